import type { County, Room } from '../../support/county.ts'
import { trips } from '../../support/meter.ts'

/** What a piece of life cost. `told` are the units the emulator reported, `reads` and `writes` those AWS would bill. */
export interface Counted {
  readonly name: string
  readonly calls: number
  readonly commits: number
  /** Links of the longest chain. */
  readonly trips: number
  /** The chain in words; empty for background work, where chains of several functions lie behind one another. */
  readonly chain: string
  readonly reads: number
  readonly writes: number
  readonly told: number
  readonly scheduled: number
  readonly mails: number
  readonly texts: number
  readonly invoked: Readonly<Record<Room, number>>
}

/** Runs one step and counts what it did. */
export async function count(there: County, name: string, run: () => Promise<unknown>, chained = true): Promise<Counted> {
  const before = snapshot(there)
  await run()
  const after = snapshot(there)
  const calls = there.meter.calls.slice(before.calls)
  const chain = trips(calls)
  return {
    name,
    calls: calls.length,
    commits: calls.filter(({ call }) => call === 'TransactWriteItems').length,
    trips: chained ? chain.length : 0,
    chain: chained ? chain.map(besides).join(' → ') : '',
    reads: calls.reduce((sum, { billed }) => sum + billed.reads, 0),
    writes: calls.reduce((sum, { billed }) => sum + billed.writes, 0),
    told: calls.reduce((sum, { told }) => sum + told, 0),
    scheduled: after.scheduled - before.scheduled,
    mails: after.mails - before.mails,
    texts: after.texts - before.texts,
    invoked: minus(after.invoked, before.invoked),
  }
}

export function add(name: string, parts: readonly Counted[]): Counted {
  const sum = (field: 'calls' | 'commits' | 'reads' | 'writes' | 'told' | 'scheduled' | 'mails' | 'texts') =>
    parts.reduce((total, part) => total + part[field], 0)
  const rooms = Object.keys(parts[0]?.invoked ?? {}) as Room[]
  const invoked = Object.fromEntries(rooms.map((room) => [room, parts.reduce((total, part) => total + part.invoked[room], 0)]))
  return {
    name,
    calls: sum('calls'),
    commits: sum('commits'),
    trips: 0,
    chain: '',
    reads: sum('reads'),
    writes: sum('writes'),
    told: sum('told'),
    scheduled: sum('scheduled'),
    mails: sum('mails'),
    texts: sum('texts'),
    invoked: invoked as Record<Room, number>,
  }
}

const SHORT: Readonly<Record<string, string>> = {
  GetItem: 'get',
  Query: 'query',
  PutItem: 'put',
  DeleteItem: 'delete',
  TransactWriteItems: 'commit',
}

/** `query + 3 get`: calls on their way side by side. */
function besides(calls: readonly string[]): string {
  const groups = Map.groupBy(calls, (call) => SHORT[call] ?? call)
  return [...groups].map(([call, same]) => (same.length > 1 ? `${same.length} ${call}` : call)).join(' + ')
}

function snapshot(there: County) {
  return {
    calls: there.meter.calls.length,
    scheduled: there.scheduled(),
    mails: there.mails(),
    texts: there.texts().length,
    invoked: there.invoked,
  }
}

function minus(after: County['invoked'], before: County['invoked']): Record<Room, number> {
  return Object.fromEntries(Object.entries(after).map(([room, times]) => [room, times - before[room as Room]])) as Record<
    Room,
    number
  >
}
