import type { Commit, Instant, Item, Key, Ports, Receipt, Store, Stores, Write } from '#core/ports.ts'
import { Unavailable } from '#core/ports.ts'
import { keyText } from '#core/records/keys.ts'
import { memoryDirectory } from '#memory/directory.ts'
import { refusal } from './services.ts'
import { seededIds } from '#memory/ids.ts'
import { memoryStores } from '#memory/stores.ts'
import { phones } from '#phones/phones.ts'
import type { Written, MemoryTable } from '#memory/table.ts'
import type { Engine } from '../engine/engine.ts'
import type { PortCall, Task } from '../engine/task.ts'

export interface Committed {
  readonly changes: readonly Written[]
  readonly task: Task
}

interface Wiring {
  readonly engine: Engine
  readonly table: MemoryTable
  readonly seed: number
  readonly log: Ports['log']
  /** Told of everything one call has written, at once. */
  readonly wrote: (committed: Committed) => void
  /** Told of each record that is read by its key. */
  readonly opened: (key: Key, task: Task) => void
  /** Told of each aggregate that is read whole: a decision is near. */
  readonly gathered: (partition: string, task: Task) => void
  /** Whether the store refuses these for good. */
  readonly refused: (writes: readonly Write[]) => boolean
  readonly services: Pick<Ports, 'wakeups' | 'mail' | 'sms'>
}

/** The ports of every room: the memory peers, each call of them a point where the seed says who goes on. */
export function simulatedPorts({ engine, table, seed, log, wrote, opened, gathered, refused, services }: Wiring): Ports {
  const memory = { table, real: () => Math.floor(engine.now() / 1000) }
  const stores = memoryStores(memory)
  const directory = memoryDirectory(memory)
  const failure = () => new Unavailable('store')
  let last = { ms: 0, text: '' }
  function instant(ms: number): Instant {
    if (ms !== last.ms) last = { ms, text: new Date(ms).toISOString() }
    return last.text
  }

  const read = <T>(port: string, about: string, run: () => Promise<T>) => engine.call({ port, about, run, failure })
  function write<T>(call: Omit<PortCall<T>, 'failure'>): Promise<T> {
    return engine.call({ ...call, failure, run: () => noted(call.run) })
  }
  /** Tells what was written before anybody else runs. */
  function noted<T>(run: () => T): T {
    const changes: Written[] = []
    const stop = table.subscribe((change) => changes.push(change))
    const done = run()
    stop()
    if (changes.length > 0) wrote({ changes, task: engine.task()! })
    return done
  }

  const open = (org: string): Store => {
    const store = stores.open(org)
    return {
      org,
      get: (key) =>
        read('store.get', keyText(key), () => {
          opened(key, engine.task()!)
          return store.get(key)
        }),
      query: (query) =>
        read('store.query', query.partition, () => {
          if (!('index' in query)) gathered(query.partition, engine.task()!)
          return store.query(query)
        }),
      receipt: (opId) =>
        read('store.receipt', opId, () => {
          engine.task()!.asked = engine.now()
          return store.receipt(opId)
        }),
      commit: (receipt: Receipt, writes: readonly Write[]) =>
        write<Commit | Promise<Commit>>({
          port: 'store.commit',
          about: writes.map(named).join(' '),
          run: () => store.commit(receipt, writes),
          conflict: () => ({ status: 'conflict', keys: [] }),
          refused: () => refused(writes),
          refusal,
        }) as Promise<Commit>,
    }
  }
  const all: Stores = { open, due: (before, limit, cursor) => read('store.due', before, () => stores.due(before, limit, cursor)) }

  return {
    stores: all,
    directory: {
      findLink: (hash) => read('directory.findLink', '', () => directory.findLink(hash)),
      findSession: (hash) => read('directory.findSession', '', () => directory.findSession(hash)),
      numberSecret: (fresh) =>
        write({ port: 'directory.numberSecret', run: () => directory.numberSecret(fresh) }) as Promise<string>,
      saveNumber: (hash, one) =>
        write({ port: 'directory.saveNumber', run: () => directory.saveNumber(hash, one) }) as Promise<void>,
      takeCode: (hash, one) =>
        write({ port: 'directory.takeCode', run: () => directory.takeCode(hash, one) }) as Promise<boolean>,
      findNumber: (hash) => read('directory.findNumber', '', () => directory.findNumber(hash)),
      saveLink: (hash, link) => write({ port: 'directory.saveLink', run: () => directory.saveLink(hash, link) }),
      saveSession: (hash, session) => write({ port: 'directory.saveSession', run: () => directory.saveSession(hash, session) }),
      endSession: (hash) => write({ port: 'directory.endSession', run: () => directory.endSession(hash) }),
    },
    ...services,
    clock: {
      now: () => instant(engine.clock()),
      real: () => Math.floor(engine.clock() / 1000),
      pause: (milliseconds) => engine.call({ port: 'clock.pause', takes: Math.ceil(milliseconds), run: () => {}, failure }),
    },
    ids: seededIds(seed),
    phones,
    log,
  }
}

function named(write: Write): string {
  if (write.op === 'remove' || write.op === 'require') return `${write.op} ${write.key.sk}`
  const { sk, version, kind } = write.item as Item
  return kind === 'event' ? '' : `${sk} v${version} ${String(write.item['state'] ?? '')}/${String(write.item['waitsFor'] ?? '')}`
}
