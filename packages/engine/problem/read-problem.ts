import { contradictory, malformed, type Refusal, tooMuch } from '../refusal.ts'
import { fields, flag, list, optional, type Shape, text, whole } from '../shape.ts'
import { NO_TIME, type Problem } from './problem.ts'

/** What a problem may hold at most. */
const MOST = { requests: 20_000, partners: 20_000, options: 8_000_000, seats: 30, days: 2_000 } as const

/** Costs of an option: small enough for any path of them to stay exact. */
const MOST_COST = 1_000_000

const BIG = 1_000_000_000
const MINUTE = 100_000_000
const DAY = 100_000

const wanted = fields({
  id: text(),
  urgency: whole(0, 2),
  waiting: whole(0, BIG),
  minutes: whole(1, 24 * 60),
  fromAfar: flag,
  cents: whole(0, BIG),
  seats: whole(0, MOST.seats),
  together: flag,
  emergency: flag,
})

const able = fields({
  id: text(),
  capacity: whole(0, 100_000),
  size: whole(0, 100_000),
  load: whole(0, 100_000),
  travel: whole(0, 24 * 60),
  meetingsPerDay: whole(0, 100),
  restDay: flag,
  minutesPerMonth: optional(whole(0, BIG)),
  centsPerMonth: optional(whole(0, BIG)),
  months: optional(
    list(fields({ month: whole(0, BIG), minutes: optional(whole(0, BIG)), cents: optional(whole(0, BIG)) }), 'days', MOST.days),
  ),
  days: optional(list(fields({ day: whole(0, DAY), meetings: whole(0, 1000) }), 'days', MOST.days)),
})

const numbers =
  (least: number, most: number): Shape =>
  (value, at) => {
    if (!Array.isArray(value) && !ArrayBuffer.isView(value)) return malformed(at)
    const all = value as unknown as ArrayLike<number>
    if (all.length > MOST.options) return tooMuch(at, 'options', MOST.options)
    for (let n = 0; n < all.length; n++) {
      const one = all[n] as number
      if (!Number.isInteger(one) || one < least || one > most) return malformed(`${at}.${n}`)
    }
    return undefined
  }

const index = whole(0, BIG)
const problem = fields({
  requests: list(wanted, 'requests', MOST.requests),
  partners: list(able, 'partners', MOST.partners),
  options: fields({
    request: numbers(0, MOST.requests),
    partner: numbers(0, MOST.partners),
    start: numbers(NO_TIME, MINUTE),
    day: numbers(0, DAY),
    cost: numbers(0, MOST_COST),
  }),
  fixed: list(
    fields({ request: index, partner: index, start: whole(NO_TIME, MINUTE), day: whole(0, DAY) }),
    'seats',
    MOST.requests * MOST.seats,
  ),
})

/** Takes what JSON gave as a problem, or says what stands against it. */
export function readProblem(value: unknown): Problem | Refusal {
  return problem(value, '') ?? mismatch(value as Problem) ?? (value as Problem)
}

function mismatch({ requests, partners, options, fixed }: Problem): Refusal | undefined {
  const ids = new Set<string>()
  for (const { id } of requests) if (ids.size === ids.add(id).size) return contradictory(id)
  ids.clear()
  for (const { id } of partners) if (ids.size === ids.add(id).size) return contradictory(id)
  for (const name of ['partner', 'start', 'day', 'cost'] as const)
    if (options[name].length !== options.request.length) return malformed(`options.${name}`)
  for (let n = 0; n < options.request.length; n++) {
    if ((options.request[n] as number) >= requests.length) return malformed(`options.request.${n}`)
    if ((options.partner[n] as number) >= partners.length) return malformed(`options.partner.${n}`)
  }
  const wrong = fixed.findIndex(({ request, partner }) => request >= requests.length || partner >= partners.length)
  return wrong < 0 ? undefined : malformed(`fixed.${wrong}`)
}
