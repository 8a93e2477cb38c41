import { contradictory, type Refusal } from '../refusal.ts'
import { NO_TIME, type Problem } from '../problem/problem.ts'
import { monthOf } from '../time/calendar.ts'

/** A meeting that stands, whatever else is decided. */
export interface Meeting {
  readonly request: number
  readonly start: number
  readonly end: number
  readonly day: number
  readonly month: number
}

/** What is fixed, by partner: who they stand with, and when. */
export interface Fixed {
  readonly requests: readonly ReadonlySet<number>[]
  readonly meetings: readonly (readonly Meeting[])[]
  /** Where partners come together and a time is settled: when. */
  readonly together: ReadonlyMap<number, number>
}

/** Refused where two things that stand cannot both be: one partner twice, at two places at once, a shared sitting at two times. */
export function fixedIn({ requests, partners, fixed }: Problem): Fixed | Refusal {
  const own = partners.map(() => new Set<number>())
  const meetings = partners.map((): Meeting[] => [])
  const together = new Map<number, number>()
  for (const { request, partner, start, day } of fixed) {
    const { id, minutes, together: isShared } = requests[request]!
    if (own[partner]!.size === own[partner]!.add(request).size) return contradictory(`${id} ${partners[partner]!.id}`)
    if (start === NO_TIME) continue
    const end = start + minutes
    const other = meetings[partner]!.find((one) => one.start < end && start < one.end)
    if (other) return contradictory([...[id, requests[other.request]!.id].sort(), partners[partner]!.id].join(' '))
    meetings[partner]!.push({ request, start, end, day, month: monthOf(day) })
    if (isShared && (together.get(request) ?? start) !== start) return contradictory(id)
    if (isShared) together.set(request, start)
  }
  return { requests: own, meetings, together }
}
