import { describe, expect, test } from 'vitest'
import { setDetails } from '#core/meeting/set-details.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { sayOfDay } from '#core/meeting/say-of-day.ts'
import { offerByHand } from '#core/offer/offer-by-hand.ts'
import { changeTimes } from '#core/request/change-times.ts'
import { decide } from '#core/request/decide.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import type { Meeting } from '#core/records/meeting.ts'
import type { Notice } from '#core/records/notice.ts'
import { aPartner } from '../../support/tenant.ts'
import { ok } from '../../support/world.ts'
import { asked } from '../offer/story.ts'

const FIRST = { start: '2026-11-25T07:00:00.000Z', end: '2026-11-25T09:00:00.000Z' }
const SECOND = { start: '2026-11-26T07:00:00.000Z', end: '2026-11-26T09:00:00.000Z' }
const TRAINING = {
  channel: 'training',
  phases: [],
  consent: { given: false },
  urgency: 'urgent',
  windows: [FIRST, SECOND],
  seats: 2,
}
const TRAINER = { roles: ['trainer'] }

const training = (more: object = {}, partners = 3) => asked({ ...TRAINING, ...more }, { partners, partner: TRAINER })
type Story = Awaited<ReturnType<typeof training>>

const meetingsOf = ({ w }: Story) => w.items().filter((item) => item['kind'] === 'meeting') as unknown as Meeting[]
const toldOf = ({ w }: Story, template: string) =>
  (w.items().filter((item) => item['kind'] === 'notice') as unknown as Notice[]).filter((one) => one.template === template)

describe('a training with two trainers has one time', () => {
  test('the first yes makes its time that of all: of open questions no other time is left', async () => {
    const story = await training()
    const [one, two] = story.open()
    expect(await story.say(one, { kind: 'accept', start: SECOND.start })).toBe('accepted')
    expect(story.request()).toMatchObject({
      windows: [SECOND],
      timesAsked: { windows: [FIRST, SECOND], durationMinutes: 120 },
    })
    expect(await story.say(two, { kind: 'accept', start: FIRST.start })).toBe('TIME_SHARED')
    expect(await story.say(two, { kind: 'accept', start: SECOND.start })).toBe('accepted')
  })

  test('of two at one moment, for different times, one is told that the time is the other one', async () => {
    const story = await training()
    const [one, two] = story.open()
    const said = await Promise.all([
      story.say(one, { kind: 'accept', start: FIRST.start }),
      story.say(two, { kind: 'accept', start: SECOND.start }),
    ])
    expect(said.toSorted()).toEqual(['TIME_SHARED', 'accepted'])
    expect(story.request().taken).toHaveLength(1)
  })

  test('of three who say yes to the same at one moment two have a seat', async () => {
    const story = await training()
    const said = await Promise.all(story.open().map((one) => story.say(one, { kind: 'accept', start: FIRST.start })))
    expect(said.toSorted()).toEqual(['OFFER_TAKEN', 'accepted', 'accepted'])
    expect(story.request().taken).toHaveLength(2)
  })

  test('whoever proposes another time hears that it is agreed', async () => {
    const story = await training()
    const [one, two] = story.open()
    await story.say(one, { kind: 'accept', start: FIRST.start })
    const other = { start: '2026-11-27T07:00:00.000Z', end: '2026-11-27T09:00:00.000Z' }
    expect(await story.say(two, { kind: 'other-time', ...other })).toBe('TIME_SHARED')
  })

  test('a time proposed before the other’s yes cannot be confirmed after it', async () => {
    const story = await training()
    const [one, two] = story.open()
    const other = { start: '2026-11-27T07:00:00.000Z', end: '2026-11-27T09:00:00.000Z' }
    await story.say(two, { kind: 'other-time', ...other })
    await story.say(one, { kind: 'accept', start: FIRST.start })
    const said = await decide(story.w.worker(), story.id, { decision: 'confirm', offerId: two!.id })
    expect(said).toEqual({ refused: 'TIME_SHARED' })
  })

  test('when the worker says no to the only one, all times asked for are open again', async () => {
    const story = await training()
    const [one] = story.open()
    await story.say(one, { kind: 'accept', start: SECOND.start })
    ok(await decide(story.w.worker(), story.id, { decision: 'refuse' }))
    expect(story.request().windows).toEqual([FIRST, SECOND])
    expect(story.request().timesAsked).toBeUndefined()
  })

  test('both are confirmed for the same time, each with a meeting of their own', async () => {
    const story = await both()
    expect(meetingsOf(story).map(({ start, state }) => [start, state])).toEqual([
      [FIRST.start, 'scheduled'],
      [FIRST.start, 'scheduled'],
    ])
  })

  test('one leaves: the other’s stands, and the seat is filled for the same time', async () => {
    const story = await both()
    const [one, two] = meetingsOf(story)
    ok(await withdrawFromRequest(story.w.partner(one!.partnerId!), story.id))
    await aPartner(story.w.coordinator(), TRAINER)
    await story.w.settle()
    expect(meetingsOf(story).find(({ id }) => id === two!.id)).toMatchObject({ state: 'scheduled', partnerId: two!.partnerId })
    const [third] = story.open()
    expect(third!.slots).toEqual([FIRST])
    await story.say(third, { kind: 'accept', start: FIRST.start })
    await story.w.settle()
    const ahead = meetingsOf(story).filter(({ state }) => state === 'scheduled')
    expect(ahead.map(({ start }) => start)).toEqual([FIRST.start, FIRST.start])
    expect(new Set(ahead.map(({ partnerId }) => partnerId))).toEqual(new Set([two!.partnerId, third!.partnerId]))
  })

  test('a place given once reaches each of them, and is told to each once', async () => {
    const story = await both()
    const [one] = meetingsOf(story)
    ok(await setDetails(story.w.worker(), one!.id, { place: 'Perhekeskus' }))
    expect(meetingsOf(story).map(({ place }) => place)).toEqual(['Perhekeskus', 'Perhekeskus'])
    const told = toldOf(story, 'place-changed')
    expect(new Set(told.map(({ to }) => to.id)).size).toBe(2)
    expect(told).toHaveLength(2)
  })

  test('the worker who comes later says so to each of them', async () => {
    const story = await both()
    const [one] = meetingsOf(story)
    await story.w.passTo('2026-11-25T06:30:00.000Z')
    ok(await sayOfDay(story.w.worker(), one!.id, { says: 'late', minutes: 10 }))
    expect(meetingsOf(story).map(({ day }) => day?.worker?.minutes)).toEqual([10, 10])
    expect(new Set(toldOf(story, 'worker-coming').map(({ to }) => to.id)).size).toBe(2)
  })

  test('a partner who comes later says it for themselves alone', async () => {
    const story = await both()
    const [one, two] = meetingsOf(story)
    await story.w.passTo('2026-11-25T06:30:00.000Z')
    ok(await sayOfDay(story.w.partner(one!.partnerId!), one!.id, { says: 'late', minutes: 10 }))
    expect(meetingsOf(story).find(({ id }) => id === two!.id)?.day).toBeUndefined()
  })

  test('neither is moved alone, and nobody is asked by hand for another time', async () => {
    const story = await training({ confirm: 'pre-approved' })
    const [one, two] = story.open()
    await story.say(one, { kind: 'accept', start: FIRST.start })
    const [meeting] = meetingsOf(story)
    expect(await proposeMove(story.w.worker(), meeting!.id, SECOND)).toEqual({ refused: 'TIME_SHARED' })
    const third = await aPartner(story.w.coordinator(), TRAINER)
    const byHand = await offerByHand(story.w.coordinator(), story.id, { partnerId: third, slot: SECOND })
    expect(byHand).toEqual({ refused: 'TIME_SHARED' })
    expect(await changeTimes(story.w.worker(), story.id, { windows: [SECOND] })).toEqual({ refused: 'TIME_SHARED' })
    await story.say(two, { kind: 'accept', start: FIRST.start })
    expect(await proposeMove(story.w.worker(), meeting!.id, SECOND)).toEqual({ refused: 'TIME_SHARED' })
  })
})

test('where there is a client, or one seat, nothing is shared', async () => {
  const story = await training({ seats: 1 })
  const [one] = story.open()
  await story.say(one, { kind: 'accept', start: SECOND.start })
  expect(story.request()).toMatchObject({ windows: [FIRST, SECOND] })
})

async function both() {
  const story = await training({ confirm: 'pre-approved' })
  const [one, two] = story.open()
  await story.say(one, { kind: 'accept', start: FIRST.start })
  await story.say(two, { kind: 'accept', start: FIRST.start })
  await story.w.settle()
  return story
}
