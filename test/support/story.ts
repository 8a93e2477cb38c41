import type { Meeting } from '#core/records/meeting.ts'
import type { Notice } from '#core/records/notice.ts'
import { answerOffer } from '#core/offer/answer.ts'
import type { Card, Diary } from '#core/records/partner.ts'
import type { Instant } from '#core/ports.ts'
import { ask } from '#core/request/ask.ts'
import { decide } from '#core/request/decide.ts'
import { findRequest, type RequestView } from '#core/request/view.ts'
import type { Request } from '#core/records/request.ts'
import { addAgreed as addMeeting } from './agreed.ts'
import { aPartner, aRequest } from './tenant.ts'
import { ok, type World } from './world.ts'

export interface Life {
  readonly requestId: string
  readonly partnerId: string
  /** The first meeting: Wednesday 25.11. 13:30–15:30 unless the request says otherwise. */
  readonly meetingId: string
}

export const view = async (w: World, requestId: string): Promise<RequestView> => ok(await findRequest(w.coordinator(), requestId))

interface Told {
  readonly partnerId?: string
  readonly request?: object
  /** What the new partner's card says besides. */
  readonly partner?: Record<string, unknown>
}

/** Asked, offered and accepted by the partner (a new one unless given); waits for the worker's decision. */
export async function accepted(w: World, { partnerId, request, ...more }: Told = {}) {
  const partner = partnerId ?? (await aPartner(w.coordinator(), more.partner))
  const asked = ok(await ask(w.worker(), aRequest({ preferences: { partnerId: partner }, ...request })))
  await w.settle()
  const offer = (await view(w, asked.id)).offers.find((one) => one.partnerId === partner)!
  ok(await answerOffer(w.partner(partner), offer.id, { kind: 'accept', ...(offer.slots[0] && { start: offer.slots[0].start }) }))
  await w.settle()
  return { requestId: asked.id, partnerId: partner, offerId: offer.id }
}

/** The same, confirmed by the worker, with everything said. */
export async function confirmed(w: World, options: Told = {}): Promise<Life> {
  const { requestId, partnerId } = await accepted(w, options)
  ok(await decide(w.worker(), requestId, { decision: 'confirm' }))
  await w.settle()
  const meetingId = (await view(w, requestId)).meetings[0]?.id ?? ''
  return { requestId, partnerId, meetingId }
}

/** One more meeting of the relationship; an hour and a half. */
export async function further(w: World, { requestId }: Life, start: Instant, minutes = 90): Promise<Meeting> {
  const end = new Date(Date.parse(start) + minutes * 60_000).toISOString()
  const added = ok(await addMeeting(w.worker(), requestId, { start, end }))
  await w.settle()
  return added
}

export const meetingOf = async (w: World, meetingId: string): Promise<Meeting> =>
  (await view(w, meetingId.split('.')[0]!)).meetings.find((one) => one.id === meetingId)!

const ofKind = <T>(w: World, kind: string): T[] => w.items().filter((item) => item['kind'] === kind) as unknown as T[]

export const requests = (w: World): Request[] => ofKind(w, 'request')
export const meetings = (w: World): Meeting[] => ofKind(w, 'meeting')
export const notices = (w: World): Notice[] => ofKind(w, 'notice')
export const diaryOf = (w: World, partnerId: string): Diary => ofKind<Diary>(w, 'diary').find((one) => one.id === partnerId)!
export const cardOf = (w: World, partnerId: string): Card => ofKind<Card>(w, 'card').find((one) => one.id === partnerId)!

/** What was handed to the providers, as `template to`, oldest first by the notice's own sending time. */
export const sent = (w: World, template?: string): Notice[] =>
  notices(w)
    .filter((one) => one.state === 'sent' && (template === undefined || one.template === template))
    .toSorted((a, b) => (a.sentAt! < b.sentAt! ? -1 : 1))

const REMINDERS = ['reminder-day', 'reminder-hours', 'meeting-reminder'] as const

/** Reminders of a meeting still to go: `template channel role instant`, sorted. */
export const remindersOf = (w: World, meetingId: string): string[] =>
  notices(w)
    .filter(
      (one) =>
        one.state === 'waiting' && one.subject.sk === `MEET#${meetingId}` && REMINDERS.some((name) => name === one.template),
    )
    .map((one) => `${one.template} ${one.channel} ${one.to.role} ${one.due}`)
    .toSorted()

/** Meetings that a worker agrees on in a day, below what brakes. */
const A_DAY = 10

/** Another day has come: what everybody did is counted anew. */
function forgetCounts(w: World): void {
  const { items, ...more } = w.ports.table.snapshot()
  w.ports.table.restore({ ...more, items: items.filter((item) => item['kind'] !== 'tally') })
}

/**
 * A relationship with so many meetings ahead, every other day. They were agreed on over weeks, a few a day: nobody's day of
 * work is full, though the clock stands still.
 */
export async function longLife(w: World, many: number): Promise<Life> {
  const capacity = { families: 9, meetingsPerDay: 6, hoursPerMonth: 160, offersPerWeek: 50 }
  const life = await confirmed(w, { partnerId: await aPartner(w.coordinator(), { capacity }) })
  for (let one = 1; one < many; one++) {
    const start = new Date(Date.parse('2026-11-25T11:30:00.000Z') + one * 2 * 86_400_000).toISOString()
    const end = new Date(Date.parse(start) + 60 * 60_000).toISOString()
    ok(await addMeeting(w.worker(), life.requestId, { start, end }))
    if (one % A_DAY === 0) forgetCounts(w)
  }
  forgetCounts(w)
  await w.settle()
  return life
}
