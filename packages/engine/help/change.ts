import type { Circumstances } from '../rules/pairing.ts'
import type { Partner, Request, Snapshot } from '../snapshot/snapshot.ts'
import { dateOfDay, downTo } from '../time/calendar.ts'

/**
 * What can be otherwise: the request, as its worker may change it, and what the programme has set. Nothing that is the
 * partner's own: break, room, hours, cap, exclusions, experience, where and in what way they go.
 */
export type Change =
  | { readonly kind: 'time'; readonly start: string; readonly end: string }
  | { readonly kind: 'shorter'; readonly minutes: number }
  | { readonly kind: 'mode'; readonly mode: Request['mode'] }
  | { readonly kind: 'interpreter' }
  | { readonly kind: 'without-language'; readonly language: string }
  /** Undertaking, agreement and extract of one partner are in order. */
  | { readonly kind: 'checks'; readonly partner: string }
  | { readonly kind: 'agreement'; readonly organisation: string; readonly phase: string; readonly area: string }

/** A meeting is never proposed to be shorter than this. */
const LEAST_MINUTES = 30
const STEP_MINUTES = 15

/** How much each asks of people: whole numbers that add up. Another day asks one more for each day it is away. */
export function sizeOf(change: Change, request: Request, circumstances: Circumstances): number {
  switch (change.kind) {
    case 'time':
      return 1 + daysAway(circumstances.calendar.dayOf(downTo(change.start)), request, circumstances)
    case 'shorter':
      return 2 * Math.ceil((request.durationMinutes - change.minutes) / STEP_MINUTES)
    case 'mode':
      return 8
    case 'interpreter':
      return 10
    case 'checks':
      return 12
    case 'without-language':
      return 20
    case 'agreement':
      return 30
  }
}

/** From the nearest day that was asked for. */
export function daysAway(day: number, { windows }: Request, { calendar }: Circumstances): number {
  return Math.min(...windows.map((window) => Math.abs(day - calendar.dayOf(downTo(window.start)))))
}

/** Lengths that may be proposed, the longest first, with the one asked for. */
export function lengthsOf({ durationMinutes }: Request): number[] {
  const lengths = [durationMinutes]
  for (let minutes = durationMinutes - STEP_MINUTES; minutes >= LEAST_MINUTES; minutes -= STEP_MINUTES) lengths.push(minutes)
  return lengths
}

export function changedRequest(request: Request, changes: readonly Change[]): Request {
  let changed = request
  for (const change of changes) changed = { ...changed, ...requestWith(changed, change) }
  return changed
}

function requestWith(request: Request, change: Change): Partial<Request> {
  switch (change.kind) {
    case 'time':
      return { windows: [...request.windows, { start: change.start, end: change.end }] }
    case 'shorter':
      return { durationMinutes: change.minutes }
    case 'mode':
      return { mode: change.mode }
    case 'interpreter':
      return { interpreter: true }
    case 'without-language':
      return { languages: request.languages.filter((one) => one !== change.language) }
    case 'checks':
    case 'agreement':
      return {}
  }
}

/** Beyond all dates that matter. */
const ALWAYS = '9999-12-31'

export function changedPartner(partner: Partner, changes: readonly Change[], { today }: Circumstances): Partner {
  return changes.some((change) => change.kind === 'checks' && change.partner === partner.id)
    ? { ...partner, checks: { undertakingUntil: ALWAYS, agreementUntil: ALWAYS, extractOn: dateOfDay(today) } }
    : partner
}

/** New agreements hold from today on. */
export function changedAgreements(
  agreements: Snapshot['agreements'],
  changes: readonly Change[],
  { today }: Circumstances,
): Snapshot['agreements'] {
  const more = changes.flatMap((change) =>
    change.kind === 'agreement'
      ? [{ organisation: change.organisation, phase: change.phase, area: change.area, validFrom: dateOfDay(today) }]
      : [],
  )
  return more.length === 0 ? agreements : [...agreements, ...more]
}
