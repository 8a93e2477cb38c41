import { describe, expect, test } from 'vitest'
import { resumePartner } from '#core/partner/pause.ts'
import { pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { changePartner } from '#core/partner/change.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { cardOf, confirmed, diaryOf, requests } from '../../support/story.ts'
import { aPartner } from '../../support/tenant.ts'
import { ok, world, type World } from '../../support/world.ts'
import { unsound } from '../../support/soundness.ts'
import { type Busy, busyPartner } from './busy.ts'

const written = (w: World) => w.items().map(({ pk, sk, version }) => `${pk} ${sk} ${version}`)
const stateOf = ({ w }: Busy, id: string) => requests(w).find((one) => one.id === id)

describe('a partner', () => {
  test('who is not away and comes back leaves everything as it is', async () => {
    const w = await world()
    const { partnerId } = await confirmed(w)
    const before = written(w)
    expect(ok(await resumePartner(w.partner(partnerId), partnerId))).toEqual(cardOf(w, partnerId))
    expect(written(w)).toEqual(before)
  })

  test('is away until the end of a date, or until a time', async () => {
    const w = await world()
    const [one, other] = [await aPartner(w.coordinator()), await aPartner(w.coordinator())]
    const away = {
      state: 'paused',
      waitsFor: 'hand-back',
      due: w.ports.clock.now(),
      owner: 'system',
      reason: 'paused',
      attempts: 0,
    }
    expect(ok(await pausePartner(w.partner(one), one, { until: '2026-12-24' }))).toMatchObject({
      ...away,
      pausedUntil: '2026-12-24T22:00:00.000Z',
    })
    expect(ok(await pausePartner(w.partner(other), other, { until: '2026-12-24T10:00:00+02:00' }))).toMatchObject({
      ...away,
      pausedUntil: '2026-12-24T08:00:00.000Z',
    })
    ok(await setAvailability(w.partner(one), one, { weekly: [{ day: 1, from: '08:00', to: '09:00' }] }))
    expect(cardOf(w, one)).toMatchObject({ waitsFor: 'hand-back', reason: 'paused' })
    await w.settle()
    expect(cardOf(w, one)).toMatchObject({
      waitsFor: 'pause-end',
      due: '2026-12-24T22:00:00.000Z',
      owner: 'system',
      reason: 'paused',
    })
    ok(await resumePartner(w.partner(one), one))
    expect(cardOf(w, one)).toMatchObject({ state: 'active', waitsFor: 'rematch', due: w.ports.clock.now(), reason: 'changed' })
    expect(cardOf(w, one)).not.toHaveProperty('pausedUntil')
  })
})

test('back before the hand-back began: nothing was lost', async () => {
  const { w, partnerId } = await busyPartner()
  const before = diaryOf(w, partnerId)
  ok(await changePartner(w.coordinator(), partnerId, { state: 'paused' }))
  ok(await changePartner(w.coordinator(), partnerId, { state: 'active' }))
  await w.settle()
  expect(diaryOf(w, partnerId).bookings).toEqual(before.bookings)
})

test('a second break does not remember when the first one ended', async () => {
  const { w, partnerId } = await busyPartner()
  ok(await pausePartner(w.partner(partnerId), partnerId, { until: '2026-11-25' }))
  ok(await changePartner(w.coordinator(), partnerId, { state: 'active' }))
  await w.pass({ days: 3 })
  ok(await changePartner(w.coordinator(), partnerId, { state: 'paused' }))
  await w.settle()
  expect(cardOf(w, partnerId)).toMatchObject({ state: 'paused', waitsFor: 'ending' })
  expect(diaryOf(w, partnerId)).toMatchObject({ bookings: [{ start: '2026-11-24T16:00:00.000Z' }], families: [] }) // the one to be closed
})

test('who resumes is asked again at once about what nobody could take', async () => {
  const busy = await busyPartner()
  const { w, partnerId, near } = busy
  ok(await pausePartner(w.partner(partnerId), partnerId))
  await w.settle()
  ok(await resumePartner(w.partner(partnerId), partnerId))
  await w.settle()
  expect(cardOf(w, partnerId)).toMatchObject({ state: 'active' })
  for (const id of [near.split('.')[0]!, busy.other.split('.')[0]!, ...busy.open])
    expect(stateOf(busy, id)).toMatchObject({ state: 'offered' })
  expect(unsound(w)).toEqual([])
})
