import { type DayFacts, judge } from '../explain/judge.ts'
import { soonest, type Run } from '../explain/runs.ts'
import type { Code } from '../rules/codes.ts'
import { area, interpretedBetween, language } from '../rules/of-the-pair.ts'
import type { Circumstances } from '../rules/pairing.ts'
import { RULES } from '../rules/rules.ts'
import type { Partner, Request, Span } from '../snapshot/snapshot.ts'
import { instantOf } from '../time/calendar.ts'
import { type Change, changedRequest, daysAway, lengthsOf, sizeOf } from './change.ts'

/** Changes that together let somebody fit, and how much they ask of people. */
export interface Sized {
  readonly size: number
  readonly changes: readonly Change[]
}

/** Another time is looked for so many days around those asked for, between these local hours. */
const DAYS_AROUND = 14
const FIRST_HOUR = 8
const LAST_HOUR = 20
/** Of a request that asks for days far apart, at most so many days are looked at. */
const MOST_DAYS = 60

/** Where one of these stands against a partner nothing helps that others could change. */
const THEIR_OWN = ['ROLE', 'EXPERIENCE', 'LIVED_AS', 'PAUSED', 'CONFLICT'] as const
const CAN_BE_SET: readonly Code[] = ['PHASE', 'CHECKS']

/** The smallest changes for one partner, if any are no greater than `most`. */
export function smallestFor(request: Request, partner: Partner, circumstances: Circumstances, most: number): Sized | undefined {
  const pairing = { request, partner, circumstances }
  if (THEIR_OWN.some((code) => RULES[code](pairing).fails)) return undefined
  let best: Sized | undefined
  const limit = () => best?.size ?? most + 1
  const keep = (changes: readonly Change[]) => {
    const size = changes.reduce((sum, change) => sum + sizeOf(change, request, circumstances), 0)
    if (size < limit()) best = { size, changes }
  }
  for (const changes of variantsFor(request, partner, circumstances)) {
    const base = changes.reduce((sum, change) => sum + sizeOf(change, request, circumstances), 0)
    if (base >= limit()) continue
    const changed = changedRequest(request, changes)
    const asked = judge({ ...pairing, request: changed })
    if (request.windows.length === 0) {
      keepIfSettled(asked.days[0] as DayFacts, changes)
      continue
    }
    for (const run of asked.runs) keepRun(run, asked.days, changes)
    if (base + 1 >= limit()) continue
    const around = judge({ ...pairing, request: { ...changed, windows: daysAround(request, circumstances) } })
    for (const run of around.runs)
      if (base + 1 + daysAway(run.day, request, circumstances) < limit())
        keepRun(run, around.days, [...changes, { kind: 'time', ...spanOf(run, changed.durationMinutes) }])
  }
  return best

  function keepRun(run: Run & { readonly codes: readonly Code[] }, days: readonly DayFacts[], changes: readonly Change[]): void {
    if (run.free !== 'busy') keepIfSettled(days.find((day) => day.day === run.day) as DayFacts, changes)
  }

  /** With what the programme would have to set, if only that stands against it. */
  function keepIfSettled(day: DayFacts, changes: readonly Change[]): void {
    const against = (Object.keys(RULES) as Code[]).filter(
      (code) => (day as never as Record<Code, { fails?: boolean }>)[code]?.fails,
    )
    if (!against.every((code) => CAN_BE_SET.includes(code))) return
    const { organisation } = partner
    const lacking = day.PHASE.needs.filter((phase) => !day.PHASE.agreed.includes(phase))
    const agreements = [...new Set(lacking)].map(
      (phase) => ({ kind: 'agreement', organisation, phase, area: request.area }) as const,
    )
    keep([...changes, ...agreements, ...(against.includes('CHECKS') ? [{ kind: 'checks', partner: partner.id } as const] : [])])
  }
}

/** Every way of meeting, language and length with which neither area nor language stands against the partner. */
function variantsFor(request: Request, partner: Partner, circumstances: Circumstances): Change[][] {
  const modes = [request.mode, ...partner.modes.filter((mode) => mode !== request.mode)]
  const variants = modes
    .filter((mode) => !area({ request: { ...request, mode }, partner, circumstances }).fails)
    .flatMap((mode) =>
      spokenWith(request, partner, circumstances).flatMap((spoken) =>
        lengthsOf(request).map((minutes): Change[] => [
          ...(mode === request.mode ? [] : [{ kind: 'mode', mode } as const]),
          ...spoken,
          ...(minutes === request.durationMinutes ? [] : [{ kind: 'shorter', minutes } as const]),
        ]),
      ),
    )
  const size = (changes: readonly Change[]) => changes.reduce((sum, change) => sum + sizeOf(change, request, circumstances), 0)
  return variants.sort((a, b) => size(a) - size(b))
}

function spokenWith(request: Request, partner: Partner, circumstances: Circumstances): Change[][] {
  const { fails, speaks } = language({ request, partner, circumstances })
  if (!fails) return [[]]
  if (request.interpreter) return []
  const missing = [...new Set(request.languages)].filter((code) => !speaks.includes(code))
  const interpreted = interpretedBetween(request).some((code) => speaks.includes(code))
  const withInterpreter = interpreted ? [[{ kind: 'interpreter' } as const]] : []
  const without = missing.map((code) => ({ kind: 'without-language', language: code }) as const)
  return missing.length < new Set(request.languages).size ? [...withInterpreter, without] : withInterpreter
}

function daysAround(request: Request, { calendar, now, today }: Circumstances): Span[] {
  const asked = request.windows.map((window) => calendar.dayOf(Math.floor(Date.parse(window.start) / 60_000)))
  const first = Math.max(today, Math.min(...asked) - DAYS_AROUND)
  const last = Math.max(...asked) + DAYS_AROUND
  const days = Array.from({ length: Math.max(0, Math.min(MOST_DAYS, last - first + 1)) }, (_, n) => first + n)
  return days
    .map((day) => ({ from: calendar.startAt(day, FIRST_HOUR * 60), to: calendar.startAt(day, LAST_HOUR * 60) }))
    .filter(({ to }) => to > soonest(now))
    .map(({ from, to }) => ({ start: instantOf(from), end: instantOf(to) }))
}

const spanOf = ({ from }: Run, minutes: number): Span => ({ start: instantOf(from), end: instantOf(from + minutes) })
