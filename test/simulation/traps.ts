/**
 * One exception: the calendar library fills a new event with the time and a random id before it takes over those it was
 * given, always (`packages/copy/invite.ts`). It gets the beginning of time, and an id that would be seen.
 */
const fillsIn = () => /\bcreateEvent\b/.test(new Error('who').stack ?? '')

/**
 * While the rooms run, whatever would reach real time, chance or the network throws, and is written down even where
 * somebody catches it. So is what nobody catches. Node's own modules keep what they took when they were loaded.
 */
export function trapped<T>(caught: (what: string) => void, run: () => Promise<T>): Promise<T> {
  const RealDate = Date
  const refuse = (what: string, instead?: string) => () => {
    if (instead !== undefined && fillsIn()) return instead
    caught(`${what} was reached`)
    throw new Error(`${what} reached within a simulated run`)
  }
  class TrappedDate extends RealDate {
    constructor(...args: number[]) {
      if (args.length === 0 && !fillsIn()) refuse('new Date()')()
      super(...((args.length === 0 ? [0] : args) as [number]))
    }
    static override now(): number {
      return Number(refuse('Date.now')())
    }
  }
  const undo = [
    put(globalThis, 'Date', TrappedDate),
    put(Math, 'random', refuse('Math.random')),
    put(performance, 'now', refuse('performance.now')),
    put(crypto, 'subtle', new Proxy({}, { get: (_, name) => refuse(`crypto.subtle.${String(name)}`)() })),
    put(crypto, 'randomUUID', refuse('crypto.randomUUID', 'not-an-id')),
    put(crypto, 'getRandomValues', refuse('crypto.getRandomValues')),
    ...(['setTimeout', 'setInterval', 'setImmediate', 'fetch'] as const).map((name) => put(globalThis, name, refuse(name))),
  ]
  const nobody = (reason: unknown) => caught(`nobody caught ${reason instanceof Error ? reason.stack : String(reason)}`)
  process.on('unhandledRejection', nobody)
  return run().finally(() => {
    process.off('unhandledRejection', nobody)
    for (const one of undo) one()
  })
}

function put(owner: object, name: string, value: unknown): () => void {
  const own = Object.getOwnPropertyDescriptor(owner, name)
  Object.defineProperty(owner, name, { value, configurable: true, writable: true })
  return () => {
    if (own) Object.defineProperty(owner, name, own)
    else Reflect.deleteProperty(owner, name)
  }
}
