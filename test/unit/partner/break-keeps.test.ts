import { expect, test } from 'vitest'
import { pausePartner as pause, resumePartner } from '#core/partner/pause.ts'
import { pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, diaryOf, meetingOf } from '../../support/story.ts'
import { ok, world } from '../../support/world.ts'

/** A break cancels nothing unasked: who keeps what is agreed comes to it, with its reminders. */
test.each([
  ['with an end', { until: '2026-12-07' }],
  ['without an end', {}],
])('a break %s keeps what is agreed where the partner says so, and ends as any other', async (_, how) => {
  const w = await world()
  const { partnerId, meetingId } = await confirmed(w)
  ok(await pausePartner(w.partner(partnerId), partnerId, { ...how, agreed: 'keep' }))
  await w.settle()
  expect(await meetingOf(w, meetingId)).toMatchObject({ partnerId, waitsFor: 'start' })
  expect(diaryOf(w, partnerId)).toMatchObject({ bookings: [{ meetingId }], families: [expect.any(String)] })
  expect(unsound(w)).toEqual([])
  ok(await resumePartner(w.partner(partnerId), partnerId))
  expect(w.items().find(({ kind, id }) => kind === 'card' && id === partnerId)).not.toHaveProperty('keepsAgreed')
})

test('handed back only where the partner says so', async () => {
  const w = await world()
  const { partnerId, meetingId } = await confirmed(w)
  ok(await pausePartner(w.partner(partnerId), partnerId, { agreed: 'hand-back' }))
  await w.settle()
  expect(await meetingOf(w, meetingId)).toMatchObject({ partnerId: null })
})

test('a break without an end and without a word ends no relationship, also where no time is agreed', async () => {
  const w = await world()
  const { requestId, partnerId } = await confirmed(w, { request: { windows: [] } })
  ok(await pause(w.partner(partnerId), partnerId))
  await w.settle()
  expect(diaryOf(w, partnerId)).toMatchObject({ families: [requestId] })
  expect(unsound(w)).toEqual([])
})
