import { describe, expect, test } from 'vitest'
import { failing } from '#core/matching/explain.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import { correctOutcome } from '#core/meeting/correct.ts'
import type { Candidate } from '#core/records/partner.ts'
import { decide } from '#core/request/decide.ts'
import { addAgreed } from '../../support/agreed.ts'
import { unsound } from '../../support/soundness.ts'
import { cardOf, confirmed, diaryOf, meetings, requests, sent, view } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import type { Offer } from '#core/records/offer.ts'
import { ok, world } from '../../support/world.ts'
import { ask } from '#core/request/ask.ts'
import { answerOffer } from '#core/offer/answer.ts'

const task = (channel: string) => ({ channel, phases: [], consent: { given: false } })
const LATER = { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }
const AFTER_FIRST = '2026-11-25T13:35:00.000Z'
const ONE_OFF = ['development', 'advocacy', 'training', 'virtual', 'introduction-visit', 'event']

const partnerFor = (channel: string) => ({
  roles: [
    channel === 'group'
      ? 'group-leader'
      : channel === 'training'
        ? 'trainer'
        : channel === 'peer-support' || channel === 'open-meeting-place'
          ? 'peer-support-person'
          : 'developer-advocate',
  ],
})

async function under(channel: string) {
  const w = await world()
  const partnerId = await aPartner(w.coordinator(), partnerFor(channel))
  const life = await confirmed(w, { partnerId, request: channel === 'peer-support' ? {} : task(channel) })
  return { w, life }
}

describe.each(ONE_OFF)('a one-off task (%s)', (channel) => {
  test('closes when its last meeting was held, keeps nobody, and says thanks once', async () => {
    const { w, life } = await under(channel)
    await w.passTo(AFTER_FIRST)
    ok(await closeMeeting(w.worker(), life.meetingId, { outcome: 'held' }))
    expect(requests(w)[0]).toMatchObject({ state: 'closed', closedAs: 'fulfilled', due: null })
    expect(diaryOf(w, life.partnerId)).toMatchObject({ families: [], tasks: [], bookings: [], holds: [] })
    await w.settle()
    expect([sent(w, 'thanks').length, sent(w, 'ended').length]).toEqual([1, 0])
    expect(unsound(w)).toEqual([])
  })
})

test.each(['group', 'open-meeting-place', 'peer-support'])(
  'what goes on (%s) does not close with a meeting held',
  async (channel) => {
    const { w, life } = await under(channel)
    await w.passTo(AFTER_FIRST)
    ok(await closeMeeting(w.worker(), life.meetingId, { outcome: 'held' }))
    expect(requests(w)[0]).toMatchObject({ state: 'confirmed', waitsFor: 'meetings' })
  },
)

describe('a task stays open', () => {
  test('while another meeting is ahead, and closes with that one', async () => {
    const { w, life } = await under('training')
    const more = ok(await addAgreed(w.worker(), life.requestId, LATER))
    await w.passTo(AFTER_FIRST)
    ok(await closeMeeting(w.worker(), life.meetingId, { outcome: 'held' }))
    expect(requests(w)[0]).toMatchObject({ state: 'confirmed', waitsFor: 'meetings' })
    await w.passTo('2026-11-30T13:35:00.000Z')
    ok(await closeMeeting(w.worker(), more.id, { outcome: 'held' }))
    expect(requests(w)[0]).toMatchObject({ state: 'closed' })
  })

  test('when nobody came, until that is corrected', async () => {
    const { w, life } = await under('training')
    await w.passTo(AFTER_FIRST)
    ok(await closeMeeting(w.worker(), life.meetingId, { outcome: 'no-show-partner' }))
    expect(requests(w)[0]).toMatchObject({ state: 'confirmed' })
    ok(await correctOutcome(w.worker(), life.meetingId, { outcome: 'held' }))
    expect(requests(w)[0]).toMatchObject({ state: 'closed', closedAs: 'fulfilled' })
    await w.settle()
    expect(unsound(w)).toEqual([])
  })

  test('when its seats are full and one of its partners has had no meeting yet', async () => {
    const w = await world()
    for (let n = 0; n < 2; n++) await aPartner(w.coordinator(), { roles: ['trainer'] })
    const { id } = ok(await ask(w.worker(), aRequest({ ...task('training'), seats: 2, windows: [] })))
    await w.settle()
    for (const offer of (await view(w, id)).offers) {
      ok(await answerOffer(w.partner(offer.partnerId), offer.id, { kind: 'accept' }))
      ok(await decide(w.worker(), id, { decision: 'confirm', offerId: offer.id }))
    }
    const [first] = requests(w)[0]!.taken
    const met = ok(await addAgreed(w.worker(), id, { ...LATER, partnerId: first!.partnerId }))
    await w.passTo('2026-11-30T13:35:00.000Z')
    ok(await closeMeeting(w.worker(), met.id, { outcome: 'held' }))
    expect(requests(w)[0]).toMatchObject({ state: 'confirmed', waitsFor: 'first-meeting' })
    expect(meetings(w)).toHaveLength(1)
  })
})

test('a task takes no family’s place, asked about or agreed; a family does', async () => {
  const limits = { families: 1, meetingsPerDay: 2, hoursPerMonth: 20, offersPerWeek: 9 }
  const w = await world()
  const partnerId = await aPartner(w.coordinator(), { roles: ['trainer', 'peer-support-person'], capacity: limits })
  const room = async () => {
    const other = ok(await ask(w.worker(), aRequest()))
    const tenant = w.items().find((item) => item['kind'] === 'tenant') as never
    const candidate: Candidate = { card: cardOf(w, partnerId), diary: diaryOf(w, partnerId) }
    return failing({ request: other, tenant, agreements: 'unread', candidate, now: w.coordinator().now }, ['CAPACITY'])
  }
  const training = ok(await ask(w.worker(), aRequest({ ...task('training'), windows: [] })))
  await w.settle()
  expect(diaryOf(w, partnerId).holds).toMatchObject([{ requestId: training.id, task: true }])
  expect(await room()).toEqual([])
  const [offer] = (await view(w, training.id)).offers
  ok(await answerOffer(w.partner(partnerId), offer!.id, { kind: 'accept' }))
  ok(await decide(w.worker(), training.id, { decision: 'confirm' }))
  expect(diaryOf(w, partnerId)).toMatchObject({ families: [training.id], tasks: [training.id] })
  expect(await room()).toEqual([])
  await w.settle()
  const asked = w.items().find((item) => item['kind'] === 'offer' && item['requestId'] !== training.id) as unknown as Offer
  ok(await answerOffer(w.partner(partnerId), asked.id, { kind: 'accept', start: asked.slots[0]!.start }))
  expect(await room()).toEqual(['CAPACITY'])
})
