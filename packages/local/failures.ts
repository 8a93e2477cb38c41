import type { Shelf } from './shelf.ts'

/** What no try would take: the dead-letter queues of this cloud. */
export interface Failure {
  readonly at: string
  readonly queue: 'on-failure' | 'wakeups-dead' | 'receipts-dead' | 'unhandled'
  /** Keys only. */
  readonly what: string
  readonly why: string
}

export interface Failures {
  add(failure: Failure): void
  all(): readonly Failure[]
  clear(): void
}

export function openFailures(shelf: Shelf<Failure>): Failures {
  return {
    add: (failure) => shelf.put(`${failure.at} ${failure.what}`, failure),
    all: () => shelf.values(),
    clear: () => shelf.clear(),
  }
}
