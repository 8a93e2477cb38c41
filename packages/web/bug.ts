import type { Ports } from '#core/ports.ts'

/**
 * Puts a bug in the log under a new id, which is all the person is told. The log gets the error's name and the
 * lines of our own code: never a message, a body, a token or an address, which may hold anything.
 */
export function logBug(ports: Pick<Ports, 'ids' | 'log'>, event: string, error: unknown): string {
  const id = ports.ids.id()
  ports.log({ event, id, ...whereabouts(error) })
  return id
}

/** The same bug without its words, for where the platform prints whatever is thrown: name and frames only. */
export function wordless(error: Error): Error {
  const bare = new Error('the words are left out: name and frames only')
  bare.name = error.name
  bare.stack = [error.name, ...framesOf(error)].join('\n')
  return bare
}

function whereabouts(error: unknown): { name: string; where?: string } {
  if (!(error instanceof Error)) return { name: typeof error }
  return {
    name: error.name,
    where: framesOf(error)
      .slice(0, 4)
      .map((line) => line.trim().slice(3))
      .join(' < '),
  }
}

/** The message stands before the frames, and may hold lines that look like one. */
function framesOf({ stack = '', message }: Error): string[] {
  const below = stack.slice(stack.indexOf(message) + message.length)
  return below.split('\n').filter((line) => /^\s+at /.test(line))
}
