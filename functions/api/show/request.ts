import type * as z from 'zod'
import type { Actor } from '#core/policy/actor.ts'
import { sees } from '#core/policy/fields.ts'
import { asNamedTo } from '#core/policy/named.ts'
import { consentStands } from '#core/records/consent.ts'
import type { PartnerShown, RequestView } from '#core/request/view.ts'
import { leadingOf, type Request, servedIn } from '#core/records/request.ts'
import { ageBandOf } from '#core/reference/audiences.ts'
import { turnsIn, turnsOf } from '#core/records/turn.ts'
import { withOffset } from '#core/time/zone.ts'
import { type ApiSettings, apiUrl } from '../settings.ts'
import type { requestShape, requestViewShape } from '../shapes/request.ts'
import { at, slots, turn, waiting } from './common.ts'
import { showActor, showHistoryLine } from './history.ts'
import { asNamed, showMeeting } from './meeting.ts'
import { showNotice } from './notice.ts'
import { showOffer } from './offer.ts'
import { showGoal } from './tenant.ts'

export const requestUrl = (settings: ApiSettings, id: string): string => apiUrl(settings, `/requests/${id}`)

/** Named one by one: a field added to the record stays inside until somebody shows it here. */
export function showRequest(stored: Request, by: Actor, settings: ApiSettings): z.infer<typeof requestShape> {
  const request = asNamedTo(by, stored)
  const { consent, preferences } = request
  return {
    ...waiting(request),
    state: request.state,
    createdAt: withOffset(request.createdAt),
    workerId: request.workerId,
    channel: request.channel,
    phases: [...servedIn(request)],
    leading: leadingOf(request),
    area: request.area,
    audience: request.audience,
    ageBand: ageBandOf(request),
    careForm: request.careForm,
    languages: [...request.languages],
    manner: request.manner ?? 'spoken',
    interpreter: request.interpreter,
    interpreterTo: request.interpreterTo,
    windows: slots(request.windows),
    timesAsked: request.timesAsked && slots(request.timesAsked.windows),
    needBy: at(request.needBy),
    durationMinutes: request.durationMinutes,
    mode: request.mode,
    place: request.place,
    urgency: request.urgency,
    clientReference: request.clientReference,
    consent: { given: consent.given, on: consent.on },
    consentStands: consentStands(request),
    consentHistory: (request.consentHistory ?? []).map(({ says, on, phases, partners, at, by }) => ({
      says,
      on,
      phases: [...phases],
      partners: [...partners],
      at: withOffset(at),
      by: showActor(by),
    })),
    seats: request.seats,
    choice: request.choice,
    confirm: request.confirm,
    preferences: {
      // Found by the reference, it may be of a colleague's request: nobody is told who it was before they say yes.
      partnerId: preferences.samePartnerAsBefore ? undefined : preferences.partnerId,
      gender: preferences.gender,
      samePartnerAsBefore: preferences.samePartnerAsBefore,
    },
    note: request.note,
    extent: request.extent,
    participants: request.participants,
    prepare: request.prepare,
    goal: request.goal && showGoal(request.goal),
    serveBy: withOffset(request.serveBy),
    taken: request.taken.map(({ partnerId, offerId, state }) => ({ partnerId, offerId, state })),
    misses: sees(by, 'request.misses')
      ? request.misses.map(({ partnerId, codes }) => ({ partnerId, codes: [...codes] }))
      : undefined,
    goingOn: request.goingOn && { until: withOffset(request.goingOn.until) },
    turns: turnsOf(request).map(turn),
    closedAs: request.closedAs,
    closedAt: at(request.closedAt),
    links: { self: requestUrl(settings, request.id), page: `${settings.publicUrl}/requests/${request.id}` },
  }
}

export function showRequestView(view: RequestView, by: Actor, settings: ApiSettings): z.infer<typeof requestViewShape> {
  const partners = Object.entries(view.partners)
  return {
    ...showRequest(view.request, by, settings),
    turns: turnsIn({ ...view, meetings: view.meetings.map((one) => asNamed(one, by)) }).map(turn),
    offers: view.offers.map((offer) => showOffer(offer, by)),
    meetings: view.meetings.map((one) => showMeeting(one, by)),
    notices: view.notices.map(showNotice),
    history: view.history.map(showHistoryLine),
    earlier: { ...view.earlier },
    partners: Object.fromEntries(partners.map(([id, partner]) => [id, showKnown(partner)])),
    atEnd: [...view.atEnd],
    worker: view.worker && { id: view.worker.id, name: view.worker.name, phone: view.worker.phone },
  }
}

const showKnown = ({ firstName, introduction, usually, reach }: PartnerShown) => ({
  firstName,
  introduction,
  usually: usually && {
    weekly: usually.weekly.map(({ day, from, to, validFrom, validTo }) => ({ day, from, to, validFrom, validTo })),
    extra: slots(usually.extra),
  },
  reach: reach && { first: reach.first, number: reach.number },
})
