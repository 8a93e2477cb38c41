import type { Records } from '../world/records.ts'

/**
 * Whoever has left, or is on a break without an end, has handed everything back that lies ahead: what not, in words. Not so
 * what they said yes to when a coordinator asked in spite of the break, as an earlier version let them.
 */
export function keptThoughAway(records: Records, instant: string): string[] {
  const diaries = new Map(records.all('diary').map((diary) => [diary.id, diary]))
  const away = records
    .all('card')
    .filter(
      ({ state, pausedUntil, keepsAgreed }) =>
        state === 'exited' || (state === 'paused' && pausedUntil === undefined && !keepsAgreed),
    )
  const overrides = records.all('offer').filter((one) => one.state === 'accepted' && one.override?.rules.includes('PAUSED'))
  const questions = records
    .all('card')
    .filter(({ state, waitsFor }) => (state === 'paused' || state === 'exited') && waitsFor !== 'hand-back')
    .flatMap(({ id, state, handsBack = [] }) =>
      (diaries.get(id)?.bookings ?? [])
        .filter((one) => one.asked || (one.start > instant && handsBack.includes(one.meetingId)))
        .map((one) => `partner ${id} is ${state} and has kept ${one.meetingId}, which is handed back`),
    )
  const kept = away.flatMap(({ id, state }) => {
    const { families = [], bookings = [], holds = [] } = diaries.get(id) ?? {}
    const asked = new Set(overrides.filter((one) => one.partnerId === id).map((one) => one.requestId))
    const kept = [
      ...families.filter((one) => !asked.has(one)).map((one) => `the family ${one}`),
      ...bookings.filter((one) => one.start > instant && !asked.has(one.requestId)).map((one) => `the meeting ${one.meetingId}`),
      ...holds.filter((one) => one.firm && !asked.has(one.requestId)).map((one) => `the offer ${one.offerId}`),
    ]
    return kept.map((what) => `partner ${id} is ${state} and has kept ${what}`)
  })
  return [...questions, ...kept]
}
