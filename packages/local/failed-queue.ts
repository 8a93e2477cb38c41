import { randomUUID } from 'node:crypto'
import type { Shelf } from './shelf.ts'

/** A message of the queue of what failed, as `infra/constructs/failure-queues.ts` sets it. */
export interface QueueMessage {
  readonly id: string
  /** When `on-failed` gets it next: an instant of the domain's clock. */
  readonly at: string
  readonly body: string
  readonly tries: number
}

export interface FailedQueue {
  /** Puts it in: JSON as whoever gave up would write it. */
  add(body: object): void
  /** Of these or earlier, in the order they were put in. */
  dueBy(instant: string): readonly QueueMessage[]
  earliest(): QueueMessage | undefined
  remove(id: string): void
  /** It failed, and comes again; undefined when it has been tried often enough and is gone. */
  again(message: QueueMessage): QueueMessage | undefined
  clear(): void
}

const LATER_MS = 15 * 60_000
const MOST_TRIES = 16

export function openFailedQueue(shelf: Shelf<QueueMessage>, now: () => string): FailedQueue {
  const later = () => new Date(Date.parse(now()) + LATER_MS).toISOString()
  const put = (message: QueueMessage): QueueMessage => {
    shelf.put(message.id, message)
    return message
  }
  return {
    add: (body) => void put({ id: randomUUID(), at: later(), body: JSON.stringify(body), tries: 0 }),
    dueBy: (instant) => shelf.values().filter(({ at }) => at <= instant),
    earliest: () => shelf.values().toSorted((a, b) => (a.at < b.at ? -1 : 1))[0],
    remove: (id) => shelf.remove(id),
    again(message) {
      if (message.tries + 1 < MOST_TRIES) return put({ ...message, at: later(), tries: message.tries + 1 })
      shelf.remove(message.id)
      return undefined
    },
    clear: () => shelf.clear(),
  }
}
