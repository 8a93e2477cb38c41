import type { Call } from '../commit/call.ts'
import { tell } from '../relationship/tell.ts'
import { tellOffice } from '../relationship/tell-office.ts'
import type { StaffTemplate } from '../records/templates.ts'
import { withdrawOffers } from '../relationship/end-offers.ts'
import { OFFICE, addWorkingHours } from '../time/working-days.ts'
import { sendWave } from './send-wave.ts'
import type { Refusal } from '../refusal.ts'
import { isUnsent } from '../records/offer.ts'
import { turnOf } from '../records/stuck.ts'
import { latest, plus } from '../time/instant.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { type Loaded, loadRequest } from '../relationship/load.ts'
import type { Request } from '../records/request.ts'
import { answerWait } from '../relationship/answer-wait.ts'
import { currentOffers } from '../relationship/current.ts'
import { firstHeld, inTime, isPressing } from '../relationship/in-time.ts'
import { settle } from '../relationship/settle.ts'

/** Reminders of the same person before the coordinator owns it. */
const NUDGES = 1
const LOOK_AGAIN_MINUTES = 5

/** `ranking`, `coordinator`: looks for somebody to ask. */
export const rankAndOffer = (call: Call, request: Request): Promise<Request | Refusal> => sendWave(call, request.id)

/** `answer`: every offer has had its time, or the phase's promise has run out and a person must know. */
export function lookAtAnswers(call: Call, { id }: Request): Promise<Request | Refusal> {
  return onDue(call, id, 'answer', (work, loaded) => {
    const { request } = loaded
    const open = currentOffers(work, loaded).filter((offer) => offer.state === 'sent')
    if (open.length === 0) return settle(work, loaded, 'request.asks-on')
    const wait = answerWait({ ...request, lateSince: work.now }, open, work.now)
    // Never at once: an offer that fails to expire would bring us back again and again.
    const due = latest(wait.due ?? work.now, plus(work.now, LOOK_AGAIN_MINUTES))
    if (open.every(isUnsent) || work.now < wait.serveBy || request.lateSince !== undefined)
      return work.change(request)(() => ({ ...wait, due, attempts: 0 }), 'request.still-asking')
    const late = work.change(request)(
      () => ({ ...wait, due, lateSince: work.now, owner: 'coordinator', reason: 'late', attempts: 0 }),
      'request.late',
    )
    tellOffice(work, loaded, late, factsOf(late))
    tell(work, loaded, { template: 'nobody-found', about: late, staff: 'worker', facts: { ...factsOf(late), told: 'late' } })
    return work.read(late)
  })
}

/** `decision`, `consent`, `first-meeting`, `late-choice`, `meetings`: reminds whoever must act, then the coordinator owns it. */
export function nudge(call: Call, { id, waitsFor }: Request): Promise<Request | Refusal> {
  return onDue(call, id, waitsFor, (work, loaded) => {
    const { request, tenant, offers } = loaded
    const start = firstHeld(work, request, offers)
    if (start !== undefined && start <= work.now) return timePassed(work, loaded)
    const hours = tenant.settings.decisionHours[request.urgency]
    const escalates = turnOf(request) === 'coordinator' || request.nudges >= NUDGES || isPressing(work.now, start)
    const wished = escalates ? addWorkingHours(work.now, tenant.settings.coordinatorHours, OFFICE) : plus(work.now, hours * 60)
    const due = inTime(wished, work.now, start)
    const nudged = work.change(request)(
      (current) => ({
        due,
        nudges: current.nudges + 1,
        attempts: 0,
        ...(escalates && { owner: 'coordinator', reason: 'worker-silent' }),
      }),
      escalates ? 'request.escalated' : 'request.nudged',
    )
    const facts = factsOf(nudged)
    const template: StaffTemplate = request.waitsFor === 'first-meeting' ? 'first-meeting-waits' : 'decision-waits'
    if (!escalates) tell(work, loaded, { template, about: nudged, staff: 'worker', facts })
    else if (turnOf(request) !== 'coordinator') tellOffice(work, loaded, nudged, facts, start === undefined ? [] : [start])
    return work.read(nudged)
  })
}

/** Nobody decided before the time they had accepted began: that partner is free again, with thanks, and the search goes on. */
function timePassed(work: Work, loaded: Loaded): Request {
  const { request, offers } = loaded
  const held = new Set(request.taken.filter(({ state }) => state === 'held').map(({ offerId }) => offerId))
  const passed = offers.filter(({ id, slot }) => held.has(id) && slot !== undefined && slot.start <= work.now)
  withdrawOffers(work, loaded, passed, 'time-passed')
  work.change(request)(
    (current) => ({ taken: current.taken.filter((seat) => !passed.some(({ id }) => id === seat.offerId)) }),
    'request.time-passed',
  )
  return settle(work, loaded, 'request.asks-on')
}

const factsOf = ({ windows, area, mode }: Request) => ({ slots: windows.slice(0, 3), area, mode })

/** Acts only while the record still waits for this, and its time has come: a stale wake-up finds nothing to do. */
function onDue(
  call: Call,
  id: string,
  waitsFor: Request['waitsFor'],
  decide: (work: Work, loaded: Loaded) => Request,
): Promise<Request | Refusal> {
  return transact<Loaded, Request>(call, {
    subject: id,
    load: () => loadRequest(call, id, 'request.advance'),
    decide: (loaded, work) => {
      const { request } = loaded
      return request.waitsFor === waitsFor && request.due !== null && request.due <= work.now ? decide(work, loaded) : request
    },
  })
}
