import { cancelMeeting } from '#core/meeting/cancel.ts'
import { answerMove, keepAgreedTime } from '#core/meeting/answer-move.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import type { Meeting } from '#core/records/meeting.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { offerByHand } from '#core/offer/offer-by-hand.ts'
import type { Offer } from '#core/records/offer.ts'
import { resumePartner } from '#core/partner/pause.ts'
import { addAgreed as addMeeting, pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { ask } from '#core/request/ask.ts'
import { changePhase } from '#core/request/change-phase.ts'
import { changeTimes } from '#core/request/change-times.ts'
import { chooseLate } from '#core/meeting/choose-late.ts'
import { cancelRequest, closeRequest } from '#core/request/close.ts'
import { recordConsent } from '#core/request/consent.ts'
import { decide } from '#core/request/decide.ts'
import { handOver } from '#core/request/hand-over.ts'
import type { Request } from '#core/records/request.ts'
import { aRequest } from '../../support/tenant.ts'
import type { World } from '../../support/world.ts'
import { ofKind } from './invariants.ts'

/** One of a list, by a number that shrinks towards the first. */
const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

const plus = (w: World, hours: number, length = 0): string =>
  new Date(Math.ceil(Date.parse(w.ports.clock.now()) / 900_000) * 900_000 + hours * 3_600_000 + length * 60_000).toISOString()

const span = (w: World, n: number, length = 120) => ({ start: plus(w, 2 + (n % 90)), end: plus(w, 2 + (n % 90), length) })

type Does = (w: World, n: number, m: number) => Promise<unknown>

/** Mostly one that is not over, so that walks get far; now and then any. */
const oneOf = <T>(all: readonly T[], alive: (one: T) => boolean, n: number): T | undefined =>
  (n % 7 === 6 ? undefined : pick(all.filter(alive), n)) ?? pick(all, n)
const request = (w: World, n: number) => oneOf(ofKind<Request>(w, 'request'), (one) => one.state !== 'closed', n)
const offer = (w: World, n: number) => oneOf(ofKind<Offer>(w, 'offer'), (one) => one.state === 'sent', n)
const meeting = (w: World, n: number) => oneOf(ofKind<Meeting>(w, 'meeting'), (one) => one.state === 'scheduled', n)
const holding = (w: World, n: number) =>
  oneOf(ofKind<Request>(w, 'request'), (one) => one.taken.some((seat) => seat.state === 'held'), n)
const partner = (w: World, n: number) => pick(ofKind<{ id: string }>(w, 'card'), n)!.id

type On<T> = (run: (w: World, found: T, m: number) => Promise<unknown>) => Does
const on =
  <T>(find: (w: World, n: number) => T | undefined): On<T> =>
  (run) =>
  async (w, n, m) => {
    const found = find(w, n)
    return found && run(w, found, m)
  }
const onRequest = on(request)
const onHolding = on(holding)
const onOffer = on(offer)
const onMeeting = on(meeting)

const KINDS = [
  {},
  { urgency: 'urgent', phases: ['EMERGENCY'] },
  { urgency: 'soon', consent: { given: false } },
  { urgency: 'urgent', choice: 'family' },
  { windows: [], needBy: '2026-12-20T10:00:00Z' },
  { channel: 'group', phases: [], consent: { given: false }, seats: 2, confirm: 'pre-approved', urgency: 'urgent' },
  { mode: 'remote', urgency: 'soon', interpreter: true },
]

const DEEDS: Readonly<Record<string, Does>> = {
  ask: (w, n, m) =>
    ask(w.worker(), { ...aRequest({ windows: [span(w, m, 180), span(w, m + 24, 180)] }), ...KINDS[n % KINDS.length] }),
  accept: onOffer((w, { id, partnerId, slots }, m) => {
    const start = pick(slots, m)?.start
    return answerOffer(w.partner(partnerId), id, { kind: 'accept', ...(start && { start }) })
  }),
  decline: onOffer((w, { id, partnerId }) => answerOffer(w.partner(partnerId), id, { kind: 'decline' })),
  otherTime: onOffer((w, { id, partnerId }, m) => answerOffer(w.partner(partnerId), id, { kind: 'other-time', ...span(w, m) })),
  phoned: onOffer((w, { id, slots }) =>
    answerOffer(w.coordinator(), id, { kind: 'accept', ...(slots[0] && { start: slots[0].start }) }),
  ),
  confirm: onHolding((w, { id, taken, workerId }, m) => {
    const counters = ofKind<Offer>(w, 'offer').filter((one) => one.requestId === id && one.counter)
    const offerId = pick([...taken.map((seat) => seat.offerId), ...counters.map((one) => one.id)], m)
    return decide(w.worker(workerId), id, { decision: 'confirm', ...(offerId && { offerId }) })
  }),
  refuse: onHolding((w, { id, taken, workerId }, m) => {
    const offerId = pick(taken, m)?.offerId
    return decide(w.worker(workerId), id, { decision: 'refuse', ...(offerId && { offerId }) })
  }),
  consent: onRequest((w, { id, workerId }, m) =>
    recordConsent(w.worker(workerId), id, m % 4 === 3 ? { given: false } : { given: true, on: '2026-11-20' }),
  ),
  cancel: onRequest((w, { id, workerId }) => cancelRequest(w.worker(workerId), id, { as: 'withdrawn' })),
  close: onRequest((w, { id }, m) => closeRequest(w.coordinator(), id, { as: pick(['fulfilled', 'failed', 'no-capacity'], m) })),
  handOver: onRequest((w, { id }, m) => handOver(w.coordinator(), id, { to: pick(['worker', 'worker-2'], m) })),
  phase: onRequest((w, { id }, m) =>
    changePhase(w.coordinator(), id, { phases: [pick(['EMERGENCY', 'OPEN', 'SUBSTITUTE'], m)] }),
  ),
  times: onRequest((w, { id }, m) =>
    changeTimes(w.coordinator(), id, { windows: [span(w, m)], ...(m % 2 && { mode: 'remote' }) }),
  ),
  byHand: onRequest((w, { id }, m) =>
    offerByHand(w.coordinator(), id, {
      partnerId: partner(w, m),
      ...(m % 2 && { slot: span(w, m) }),
      ...(m % 3 && { override: { reason: 'tuttu' } }),
    }),
  ),
  withdraw: onRequest((w, { id }, m) => withdrawFromRequest(w.partner(partner(w, m)), id)),
  pause: (w, n, m) => pausePartner(w.partner(partner(w, n)), partner(w, n), m % 2 ? { until: plus(w, m) } : {}),
  resume: (w, n) => resumePartner(w.partner(partner(w, n)), partner(w, n)),
  free: (w, n, m) => setAvailability(w.partner(partner(w, n)), partner(w, n), { extra: [span(w, m, 480)] }),
  add: onRequest((w, { id }, m) => addMeeting(w.coordinator(), id, span(w, m))),
  move: onMeeting((w, { id }, m) => proposeMove(w.coordinator(), id, span(w, m))),
  moved: onMeeting((w, { id, partnerId }, m) => answerMove(w.partner(partnerId ?? 'x'), id, { agree: m % 2 === 0 })),
  keep: onMeeting((w, { id }) => keepAgreedTime(w.coordinator(), id)),
  cancelMeeting: onMeeting((w, { id, partnerId }, m) =>
    cancelMeeting(m % 2 && partnerId ? w.partner(partnerId) : w.coordinator(), id),
  ),
  late: onMeeting((w, { id }, m) => chooseLate(w.coordinator(), id, { choice: pick(['another', 'cancel'], m) })),
  outcome: onMeeting((w, { id }, m) =>
    closeMeeting(w.coordinator(), id, { outcome: pick(['held', 'no-show-parent', 'no-show-partner'], m) }),
  ),
}

/** Time passes, and the system does what is due. */
export const TIME: Readonly<Record<string, Does>> = {
  soon: (w) => w.pass({ minutes: 35 }),
  later: (w, n) => w.pass({ hours: 1 + (n % 10) }),
  muchLater: (w) => w.pass({ days: 3 }),
}

/** A request walked as far as `n` says: asked, offered, accepted, consented, confirmed. */
const start: Does = async (w, n, m) => {
  const asked = (await DEEDS['ask']!(w, n, m)) as Request
  for (const does of ['settle', 'acceptFirst', 'settle', 'consentFirst', 'confirmFirst', 'settle'].slice(0, 1 + (m % 12))) {
    const sent = ofKind<Offer>(w, 'offer').find((one) => one.requestId === asked.id && one.state === 'sent')
    if (does === 'settle') await w.settle()
    if (does === 'acceptFirst' && sent)
      await answerOffer(w.partner(sent.partnerId), sent.id, {
        kind: 'accept',
        ...(sent.slots[0] && { start: sent.slots[0].start }),
      })
    if (does === 'consentFirst') await recordConsent(w.worker(), asked.id, { given: true, on: '2026-11-20' })
    if (does === 'confirmFirst') await decide(w.worker(), asked.id, { decision: 'confirm' })
  }
}

/** Everything people do, and `settle`: whatever is due is done. */
export const STEPS: Readonly<Record<string, Does>> = { ...DEEDS, start, settle: (w) => w.settle() }
