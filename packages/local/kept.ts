import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { LOCAL_GROUP } from './environment.ts'
import { type Failure, openFailures } from './failures.ts'
import { type QueueMessage, openFailedQueue } from './failed-queue.ts'
import { type Message, openOutbox } from './services/outbox.ts'
import { openOutside } from './services/outside.ts'
import { openSchedules, type Schedule } from './services/schedules.ts'
import { openShelf } from './shelf.ts'
import { openClock } from './time/local-clock.ts'

export type Kept = ReturnType<typeof openKept>

/** What survives a restart besides the records: clock, wake-ups, messages, the queue of what failed, how far the stream was read. */
export function openKept(folder: string, turned: (offset: number) => void) {
  const shelf = <T>(name: string) => openShelf<T>(join(folder, `${name}.jsonl`))
  const clock = openClock(shelf<number>('clock'), turned)
  const schedules = openSchedules(shelf<Schedule>('schedules'), LOCAL_GROUP, clock.now)
  const outbox = openOutbox(shelf<Message>('outbox'), clock.now, () => randomBytes(12).toString('hex'))
  const failures = openFailures(shelf<Failure>('failures'))
  const failedQueue = openFailedQueue(shelf<QueueMessage>('failed'), clock.now)
  const outside = openOutside(join(folder, 'outside'))
  return {
    clock,
    outside,
    schedules,
    outbox,
    failures,
    failedQueue: failedQueue,
    checkpoints: shelf<string>('stream'),
    /** All but the checkpoints, which belong to the table. */
    forget() {
      for (const each of [schedules, outbox, outside, failures, failedQueue]) each.clear()
      clock.reset()
    },
  }
}
