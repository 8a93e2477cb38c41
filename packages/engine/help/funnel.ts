import { countMet, emptyDesk, meet, type Wanted } from '../columns/bits.ts'
import type { Person } from '../columns/person.ts'
import { failingIn, judge } from '../explain/judge.ts'
import { askedOf } from '../rank/asked.ts'
import { setOf, stepsOf } from '../rank/who.ts'
import type { Code } from '../rules/codes.ts'
import type { Partner, Request } from '../snapshot/snapshot.ts'
import type { Register } from './register.ts'

/** How many are left once a rule has been asked as well; the first line, without a rule, is everybody. */
export interface Left {
  readonly code?: Code
  readonly left: number
}

/** After what sets can tell: rules of the day, the time itself, and last what is private, so that it changes the last line only. */
const LATER = ['CHECKS', 'CAPACITY', 'HOURS', 'EARNINGS', 'SLOT', 'CONFLICT'] as const

/**
 * Where the register narrows: everybody, who goes there, who has been through it, who speaks it, who is free then. Each line
 * counts those for whom some time asked for passes all rules so far, so the last one is how many fit.
 */
export function funnel(request: Request, register: Register): Left[] {
  const { columns, terms, circumstances } = register
  const asked = askedOf(request, terms)
  const desk = emptyDesk()
  let wanted: Wanted = { every: [setOf(columns, 'all', 'everybody')], none: [] }
  const lines: Left[] = [{ left: countMet(wanted, desk) }]
  for (const { code, every, none } of stepsOf(columns, asked)) {
    wanted = { every: [...wanted.every, ...every], none: [...wanted.none, ...none] }
    lines.push({ code, left: countMet(wanted, desk) })
  }
  const found = new Int32Array(columns.people.length)
  const many = meet(wanted, desk, found)
  const left = LATER.map(() => 0)
  for (const position of found.subarray(0, many)) {
    const passed = passedBy((columns.people[position] as Person).partner)
    for (let n = 0; n < passed; n++) left[n]!++
  }
  return [...lines, ...LATER.map((code, n) => ({ code, left: left[n] as number }))]

  /** How many of the later rules pass one after the other, at the time that passes most of them. */
  function passedBy(partner: Partner): number {
    const { failing, runs, days } = judge({ request, partner, circumstances })
    const none = failingIn(days[0] as object)
    const times =
      runs.length > 0 ? runs.map((run) => run.codes) : [request.windows.length > 0 ? [...none, 'SLOT' as const] : none]
    return Math.max(...times.map((codes) => firstIn([...failing, ...codes])))
  }
}

/** PHASE on that day comes before them all. */
function firstIn(codes: readonly Code[]): number {
  if (codes.includes('PHASE')) return 0
  const first = LATER.findIndex((code) => codes.includes(code))
  return first < 0 ? LATER.length : first
}
