import type { Call } from '#core/commit/call.ts'
import { answerTime } from '#core/meeting/answer-time.ts'
import { answerMove, keepAgreedTime } from '#core/meeting/answer-move.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import { findMeeting, listMeetings, listUnmarked } from '#core/meeting/list.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { sayOfDay } from '#core/meeting/say-of-day.ts'
import { setDetails } from '#core/meeting/set-details.ts'
import { candidates } from '#core/request/candidates.ts'
import { holdSending, liftSending, tryWay } from '#core/notice/hold-sending.ts'
import { seeSending } from '#core/notice/see-sending.ts'
import { seeDigest, setDigest } from '#core/notice/digest-times.ts'
import { closeNotice, retryNotice } from '#core/notice/retry.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { goOn, setAgreementAside } from '#core/offer/go-on.ts'
import { askForCall, noteCalled } from '#core/offer/call-me.ts'
import { closeStuckOffer } from '#core/offer/close-stuck.ts'
import { offerByHand } from '#core/offer/offer-by-hand.ts'
import { viewOffer, viewSeat } from '#core/offer/view.ts'
import { cancelledTogether } from '#core/partner/cancelled.ts'
import { ownPage } from '#core/partner/own.ts'
import { lockLinks, openedBy, renewLinks, sendOwnLink } from '#core/partner/links.ts'
import { stageOfLink } from '#core/partner/link-stage.ts'
import { keys } from '#core/records/keys.ts'
import { resumePartner } from '#core/partner/pause.ts'
import { addAgreed as addMeeting, pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { addPartner } from '#core/partner/add.ts'
import { changePartner } from '#core/partner/change.ts'
import { findCard, findPartner, listPartners, partnerNames } from '#core/partner/read.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { setWays } from '#core/partner/set-ways.ts'
import { showNumber } from '#core/partner/show-number.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { ask } from '#core/request/ask.ts'
import { changePhase } from '#core/request/change-phase.ts'
import { changeTimes } from '#core/request/change-times.ts'
import { correctOutcome } from '#core/meeting/correct.ts'
import { chooseLate } from '#core/meeting/choose-late.ts'
import { cancelRequest, closeRequest } from '#core/request/close.ts'
import { recordBasis } from '#core/request/record-basis.ts'
import { openBeside } from '#core/request/beside.ts'
import { recordConsent } from '#core/request/consent.ts'
import { replacePartner } from '#core/request/replace-partner.ts'
import { decide } from '#core/request/decide.ts'
import { findEarlier, findHistory } from '#core/request/earlier.ts'
import { findRequest } from '#core/request/view.ts'
import { listRequests } from '#core/request/list.ts'
import { findAnother } from '#core/request/going-on.ts'
import { handOver } from '#core/request/hand-over.ts'
import { brakedToday } from '#core/request/braked.ts'
import { queue, queueRow } from '#core/request/queue.ts'
import { handleText } from '#core/partner/texts.ts'
import { dealWithGap } from '#core/restore/deal.ts'
import { addStaff } from '#core/staff/add.ts'
import { findMe, isColleague, listColleagues } from '#core/staff/see.ts'
import { chooseLanguage } from '#core/staff/choose-language.ts'
import { setPhone } from '#core/staff/set-phone.ts'
import { chooseAtEnd } from '#core/ending/choose.ts'
import { seeEnding } from '#core/ending/see.ts'
import { retryStuck } from '#core/stuck/retry.ts'
import { setPlaces } from '#core/tenant/set-places.ts'
import { putAreas } from '#core/tenant/change.ts'
import { addAgreement, changeAgreement, findAgreement, listAgreements, removeAgreement } from '#core/tenant/agreements.ts'
import { moveAgreements } from '#core/tenant/move-agreements.ts'
import { listOrganisations, offeredOrganisations } from '#core/tenant/organisations.ts'
import { changeSettings } from '#core/tenant/change-settings.ts'
import { seeTenant } from '#core/tenant/see.ts'
import { openTenant } from '#core/tenant/open.ts'

import { agreementIdOf } from '#core/records/agreement.ts'
import { DEFAULT_SETTINGS, type Tenant } from '#core/records/tenant.ts'
import { isRefusal, refuse } from '#core/refusal.ts'
import { AREAS, aRequest } from '../../support/tenant.ts'

/** Things of one tenant, worker and partner, that others try their hands on. */
export interface Targets {
  readonly request: string
  readonly meeting: string
  /** Confirmed in `request`. */
  readonly partner: string
  readonly offer: string
  readonly notice: string
}

/** A refusal's code; `empty`: an answer without anything of the targets; `own`: allowed, and about their own only. */
export type Fate = 'WRONG_STATE' | 'NOT_FOUND' | 'FORBIDDEN' | 'LINK_UNKNOWN' | 'empty' | 'own'

const agreement = agreementIdOf({ area: '529', phase: 'NOTICE', organisation: 'Yhdistys', validFrom: '2026-01-01' })

/** What becomes of it: another worker · a coordinator of another tenant · another partner · the partner themselves. */
type Row = readonly [run: (call: Call, on: Targets) => Promise<unknown>, worker: Fate, tenant: Fate, partner: Fate, self: Fate]

const hidden = ['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'] as const
const forCoordinators = ['FORBIDDEN', 'NOT_FOUND', 'FORBIDDEN', 'FORBIDDEN'] as const
const ofPartners = ['FORBIDDEN', 'NOT_FOUND', 'NOT_FOUND', 'own'] as const
const slot = { start: '2026-12-01T10:00:00.000Z', end: '2026-12-01T11:00:00.000Z' }

/** The hold on all sending is in nobody's tenant. */
const nothingHeld = { get: async () => undefined } as unknown as Call['store']

export const TABLE: Readonly<Record<string, Row>> = {
  ask: [
    (call) => ask(call, aRequest({ channel: 'group', phases: [], consent: { given: false } })),
    'own',
    'own',
    'FORBIDDEN',
    'FORBIDDEN',
  ],
  findRequest: [(call, on) => findRequest(call, on.request), ...hidden, 'NOT_FOUND'],
  findEarlier: [(call, on) => findEarlier(call, on.request), ...hidden, 'NOT_FOUND'],
  findHistory: [(call, on) => findHistory(call, on.request), ...hidden, 'NOT_FOUND'],
  listRequests: [(call) => listRequests(call), 'empty', 'empty', 'empty', 'empty'],
  decide: [(call, on) => decide(call, on.request, { decision: 'confirm' }), ...hidden, 'NOT_FOUND'],
  replacePartner: [(call, on) => replacePartner(call, on.request, { partnerId: on.partner }), ...hidden, 'NOT_FOUND'],
  recordConsent: [(call, on) => recordConsent(call, on.request, { given: false }), ...hidden, 'NOT_FOUND'],
  recordBasis: [(call, on) => recordBasis(call, on.request, { basis: 'none' }), ...forCoordinators],
  changePhase: [(call, on) => changePhase(call, on.request, { phases: ['OPEN'] }), ...hidden, 'NOT_FOUND'],
  changeTimes: [(call, on) => changeTimes(call, on.request, { mode: 'remote' }), ...hidden, 'NOT_FOUND'],
  closeRequest: [(call, on) => closeRequest(call, on.request, { as: 'fulfilled' }), ...hidden, 'NOT_FOUND'],
  cancelRequest: [(call, on) => cancelRequest(call, on.request, { as: 'withdrawn' }), ...hidden, 'NOT_FOUND'],
  handOver: [(call, on) => handOver(call, on.request, { to: 'worker-2' }), ...hidden, 'NOT_FOUND'],
  findAnother: [(call, on) => findAnother(call, on.request), ...forCoordinators],
  queueRow: [
    (call, on) => queueRow(call, { kind: 'tenant', id: on.request } as Tenant).catch(() => refuse('FORBIDDEN')),
    'FORBIDDEN',
    'own',
    'FORBIDDEN',
    'FORBIDDEN',
  ],
  brakedToday: [(call) => brakedToday(call), 'FORBIDDEN', 'empty', 'FORBIDDEN', 'FORBIDDEN'],
  seeDigest: [(call) => seeDigest(call, 'shared'), 'FORBIDDEN', 'own', 'FORBIDDEN', 'FORBIDDEN'],
  seeSending: [(call) => seeSending({ ...call, everywhere: nothingHeld }), 'FORBIDDEN', 'own', 'FORBIDDEN', 'FORBIDDEN'],
  holdSending: [(call) => holdSending(call, { why: 'Katko.' }), 'FORBIDDEN', 'own', 'FORBIDDEN', 'FORBIDDEN'],
  liftSending: [(call) => liftSending(call), 'FORBIDDEN', 'WRONG_STATE', 'FORBIDDEN', 'FORBIDDEN'],
  tryWay: [(call) => tryWay(call, 'sms'), 'FORBIDDEN', 'WRONG_STATE', 'FORBIDDEN', 'FORBIDDEN'],
  setDigest: [(call) => setDigest(call, 'own', { times: ['09:00'] }), 'FORBIDDEN', 'own', 'FORBIDDEN', 'FORBIDDEN'],
  queue: [(call) => queue(call), 'FORBIDDEN', 'empty', 'FORBIDDEN', 'FORBIDDEN'],
  candidates: [(call, on) => candidates(call, on.request), ...forCoordinators],
  addMeeting: [(call, on) => addMeeting(call, on.request, slot), ...hidden, 'NOT_FOUND'],
  findMeeting: [(call, on) => findMeeting(call, on.meeting), ...hidden, 'own'],
  listMeetings: [(call) => listMeetings(call), 'empty', 'empty', 'empty', 'empty'],
  listUnmarked: [(call) => listUnmarked(call, slot.start), 'empty', 'empty', 'empty', 'empty'],
  proposeMove: [(call, on) => proposeMove(call, on.meeting, slot), ...hidden, 'own'],
  answerTime: [
    (call, on) => answerTime(call, on.meeting, { answer: 'decline' }),
    'FORBIDDEN',
    'NOT_FOUND',
    'NOT_FOUND',
    'WRONG_STATE',
  ],
  answerMove: [(call, on) => answerMove(call, on.meeting, { agree: true }), ...hidden, 'own'],
  setDetails: [(call, on) => setDetails(call, on.meeting, { instructions: 'Ovi B' }), ...hidden, 'FORBIDDEN'],
  sayOfDay: [(call, on) => sayOfDay(call, on.meeting, { says: 'on-the-way' }), ...hidden, 'WRONG_STATE'],
  keepAgreedTime: [(call, on) => keepAgreedTime(call, on.meeting), ...hidden, 'FORBIDDEN'],
  cancelMeeting: [(call, on) => cancelMeeting(call, on.meeting), ...hidden, 'own'],
  closeMeeting: [(call, on) => closeMeeting(call, on.meeting, { outcome: 'held' }), ...hidden, 'FORBIDDEN'],
  correctOutcome: [(call, on) => correctOutcome(call, on.meeting, { outcome: 'held' }), ...hidden, 'FORBIDDEN'],
  chooseLate: [(call, on) => chooseLate(call, on.meeting, { choice: 'cancel' }), ...hidden, 'FORBIDDEN'],
  viewSeat: [(call, on) => viewSeat(call, on.request), ...hidden, 'own'],
  viewOffer: [(call, on) => viewOffer(call, on.offer), ...hidden, 'NOT_FOUND'],
  answerOffer: [
    (call, on) => answerOffer(call, on.offer, { kind: 'decline' }),
    'FORBIDDEN',
    'NOT_FOUND',
    'NOT_FOUND',
    'NOT_FOUND',
  ],
  goOn: [(call, on) => goOn(call, on.offer, { answer: 'go-on' }), 'FORBIDDEN', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'],
  setAgreementAside: [(call, on) => setAgreementAside(call, on.offer, { reason: 'sovittu' }), ...forCoordinators],
  offerByHand: [(call, on) => offerByHand(call, on.request, { partnerId: on.partner }), ...forCoordinators],
  retryNotice: [(call, on) => retryNotice(call, on.notice), ...forCoordinators],
  retryStuck: [(call, on) => retryStuck(call, 'request', on.request), ...forCoordinators],
  askForCall: [(call, on) => askForCall(call, on.offer), 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'],
  dealWithGap: [(call, on) => dealWithGap(call, on.request), ...forCoordinators],
  handleText: [(call, on) => handleText(call, on.request), ...forCoordinators],
  noteCalled: [(call, on) => noteCalled(call, on.offer), ...forCoordinators],
  closeStuckOffer: [(call, on) => closeStuckOffer(call, on.offer), ...forCoordinators],
  closeNotice: [(call, on) => closeNotice(call, on.notice), ...forCoordinators],
  addPartner: [
    (call) => addPartner(call, { firstName: 'Aino', organisation: 'Yhdistys', languages: [{ code: 'fi', level: 'good' }] }),
    'FORBIDDEN',
    'own',
    'FORBIDDEN',
    'FORBIDDEN',
  ],
  changePartner: [(call, on) => changePartner(call, on.partner, { firstName: 'Outi' }), ...forCoordinators],
  findCard: [(call, on) => findCard(call, on.partner), 'FORBIDDEN', 'NOT_FOUND', 'LINK_UNKNOWN', 'own'],
  partnerNames: [async (call) => ({ items: [...(await partnerNames(call))] }), 'empty', 'empty', 'empty', 'empty'],
  findPartner: [(call, on) => findPartner(call, on.partner), ...forCoordinators],
  listPartners: [(call) => listPartners(call), 'FORBIDDEN', 'empty', 'FORBIDDEN', 'FORBIDDEN'],
  pausePartner: [(call, on) => pausePartner(call, on.partner), ...ofPartners],
  resumePartner: [(call, on) => resumePartner(call, on.partner), ...ofPartners],
  setAvailability: [(call, on) => setAvailability(call, on.partner, {}), ...ofPartners],
  setWays: [(call, on) => setWays(call, on.partner, {}), ...ofPartners],
  showNumber: [(call, on) => showNumber(call, on.partner, { show: true }), ...ofPartners],
  lockLinks: [(call, on) => lockLinks(call, on.partner), ...ofPartners],
  openedBy: [async (call) => ({ items: [await openedBy(call)].filter(Boolean) }), 'empty', 'empty', 'own', 'own'],
  renewLinks: [(call, on) => renewLinks(call, on.partner), ...forCoordinators],
  sendOwnLink: [(call, on) => sendOwnLink(call, on.request), ...hidden, 'own'],
  stageOfLink: [
    (call, on) => stageOfLink(call, keys.meeting(call.store.org, on.request, on.meeting)),
    'FORBIDDEN',
    'NOT_FOUND',
    'NOT_FOUND',
    'own',
  ],
  withdrawFromRequest: [(call, on) => withdrawFromRequest(call, on.request, { partnerId: on.partner }), ...ofPartners],
  ownPage: [(call, on) => ownPage(call, on.partner), 'FORBIDDEN', 'LINK_UNKNOWN', 'LINK_UNKNOWN', 'own'],
  cancelledTogether: [
    async (call, on) => {
      const times = await cancelledTogether(call, keys.request(call.store.org, on.request))
      return isRefusal(times) ? times : { items: times }
    },
    'FORBIDDEN',
    'empty',
    'empty',
    'empty',
  ],
  seeEnding: [(call, on) => seeEnding(call, on.partner), ...forCoordinators],
  chooseAtEnd: [
    (call, on) => chooseAtEnd(call, on.partner, { choices: [{ meetingId: on.meeting, choice: 'cancel' }] }),
    ...forCoordinators,
  ],
  listAgreements: [(call) => listAgreements(call, { area: '529' }), 'FORBIDDEN', 'own', 'FORBIDDEN', 'FORBIDDEN'],
  findAgreement: [(call) => findAgreement(call, agreement), 'FORBIDDEN', 'own', 'FORBIDDEN', 'FORBIDDEN'],
  addAgreement: [
    (call) => addAgreement(call, { area: '529', phase: 'OPEN', organisation: 'Uusi', validFrom: '2027-01-01' }),
    'FORBIDDEN',
    'own',
    'FORBIDDEN',
    'FORBIDDEN',
  ],
  changeAgreement: [
    (call) => changeAgreement(call, agreement, { validTo: '2028-12-31' }),
    'FORBIDDEN',
    'own',
    'FORBIDDEN',
    'FORBIDDEN',
  ],
  removeAgreement: [(call) => removeAgreement(call, agreement), 'FORBIDDEN', 'own', 'FORBIDDEN', 'FORBIDDEN'],
  moveAgreements: [(call) => moveAgreements(call), 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'],
  listOrganisations: [(call) => listOrganisations(call), 'FORBIDDEN', 'own', 'FORBIDDEN', 'FORBIDDEN'],
  offeredOrganisations: [async (call) => ({ items: await offeredOrganisations(call) }), 'empty', 'own', 'empty', 'empty'],
  changeSettings: [(call) => changeSettings(call, { language: 'sv' }), 'FORBIDDEN', 'own', 'FORBIDDEN', 'FORBIDDEN'],
  setPlaces: [(call) => setPlaces(call, '853', { items: [] }), 'FORBIDDEN', 'own', 'FORBIDDEN', 'FORBIDDEN'],
  putAreas: [(call) => putAreas(call, { items: AREAS }), 'FORBIDDEN', 'own', 'FORBIDDEN', 'FORBIDDEN'],
  seeTenant: [(call) => seeTenant(call), 'own', 'own', 'own', 'own'],
  findMe: [async (call) => ({ items: [await findMe(call)].filter(Boolean) }), 'own', 'own', 'empty', 'empty'],
  listColleagues: [async (call) => ({ items: await listColleagues(call) }), 'own', 'own', 'empty', 'empty'],
  openBeside: [async (call) => ({ items: await openBeside(call, 'CL-ZZZZZZ') }), 'empty', 'empty', 'empty', 'empty'],
  isColleague: [async (call) => ({ items: [await isColleague(call, 'worker')].filter(Boolean) }), 'own', 'own', 'empty', 'empty'],
  setPhone: [(call) => setPhone(call, { phone: null }), 'own', 'own', 'FORBIDDEN', 'FORBIDDEN'],
  chooseLanguage: [(call) => chooseLanguage(call, 'sv'), 'own', 'own', 'FORBIDDEN', 'FORBIDDEN'],
  addStaff: [
    (call) => addStaff(call, { id: 'new', role: 'worker', name: 'Uusi', email: 'uusi@example.fi' }),
    'FORBIDDEN',
    'FORBIDDEN',
    'FORBIDDEN',
    'FORBIDDEN',
  ],
  openTenant: [
    (call) => openTenant(call, { name: 'x', settings: DEFAULT_SETTINGS, areas: [], agreements: [], orderers: [], rates: [] }),
    'FORBIDDEN',
    'FORBIDDEN',
    'FORBIDDEN',
    'FORBIDDEN',
  ],
}
