import { describe, expect, test } from 'vitest'
import { addAgreed as addMeeting } from '../../support/agreed.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import type { Mode } from '#core/records/request.ts'
import { changeTimes } from '#core/request/change-times.ts'
import { chooseLate } from '#core/meeting/choose-late.ts'
import { decide } from '#core/request/decide.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, diaryOf, type Life, meetingOf, meetings, requests, view } from '../../support/story.ts'
import { aPartner } from '../../support/tenant.ts'
import { ok, world, type World } from '../../support/world.ts'

const DAY = { start: '2026-12-08T11:00:00.000Z', end: '2026-12-08T13:00:00.000Z' }

/** A first meeting held, and one ahead, each in its own way; the first place is the library, the second the worker's office. */
async function ahead({ first, next }: { first: Mode; next: Mode }) {
  const w = await world()
  const life = await confirmed(w, { request: { mode: first, place: 'Kirjasto' } })
  await w.passTo('2026-11-26T08:00:00.000Z')
  const { id } = ok(await addMeeting(w.worker(), life.requestId, { ...DAY, mode: next, place: 'Toimisto' }))
  await w.settle()
  return { w, life, id }
}

const sentOffer = async (w: World, life: Life) => (await view(w, life.requestId)).offers.find((one) => one.state === 'sent')!

async function taken(w: World, life: Life): Promise<string> {
  const other = await aPartner(w.coordinator())
  await w.settle()
  const offer = await sentOffer(w, life)
  ok(await answerOffer(w.partner(other), offer.id, { kind: 'accept', start: DAY.start }))
  ok(await decide(w.worker(), life.requestId, { decision: 'confirm' }))
  await w.settle()
  return other
}

const LATER_TIME = { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }

type Does = (w: World, life: Life) => Promise<unknown>
const cancel: Does = async (w, { meetingId }) => ok(await cancelMeeting(w.worker(), meetingId))
const leave: Does = async (w, { meetingId, partnerId }) => ok(await cancelMeeting(w.partner(partnerId), meetingId))
const BEGIN = '2026-11-25T11:30:00.000Z'

test('another partner is sought for a meeting in the way it was agreed, and takes it over so', async () => {
  const { w, life, id } = await ahead({ first: 'in-person', next: 'remote' })
  ok(await withdrawFromRequest(w.partner(life.partnerId), life.requestId))
  expect(requests(w)[0]).toMatchObject({ mode: 'remote' })
  const other = await taken(w, life)
  expect(await meetingOf(w, id)).toMatchObject({ partnerId: other, mode: 'remote', place: 'Toimisto' })
  expect(diaryOf(w, other).bookings).toMatchObject([{ meetingId: id, mode: 'remote' }])
  expect(unsound(w)).toEqual([])
})

test('times in different ways are not sought at once', async () => {
  const { w, life } = await ahead({ first: 'in-person', next: 'remote' })
  ok(await addMeeting(w.worker(), life.requestId, { start: '2026-12-09T11:00:00.000Z', end: '2026-12-09T13:00:00.000Z' }))
  ok(
    await addMeeting(w.worker(), life.requestId, {
      start: '2026-12-10T11:00:00.000Z',
      end: '2026-12-10T13:00:00.000Z',
      mode: 'remote',
    }),
  )
  ok(await withdrawFromRequest(w.partner(life.partnerId), life.requestId))
  expect(requests(w)[0]!.windows.map(({ start }) => start)).toEqual([DAY.start, '2026-12-10T11:00:00.000Z'])
})

test('sought in another way since, the meeting is taken over in the way that was agreed to', async () => {
  const { w, life, id } = await ahead({ first: 'in-person', next: 'remote' })
  ok(await withdrawFromRequest(w.partner(life.partnerId), life.requestId))
  ok(await changeTimes(w.worker(), life.requestId, { mode: 'in-person' }))
  const other = await taken(w, life)
  expect(await meetingOf(w, id)).toMatchObject({ partnerId: other, mode: 'in-person', place: 'Kirjasto' })
  expect(diaryOf(w, other).bookings).toMatchObject([{ meetingId: id, mode: 'in-person' }])
})

test('a further meeting at the time of one without a partner is had in the way that was judged', async () => {
  const { w, life, id } = await ahead({ first: 'in-person', next: 'remote' })
  ok(await cancelMeeting(w.partner(life.partnerId), id))
  expect(ok(await addMeeting(w.worker(), life.requestId, DAY))).toMatchObject({ id, mode: 'in-person', place: 'Kirjasto' })
  expect(diaryOf(w, life.partnerId).bookings).toContainEqual(expect.objectContaining({ meetingId: id, mode: 'in-person' }))
})

test('another partner at one meeting is asked in that meeting’s way', async () => {
  const { w, life, id } = await ahead({ first: 'in-person', next: 'remote' })
  ok(await cancelMeeting(w.partner(life.partnerId), id))
  ok(await chooseLate(w.worker(), id, { choice: 'another' }))
  expect(requests(w)[0]).toMatchObject({ mode: 'remote' })
  const other = await taken(w, life)
  expect(await meetingOf(w, id)).toMatchObject({ partnerId: other, mode: 'remote', place: 'Toimisto' })
})

test('who was asked about another way is thanked, and may be asked about this one', async () => {
  const { w, life, id } = await ahead({ first: 'in-person', next: 'in-person' })
  const remote = ok(
    await addMeeting(w.worker(), life.requestId, {
      start: '2026-12-09T11:00:00.000Z',
      end: '2026-12-09T13:00:00.000Z',
      mode: 'remote',
    }),
  )
  await aPartner(w.coordinator())
  for (const one of [id, remote.id]) ok(await cancelMeeting(w.partner(life.partnerId), one))
  ok(await chooseLate(w.worker(), id, { choice: 'another' }))
  await w.settle()
  const before = await sentOffer(w, life)
  ok(await chooseLate(w.worker(), remote.id, { choice: 'another' }))
  await w.settle()
  expect((await view(w, life.requestId)).offers.find((one) => one.id === before.id)).toMatchObject({ state: 'withdrawn' })
  expect(await sentOffer(w, life)).toMatchObject({ partnerId: before.partnerId, slots: [{ start: remote.start }] })
  expect(unsound(w)).toEqual([])
})

test('a yes that waits for the worker’s is booked in the way it was asked, whatever is sought since', async () => {
  const { w, life, id } = await ahead({ first: 'in-person', next: 'in-person' })
  const remote = ok(
    await addMeeting(w.worker(), life.requestId, {
      start: '2026-12-09T11:00:00.000Z',
      end: '2026-12-09T13:00:00.000Z',
      mode: 'remote',
    }),
  )
  const other = await aPartner(w.coordinator())
  for (const one of [id, remote.id]) ok(await cancelMeeting(w.partner(life.partnerId), one))
  ok(await chooseLate(w.worker(), id, { choice: 'another' }))
  await w.settle()
  ok(await answerOffer(w.partner(other), (await sentOffer(w, life)).id, { kind: 'accept', start: DAY.start }))
  ok(await chooseLate(w.worker(), remote.id, { choice: 'another' }))
  ok(await decide(w.worker(), life.requestId, { decision: 'confirm' }))
  expect(await meetingOf(w, id)).toMatchObject({ partnerId: other, mode: 'in-person' })
  expect(diaryOf(w, other).bookings).toMatchObject([{ meetingId: id, mode: 'in-person' }])
})

describe('a meeting is', () => {
  test('taken over by whoever is added at its very time, elsewhere if so said', async () => {
    const w = await world()
    const life = await confirmed(w)
    const other = ok(await addMeeting(w.worker(), life.requestId, LATER_TIME))
    await leave(w, life)
    const slot = { start: BEGIN, end: '2026-11-25T12:30:00.000Z' }
    const added = ok(await addMeeting(w.worker(), life.requestId, { ...slot, mode: 'phone', place: 'Kirjasto' }))
    expect(added).toMatchObject({
      id: life.meetingId,
      ...slot,
      partnerId: life.partnerId,
      mode: 'phone',
      place: 'Kirjasto',
      invite: 2,
      waitsFor: 'start',
      due: slot.end,
      reason: 'agreed',
    })
    expect(meetings(w).find((one) => one.id === other.id)).toEqual(other)
  })

  test('taken over as it was where nothing else is said, but none that was cancelled', async () => {
    const w = await world()
    const life = await confirmed(w)
    const slot = { start: BEGIN, end: '2026-11-25T13:30:00.000Z' }
    await leave(w, life)
    expect(ok(await addMeeting(w.worker(), life.requestId, slot))).toMatchObject({ id: life.meetingId, mode: 'in-person' })
    await leave(w, life)
    await cancel(w, life)
    expect(ok(await addMeeting(w.worker(), life.requestId, slot)).id).not.toBe(life.meetingId)
  })
})
