import { MOST_SLOTS } from '../matching/slots.ts'
import { isWorkersWord } from '../policy/actor.ts'
import { tell } from './tell.ts'
import { minutesBetween, plus } from '../time/instant.ts'
import type { Work } from '../commit/work.ts'
import type { Loaded } from './load.ts'
import { promise } from './promise.ts'
import type { Request } from '../records/request.ts'
import { searchIn } from './search-in.ts'
import { currentMeetings } from './current.ts'
import { settle } from './settle.ts'

/**
 * A partner has left: somebody is sought for the meetings they leave behind that are not too near for somebody new. The
 * request asks for one length and one mode at a time, so for the first of those meetings and the others like it, and the
 * search has a promise of its own. Where all of them are too near, the worker chooses first what is to become of them.
 */
export function searchAgain(work: Work, loaded: Loaded, someLost: boolean): Request {
  const { request } = loaded
  const waiting = currentMeetings(work, loaded)
    .filter((one) => one.state === 'scheduled' && one.waitsFor === 'partner')
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))
  const [first] = waiting
  const minutes = first && minutesBetween(first.start, first.end)
  const windows = waiting
    .filter((one) => minutesBetween(one.start, one.end) === minutes && one.mode === first?.mode)
    .map(({ start, end }) => ({ start, end }))
    // Parts of one meeting have one time.
    .filter((one, at, all) => all.findIndex(({ start }) => start === one.start) === at)
    .slice(0, MOST_SLOTS)
  const needBy = request.needBy !== undefined && request.needBy > work.now ? request.needBy : undefined
  const serveBy = promise(
    { phases: request.phases, beforePhases: request.beforePhases, windows, ...(needBy && { needBy }) },
    work.now,
  )
  if (first) searchIn(work, loaded, first.mode)
  work.change(request)(
    (current) => ({
      windows,
      durationMinutes: minutes ?? current.durationMinutes,
      timesAsked: undefined,
      serveBy,
      needBy,
      lateSince: undefined,
    }),
    'request.searches-anew',
  )
  const settled = settle(work, loaded, 'request.reopened')
  if (!someLost) return sayGone(work, loaded, settled)
  if (windows.length > 0 || settled.state !== 'open') return settled
  return work.change(settled)(
    () => ({ waitsFor: 'late-choice', owner: 'worker', due: plus(work.now, 120), reason: 'too-near' }),
    'request.late-choice',
  )
}

/** The worker hears that a partner is gone, where no meeting says it; not of what they decided themselves. */
export function sayGone(work: Work, loaded: Loaded, request: Request): Request {
  if (isWorkersWord(work.by)) return request
  tell(work, loaded, {
    template: 'partner-gone',
    about: request,
    staff: 'worker',
    facts: { slots: [], area: request.area, mode: request.mode },
  })
  return request
}
