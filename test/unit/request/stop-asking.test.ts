import { describe, expect, test } from 'vitest'
import { addAgreed as addMeeting } from '../../support/agreed.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { chooseLate } from '#core/meeting/choose-late.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, diaryOf, further, meetingOf, requests, sent, view } from '../../support/story.ts'
import { aPartner } from '../../support/tenant.ts'
import { ok, world } from '../../support/world.ts'

const FIRST = { start: '2026-12-07T11:00:00.000Z', end: '2026-12-07T13:00:00.000Z' }
const SECOND = { start: '2026-12-14T11:00:00.000Z', end: '2026-12-14T13:00:00.000Z' }

/** The partner left before 7.12. and perhaps 14.12.; a stranger is being asked about those times. */
async function asking({ times = [FIRST] } = {}) {
  const w = await world()
  const life = await confirmed(w, { request: { windows: [FIRST] } })
  for (const { start } of times.slice(1)) await further(w, life, start, 120)
  ok(await withdrawFromRequest(w.partner(life.partnerId), life.requestId))
  const stranger = await aPartner(w.coordinator())
  await w.settle()
  const asked = async () =>
    (await view(w, life.requestId)).offers
      .filter((one) => one.state === 'sent')
      .map((one) => [one.partnerId, one.slots.map((slot) => slot.start)])
  return { w, life, stranger, asked }
}

const starts = (windows: readonly { start: string }[]) => windows.map((one) => one.start)

describe('a meeting that waits for a partner is cancelled', () => {
  test('strangers are no longer asked about its time: whoever was is told, and is asked about what is left', async () => {
    const { w, life, stranger, asked } = await asking({ times: [FIRST, SECOND] })
    expect(await asked()).toEqual([[stranger, starts([FIRST, SECOND])]])
    ok(await cancelMeeting(w.worker(), life.meetingId))
    await w.settle()
    expect(starts(requests(w)[0]!.windows)).toEqual([SECOND.start])
    expect(sent(w, 'offer-withdrawn').map((one) => one.to.id)).toEqual([stranger])
    expect(await asked()).toEqual([[stranger, [SECOND.start]]])
    expect(unsound(w)).toEqual([])
  })

  test('the next partner is not asked about it either', async () => {
    const { w, life, stranger, asked } = await asking()
    ok(await cancelMeeting(w.worker(), life.meetingId))
    await w.settle()
    expect(await asked()).toEqual([[stranger, []]])
    const next = await aPartner(w.coordinator())
    await w.pass({ days: 3 })
    const { offers } = await view(w, life.requestId)
    expect(offers.find((one) => one.partnerId === next)).toMatchObject({ slots: [] })
  })

  test('whoever had said yes to it is thanked and free', async () => {
    const { w, life, stranger } = await asking()
    const offer = (await view(w, life.requestId)).offers.find((one) => one.state === 'sent')!
    ok(await answerOffer(w.partner(stranger), offer.id, { kind: 'accept', start: FIRST.start }))
    ok(await cancelMeeting(w.worker(), life.meetingId))
    expect(requests(w)[0]).toMatchObject({ state: 'open', taken: [] })
    expect(diaryOf(w, stranger).holds).toEqual([])
    await w.settle()
    expect(sent(w, 'released')).toHaveLength(1)
    expect(unsound(w)).toEqual([])
  })

  test('also when it had come too near to ask anybody else', async () => {
    const { w, life, stranger } = await asking()
    await w.passTo('2026-12-06T09:00:00.000Z')
    const late = await aPartner(w.coordinator(), { firstName: 'Outi' })
    await w.passTo('2026-12-06T11:01:00.000Z')
    expect(await meetingOf(w, life.meetingId)).toMatchObject({ waitsFor: 'late-choice' })
    const open = (await view(w, life.requestId)).offers.filter((one) => one.state === 'sent')
    expect(open.map((one) => [one.partnerId, starts(one.slots)])).toContainEqual([late, [FIRST.start]])
    ok(await chooseLate(w.worker(), life.meetingId, { choice: 'without' }))
    await w.settle()
    const still = (await view(w, life.requestId)).offers.filter((one) => one.state === 'sent')
    expect(still.flatMap((one) => starts(one.slots))).toEqual([])
    expect(stranger).not.toBe(late)
  })
})

/** Late, and another partner is sought beside the one who cannot come. */
async function another() {
  const w = await world()
  const life = await confirmed(w)
  await w.passTo('2026-11-24T12:00:00.000Z')
  ok(await cancelMeeting(w.partner(life.partnerId), life.meetingId))
  const stranger = await aPartner(w.coordinator())
  ok(await chooseLate(w.worker(), life.meetingId, { choice: 'another' }))
  await w.settle()
  return { w, life, stranger }
}

describe('another partner is sought for one meeting', () => {
  test('and it is cancelled: nobody is asked any more, and the relationship is as before', async () => {
    const { w, life, stranger } = await another()
    ok(await cancelMeeting(w.worker(), life.meetingId))
    await w.settle()
    expect(requests(w)[0]).toMatchObject({ state: 'confirmed', seats: 1 })
    expect(sent(w, 'offer-withdrawn').map((one) => one.to.id)).toEqual([stranger])
    expect(unsound(w)).toEqual([])
  })

  test('and the first can come after all: likewise', async () => {
    const { w, life, stranger } = await another()
    const { start, end } = await meetingOf(w, life.meetingId)
    ok(await addMeeting(w.worker(), life.requestId, { start, end }))
    await w.settle()
    expect(await meetingOf(w, life.meetingId)).toMatchObject({ partnerId: life.partnerId })
    expect(requests(w)[0]).toMatchObject({ state: 'confirmed', seats: 1 })
    expect(sent(w, 'offer-withdrawn').map((one) => one.to.id)).toEqual([stranger])
    expect(unsound(w)).toEqual([])
  })
})

test('a meeting of a group whose partner only cannot come keeps the questions to the others', async () => {
  const w = await world()
  const group = { channel: 'group', phases: [], consent: { given: false }, seats: 2, windows: [FIRST] }
  const life = await confirmed(w, { request: group })
  const other = await aPartner(w.coordinator())
  await w.settle()
  ok(await cancelMeeting(w.partner(life.partnerId), life.meetingId))
  ok(await cancelMeeting(w.worker(), life.meetingId))
  await w.settle()
  expect((await view(w, life.requestId)).offers.filter((one) => one.state === 'sent').map((one) => one.partnerId)).toEqual([
    other,
  ])
  expect(requests(w)[0]).toMatchObject({ windows: [{ start: FIRST.start }] })
})
