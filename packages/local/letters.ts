import { randomUUID } from 'node:crypto'
import type { Shelf } from './shelf.ts'

/** A message of the queue of what failed, as `infra/constructs/failure-queues.ts` sets it. */
export interface Letter {
  readonly id: string
  /** When `on-failed` gets it next: an instant of the domain's clock. */
  readonly at: string
  readonly body: string
  readonly tries: number
}

export interface Letters {
  /** Puts it in: JSON as whoever gave up would write it. */
  add(body: object): void
  /** Of these or earlier, in the order they were put in. */
  dueBy(instant: string): readonly Letter[]
  earliest(): Letter | undefined
  remove(id: string): void
  /** It failed, and comes again; undefined when it has been tried often enough and is gone. */
  again(letter: Letter): Letter | undefined
  clear(): void
}

const LATER_MS = 15 * 60_000
const MOST_TRIES = 16

export function openLetters(shelf: Shelf<Letter>, now: () => string): Letters {
  const later = () => new Date(Date.parse(now()) + LATER_MS).toISOString()
  const put = (letter: Letter): Letter => {
    shelf.put(letter.id, letter)
    return letter
  }
  return {
    add: (body) => void put({ id: randomUUID(), at: later(), body: JSON.stringify(body), tries: 0 }),
    dueBy: (instant) => shelf.values().filter(({ at }) => at <= instant),
    earliest: () => shelf.values().toSorted((a, b) => (a.at < b.at ? -1 : 1))[0],
    remove: (id) => shelf.remove(id),
    again(letter) {
      if (letter.tries + 1 < MOST_TRIES) return put({ ...letter, at: later(), tries: letter.tries + 1 })
      shelf.remove(letter.id)
      return undefined
    },
    clear: () => shelf.clear(),
  }
}
