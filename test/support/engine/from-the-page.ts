import type { Explanation } from '#engine/explain/explain.ts'

/**
 * Comes to the answers from what explanations tell alone: no register, no request, no rule of the engine. Looks at every
 * single minute that was asked for, as somebody with much patience would.
 */
export function fromThePage(explanations: readonly Explanation[]) {
  const all = explanations.map((one) => ({ one, ...answerOf(one) }))
  const fitting = all.filter(({ codes }) => codes.length === 0)
  const total = ({ one, unknown }: (typeof all)[number]) =>
    (one.parts ?? []).reduce((sum, { part, points }) => sum + (part === 'unknown' && !unknown ? 0 : points), 0)
  const order = fitting.toSorted((a, b) => total(a) - total(b) || (a.one.partner < b.one.partner ? -1 : 1))
  return {
    firstThree: order.slice(0, 3).map(({ one }) => one.partner),
    codes: new Map(all.map(({ one, codes }) => [one.partner, codes])),
  }
}

const SHOWN = 'ROLE PHASE EXPERIENCE LIVED_AS AREA LANGUAGE SLOT CAPACITY HOURS PAUSED CHECKS CONFLICT EARNINGS'.split(' ')

function answerOf({ looked: { minutes, pair, days, views } }: Explanation): { codes: string[]; unknown: boolean } {
  const always = againstPair(pair)
  const onDay = days.map((day) => ({ ...day, codes: againstDay(day) }))
  const shown = (codes: readonly string[]) => SHOWN.filter((code) => codes.includes(code))
  let best: string[] | undefined
  let isFree = false
  let isUnknown = false
  for (const { starts, known } of views)
    for (let start = starts.from; start <= starts.to; start++) {
      const day = onDay.find((one) => one.from !== undefined && one.from <= start && start < (one.until as number))
      if (!day) throw new Error('a minute on no day')
      const touches = (one: { from: number; to: number }) => !(one.to <= start || one.from >= start + minutes)
      const free = known.free.some((one) => one.from <= start && one.to >= start + minutes)
      const busy = known.taken.some(touches) || (!free && known.told.some(touches))
      const codes = [...day.codes, ...(busy ? ['SLOT'] : [])]
      if (!best || codes.length < best.length) best = codes
      if (codes.length > 0) continue
      if (free) isFree = true
      else isUnknown = true
    }
  best ??= [...againstDay(days[0] as Day), ...(views.length > 0 ? ['SLOT'] : [])]
  return { codes: shown([...always, ...best]), unknown: isUnknown && !isFree }
}

type Looked = Explanation['looked']
type Day = Looked['days'][number]

function againstPair({ ROLE, EXPERIENCE, LIVED_AS, AREA, LANGUAGE, PAUSED, CONFLICT }: Looked['pair']): string[] {
  const speaks = new Set(LANGUAGE.speaks)
  const lacks = LANGUAGE.between
    ? !LANGUAGE.between.some((one) => speaks.has(one))
    : LANGUAGE.needs.some((one) => !speaks.has(one))
  const goes = AREA.needs.mode !== 'in-person' || AREA.areas.includes(AREA.needs.area)
  return [
    ...(ROLE.has.includes(ROLE.needs) ? [] : ['ROLE']),
    ...(EXPERIENCE.needs === undefined || EXPERIENCE.has.includes(EXPERIENCE.needs) ? [] : ['EXPERIENCE']),
    ...(LIVED_AS.needs === undefined || LIVED_AS.has.includes(LIVED_AS.needs) ? [] : ['LIVED_AS']),
    ...(goes && AREA.modes.includes(AREA.needs.mode) ? [] : ['AREA']),
    ...(lacks ? ['LANGUAGE'] : []),
    ...(PAUSED.paused ? ['PAUSED'] : []),
    ...(CONFLICT.fails ? ['CONFLICT'] : []),
  ]
}

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000

function againstDay({ PHASE, CAPACITY, HOURS, CHECKS, EARNINGS }: Day): string[] {
  const { families, meetings, asked, rests } = CAPACITY
  const { undertakingUntil = '', agreementUntil = '', date, extract } = CHECKS
  const stale = extract.on === undefined || daysBetween(extract.on, extract.today) > extract.days
  const full = families.has >= families.most || meetings.has >= meetings.most || asked.has >= asked.most
  return [
    ...(PHASE.needs.every((one) => PHASE.agreed.includes(one)) ? [] : ['PHASE']),
    ...(full || rests ? ['CAPACITY'] : []),
    ...(HOURS.minutes + HOURS.adds > HOURS.most ? ['HOURS'] : []),
    ...(undertakingUntil < date || agreementUntil < date || (extract.needed && stale) ? ['CHECKS'] : []),
    ...(EARNINGS.most !== undefined && EARNINGS.cents + EARNINGS.adds > EARNINGS.most ? ['EARNINGS'] : []),
  ]
}
