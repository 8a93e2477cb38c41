import type { Columns } from '../columns/columns.ts'
import type { Person } from '../columns/person.ts'
import { nameStarts } from '../explain/name-starts.ts'
import { WEIGHTS } from '../explain/score.ts'
import type { Request } from '../snapshot/snapshot.ts'
import { type Asked, askedOf } from './asked.ts'
import type { Terms } from './terms.ts'
import { bestFirst } from './best-first.ts'
import { allows, hasRoom } from './day.ts'
import { freeStarts, noRanges, type Ranges, untoldStarts } from './starts.ts'
import { whoIsFree, whoIsVague, whoMay } from './who.ts'

export interface Ranked {
  readonly partner: string
  /** As `explain` tells it: the least comes first, equals by id. */
  readonly score: number
  /** Times to name, in minutes since 1970, at most three; none where the request has none. */
  readonly starts: readonly number[]
}

export interface Ranker {
  readonly rank: (request: Request, most: number) => Ranked[]
}

/**
 * Who to ask, best first, at most `most`; nobody whom a hard rule forbids. Sets say who could be asked at all; of these the
 * best are put to the day and the time one by one, until enough are known to be free. Only if there are not enough, those
 * are looked at of whom nobody knows. The columns may change between two askings.
 */
export function rankerOf(columns: Columns, terms: Terms): Ranker {
  const { through } = bestFirst(columns)
  const ranges = noRanges()
  return {
    rank(request, most) {
      if (most <= 0) return []
      const asked = askedOf(request, terms)
      if (request.windows.length > 0 && asked.days.length === 0) return [] // past, too near, or too short
      const may = whoMay(columns, asked)
      const best: Ranked[] = []
      const lookFor = (does: typeof freeStarts, more: number) => (position: number, key: number) => {
        const person = columns.people[position] as Person
        if (request.excluded.includes(person.partner.id) || !hasRoom(person, asked, terms)) return false
        if (does(person, asked, terms, ranges)) best.push(ranked(person, key + more, asked, ranges))
        return best.length >= most
      }
      if (asked.windows.length === 0) through(may, asked, lookFor(whenSuits, 0))
      else {
        through(whoIsFree(columns, may, asked), asked, lookFor(freeStarts, 0))
        const known = best.length
        if (known < most) through(whoIsVague(columns, may), asked, lookFor(whereUntold(known > 0), WEIGHTS.unknown))
      }
      return best
    },
  }
}

/** Without windows only the day is asked about. */
function whenSuits(person: Person, asked: Asked, terms: Terms, ranges: Ranges): boolean {
  ranges.n = 0
  return allows(person, asked, asked.days[0] as Asked['days'][number], terms)
}

/** Whoever is known to be free at some time was found already, where anybody was. */
const whereUntold = (someKnown: boolean) => (person: Person, asked: Asked, terms: Terms, ranges: Ranges) =>
  !(someKnown && freeStarts(person, asked, terms, ranges)) && untoldStarts(person, asked, terms, ranges)

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
