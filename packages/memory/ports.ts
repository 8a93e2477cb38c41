import type { Instant, Ports } from '#core/ports.ts'
import { phones } from '#phones/phones.ts'
import { type MemoryClock, memoryClock } from './clock.ts'
import { memoryDirectory } from './directory.ts'
import { seededIds } from './ids.ts'
import { memoryLog } from './log.ts'
import { type MemoryOutside, memoryOutside } from './outside.ts'
import { memoryMail, memorySms } from './senders.ts'
import { memoryStores } from './stores.ts'
import { type MemoryTable, memoryTable } from './table.ts'
import { type MemoryWakeups, memoryWakeups } from './wakeups.ts'

/** All the ports, with the handles a test holds them by. */
export interface MemoryPorts extends Ports {
  /** Change feed, index lag, snapshot. */
  readonly table: MemoryTable
  readonly clock: MemoryClock
  readonly wakeups: MemoryWakeups
  readonly mail: ReturnType<typeof memoryMail>
  readonly sms: ReturnType<typeof memorySms>
  readonly log: ReturnType<typeof memoryLog>
  readonly outside: MemoryOutside
}

/** A whole world in memory: the same seed, instant and calls give the same answers. */
export function memoryPorts({ seed, now }: { readonly seed: number; readonly now: Instant }): MemoryPorts {
  const table = memoryTable()
  const clock = memoryClock(now)
  const memory = { table, real: clock.real }
  return {
    table,
    clock,
    stores: memoryStores(memory),
    directory: memoryDirectory(memory),
    ids: seededIds(seed),
    wakeups: memoryWakeups(),
    mail: memoryMail(),
    sms: memorySms(),
    phones,
    log: memoryLog(),
    outside: memoryOutside(),
  }
}
