import type { Call } from '../commit/call.ts'
import type { Meeting } from '../records/meeting.ts'
import { type Offer } from '../records/offer.ts'
import { requestIdOf, keys } from '../records/keys.ts'
import type { Key } from '../ports.ts'
import { may, whyNot } from '../policy/may.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { asTheyStand } from '../relationship/load.ts'
import type { Card, Diary } from '../records/partner.ts'

export interface OwnPage {
  readonly card: Card
  /** By start. */
  readonly meetings: readonly Meeting[]
  /** Still open. */
  readonly offers: readonly Offer[]
}

/**
 * The offer or meeting that a partner's link was sent about, also where somebody else comes to the meeting by now: what it
 * opens is their own page. Undefined where it is not there.
 */
export async function linkSubject({ store, by }: Call, subject: Key): Promise<Offer | Meeting | undefined> {
  if (!may(by, 'partner.see-own', { partner: by })) return undefined
  const record = (await store.get(subject)) as unknown as Offer | Meeting | undefined
  const theirs = record?.kind === 'meeting' || (record?.kind === 'offer' && may(by, 'offer.see', { offer: record }))
  return theirs ? (await asTheyStand({ store }, [record]))[0] : undefined
}

/** What a partner sees of their own: read by way of the diary, so never anybody else's. */
export async function ownPage({ store, by }: Pick<Call, 'store' | 'by'>, partnerId: string): Promise<OwnPage | Refusal> {
  const refused = whyNot(by, 'partner.see-own', { partner: { id: partnerId } })
  if (refused) return refuse(refused)
  const [card, diary] = (await Promise.all([
    store.get(keys.card(store.org, partnerId)),
    store.get(keys.diary(store.org, partnerId)),
  ])) as [Card | undefined, Diary | undefined]
  if (!card || !diary || card.state === 'exited') return refuse('LINK_UNKNOWN')
  // All asked for at once and waited for together: a read that failed while nobody waited for it would end the process.
  const [meetings, offers] = await Promise.all([
    Promise.all(diary.bookings.map(({ requestId, meetingId }) => store.get(keys.meeting(store.org, requestId, meetingId)))),
    Promise.all(diary.holds.map(({ offerId }) => store.get(keys.offer(store.org, requestIdOf(offerId), offerId)))),
  ])
  const there = <T>(items: readonly unknown[]) => items.filter((one) => one !== undefined) as T[]
  const [booked, asked] = await Promise.all([
    asTheyStand({ store }, there<Meeting>(meetings)),
    asTheyStand({ store }, there<Offer>(offers)),
  ])
  return {
    card,
    meetings: booked
      .filter((one) => one.partnerId === partnerId && one.state === 'scheduled')
      .toSorted((a, b) => (a.start < b.start ? -1 : 1)),
    offers: asked.filter((one) => one.partnerId === partnerId && one.state === 'sent'),
  }
}
