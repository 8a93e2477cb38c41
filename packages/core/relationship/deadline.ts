import type { Instant } from '../ports.ts'
import type { Settings } from '../records/tenant.ts'
import type { Request, Urgency } from '../records/request.ts'
import { earliest, instant, latest, minutesBetween, ms, plus } from '../time/instant.ts'
import type { Window } from '../time/interval.ts'
import { afterQuiet, isQuiet } from '../time/quiet-hours.ts'

const QUARTER = 15
/** The answer is needed this long before the time it is for. */
export const BEFORE_START = 60
/** However near the time is, an answer gets at least this long. */
export const AT_LEAST = 15

/**
 * Until when an answer counts: the urgency's hours from now, never in quiet hours (then an hour into the morning),
 * an hour before the last time offered, within the phase's promise where that is still ahead (`promiseAhead`), on a whole
 * quarter of an hour.
 */
export function answerBy(
  now: Instant,
  { urgency, promise }: { readonly urgency: Urgency; readonly promise?: Instant | undefined },
  settings: Settings,
  slots: readonly Window[],
): Instant {
  const hours = settings.offers[urgency].answerHours
  const wished = plus(now, hours * 60)
  const awake = isQuiet(wished, settings.quiet) ? plus(afterQuiet(wished, settings.quiet), 60) : wished
  const last = slots.at(-1)
  const bounds = [...(last ? [plus(last.start, -BEFORE_START)] : []), ...(promise ? [promise] : [])]
  const intime = earliest(awake, ...bounds)
  return latest(toQuarter(intime), plus(now, AT_LEAST))
}

/** The request's promise, where whoever is asked now has time to answer before it runs out. */
export const promiseAhead = (now: Instant, serveBy: Instant): Instant | undefined =>
  serveBy > plus(now, AT_LEAST) ? serveBy : undefined

/** The whole quarter at or before. */
function toQuarter(i: Instant): Instant {
  const quarter = QUARTER * 60_000
  return instant(Math.floor(ms(i) / quarter) * quarter)
}

type Standing = Pick<Request, 'serveBy' | 'unsentSince' | 'needBy' | 'windows'>

/** The promise, with as much time as its questions stood still; never beyond the day and the times that were asked for. */
export function promiseAfter(request: Standing, now: Instant): Instant {
  const { serveBy, unsentSince, needBy, windows } = request
  if (unsentSince === undefined) return serveBy
  const stood = plus(serveBy, Math.max(0, minutesBetween(unsentSince, now)))
  const last = windows
    .map(({ start }) => plus(start, -BEFORE_START))
    .toSorted()
    .at(-1)
  return latest(serveBy, earliest(stood, ...(needBy ? [needBy] : []), ...(last ? [last] : [])))
}

/**
 * The promise stands still while every open question of a request does, and goes on, later by as long, when one goes or none
 * is left: written with each wait, so that no end of a question forgets it.
 */
export const promiseClock = (request: Standing, stands: boolean, now: Instant): Pick<Request, 'serveBy' | 'unsentSince'> =>
  stands
    ? { serveBy: request.serveBy, unsentSince: request.unsentSince ?? now }
    : { serveBy: promiseAfter(request, now), unsentSince: undefined }
