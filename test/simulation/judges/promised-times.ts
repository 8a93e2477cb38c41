/** What is promised about times, worked out here anew: nothing of production has a hand in it. */
import { HOUR, MINUTE } from '../engine/when.ts'

const LOCAL = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Helsinki',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** Minutes of the local day, as a wall clock shows them. */
function minuteOfDay(at: number): number {
  const [hours, minutes] = LOCAL.format(at).split(':').map(Number)
  return hours! * 60 + minutes!
}

/** 21 to 8 o'clock in Finland. */
export const isNight = (at: number): boolean => minuteOfDay(at) >= 21 * 60 || minuteOfDay(at) < 8 * 60

/** When a meeting is reminded of, epoch milliseconds: a day and two hours before; what falls in the night goes at 20:00 before it. */
export function remindersOf(start: number): number[] {
  return [24 * HOUR, 2 * HOUR].map((before) => {
    let at = start - before
    if (!isNight(at)) return at
    while (minuteOfDay(at) !== 20 * 60) at -= MINUTE
    return at
  })
}

/** A message about something this near goes at any hour. */
const NEAR = 12 * HOUR
export const isNear = (start: number, sendAt: number): boolean => start > sendAt && start - sendAt <= NEAR
