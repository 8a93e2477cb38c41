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

const EVES = [72 * HOUR, 24 * HOUR]
const ON_THE_DAY = 2 * HOUR

/**
 * When a meeting is reminded of, epoch milliseconds: three days and one day before; and two hours before, where its time has
 * become another since the first of those (`changed`: when it did). What falls in the night goes at 20:00 before it; of two at
 * one moment only the later.
 */
export function remindersOf(start: number, changed: number | undefined): number[] {
  const eves = EVES.map((before) => byDay(start - before))
  const all = changed !== undefined && changed > eves[0]! ? [...eves, byDay(start - ON_THE_DAY)] : eves
  return [...new Set(all)]
}

/** What a version before the list of a tenant's own wrote: a day and two hours before. */
export const earlierReminders = (start: number): number[] => [24 * HOUR, ON_THE_DAY].map((before) => byDay(start - before))

function byDay(wished: number): number {
  let at = wished
  if (!isNight(at)) return at
  while (minuteOfDay(at) !== 20 * 60) at -= MINUTE
  return at
}

/** What lies so near goes by SMS, where nobody has chosen otherwise. */
const SOON = 48 * HOUR
export const isSoon = (start: number, at: number): boolean => start > at && start - at <= SOON

/** A message about something this near goes at any hour. */
const NEAR = 12 * HOUR
export const isNear = (start: number, sendAt: number): boolean => start > sendAt && start - sendAt <= NEAR
