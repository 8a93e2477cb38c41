import { meet } from '../columns/bits.ts'
import type { Columns } from '../columns/columns.ts'
import type { Person } from '../columns/person.ts'
import { nameStarts } from '../explain/name-starts.ts'
import { WEIGHTS } from '../explain/score.ts'
import type { Request } from '../snapshot/snapshot.ts'
import { type Asked, askedOf, type Terms } from './asked.ts'
import { allows, hasRoom } from './day.ts'
import { arrange, clear, emptyQueue, take } from './least.ts'
import { FREE, NEVER, noRanges, PERHAPS, type Ranges, startsOf } from './starts.ts'
import { keyOf, orderOf, whoMay } from './who.ts'

export interface Ranked {
  readonly partner: string
  /** As `explain` tells it: the least comes first, equals by id. */
  readonly score: number
  /** Times to name, in minutes since 1970, at most three; none where the request has none. */
  readonly starts: readonly number[]
}

/** A ranking, ready to be asked: the columns, the terms, and lists that are used again for each request. */
export interface Ranker {
  readonly rank: (request: Request, most: number) => Ranked[]
}

/**
 * Who to ask, best first, at most `most`; nobody whom a hard rule forbids. Sets say who could be asked at all; of these the
 * best are put to the day and the time one by one, until enough are known to be free. The columns may change in between.
 */
export function rankerOf(columns: Columns, terms: Terms): Ranker {
  const queue = emptyQueue()
  const ranges = noRanges()
  let found = new Int32Array(0)
  const idAt = (place: number) => (columns.people[place] as Person).partner.id

  const gather = (asked: Asked): void => {
    if (found.length < columns.people.length) found = new Int32Array(columns.people.length * 2)
    const { every, none } = whoMay(columns, asked)
    const many = meet(every, none, found)
    const order = orderOf(columns, asked)
    clear(queue, many)
    for (let n = 0; n < many; n++) {
      const place = found[n] as number
      queue.keys[n] = keyOf(columns, order, place)
      queue.places[n] = place
    }
    queue.size = many
    arrange(queue, idAt)
  }

  return {
    rank(request, most) {
      const asked = askedOf(request, terms)
      gather(asked)
      const free: Ranked[] = []
      const perhaps: Ranked[] = []
      while (free.length < most) {
        const score = queue.keys[0] as number
        const place = take(queue, idAt)
        if (place < 0) break
        const person = columns.people[place] as Person
        if (request.excluded.includes(person.partner.id) || !hasRoom(person, asked, terms)) continue
        const answer = timesOf(person, asked, terms, ranges)
        if (answer === FREE) free.push(ranked(person, score, asked, ranges))
        else if (answer === PERHAPS && perhaps.length < most) perhaps.push(ranked(person, score + WEIGHTS.unknown, asked, ranges))
      }
      for (let n = 0; free.length < most && n < perhaps.length; n++) free.push(perhaps[n] as Ranked)
      return free
    },
  }
}

/** Without windows only the day is asked about. */
function timesOf(person: Person, asked: Asked, terms: Terms, ranges: Ranges): number {
  if (asked.windows.length > 0) return startsOf(person, asked, terms, ranges)
  ranges.n = 0
  return allows(person, asked, asked.days[0] as Asked['days'][number], terms) ? FREE : NEVER
}

function ranked({ partner }: Person, score: number, { windows, minutes }: Asked, ranges: Ranges): Ranked {
  const doing = Array.from({ length: ranges.n }, (_, n) => ({
    window: ranges.window[n] as number,
    from: ranges.from[n] as number,
    to: ranges.to[n] as number,
    lastIsEdge: ranges.lastIsEdge[n] as boolean,
  }))
  const opens = windows.map((window) => window.opens)
  return { partner: partner.id, score, starts: nameStarts(doing, opens, minutes) }
}
