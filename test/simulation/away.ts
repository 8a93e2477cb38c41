import type { Records } from './records.ts'

/** Whoever has left, or is on a break without an end, has handed everything back that lies ahead: what not, in words. */
export function keptThoughAway(records: Records, now: string): string[] {
  const diaries = new Map(records.all('diary').map((diary) => [diary.id, diary]))
  const away = records.all('card').filter(({ state, pausedUntil }) => state === 'exited' || (state === 'paused' && pausedUntil === undefined))
  return away.flatMap(({ id, state }) => {
    const { families = [], bookings = [], holds = [] } = diaries.get(id) ?? {}
    const kept = [
      ...families.map((one) => `the family ${one}`),
      ...bookings.filter((one) => one.start > now).map((one) => `the meeting ${one.meetingId}`),
      ...holds.filter((one) => one.firm).map((one) => `the offer ${one.offerId}`),
    ]
    return kept.map((what) => `partner ${id} is ${state} and has kept ${what}`)
  })
}
