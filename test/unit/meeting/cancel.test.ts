import { describe, expect, it, test } from 'vitest'
import { addMeeting } from '#core/meeting/add.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { queue } from '#core/request/queue.ts'
import { cancelRequest } from '#core/request/close.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, diaryOf, further, meetingOf, meetings, notices, requests, sent, view } from '../../support/story.ts'
import { ok, world } from '../../support/world.ts'

describe('a worker cancels', () => {
  it('ends the meeting, frees the time, tells both and keeps the relationship', async () => {
    const w = await world()
    const life = await confirmed(w)
    const more = await further(w, life, '2026-12-02T11:00:00.000Z')
    ok(await cancelMeeting(w.worker(), life.meetingId))
    await w.settle()
    expect(await meetingOf(w, life.meetingId)).toMatchObject({ state: 'cancelled', cancelledBy: 'worker', due: null })
    expect(diaryOf(w, life.partnerId)).toMatchObject({ bookings: [{ meetingId: more.id }], families: [life.requestId] })
    expect(sent(w, 'cancelled')).toHaveLength(2)
    expect(sent(w, 'meeting-cancelled')).toHaveLength(1)
    expect(requests(w)[0]).toMatchObject({ state: 'confirmed', waitsFor: 'meetings' })
    expect(unsound(w)).toEqual([])
  })

  it('the only one: the worker is asked for a first meeting again', async () => {
    const w = await world()
    const life = await confirmed(w)
    ok(await cancelMeeting(w.worker(), life.meetingId))
    expect(requests(w)[0]).toMatchObject({ state: 'confirmed', waitsFor: 'first-meeting', owner: 'worker' })
  })

  it('not one that has begun', async () => {
    const w = await world()
    const life = await confirmed(w)
    await w.passTo('2026-11-25T11:30:00.000Z')
    expect(await cancelMeeting(w.worker(), life.meetingId)).toMatchObject({ refused: 'WRONG_STATE' })
  })
})

describe('a partner cancels', () => {
  it('a day before or earlier: the worker arranges, and the relationship goes on', async () => {
    const w = await world()
    const life = await confirmed(w)
    ok(await cancelMeeting(w.partner(life.partnerId), life.meetingId))
    await w.settle()
    expect(await meetingOf(w, life.meetingId)).toMatchObject({
      state: 'scheduled',
      waitsFor: 'arrange',
      owner: 'worker',
      partnerId: null,
      reason: 'partner-cannot',
    })
    expect(requests(w)[0]).toMatchObject({ state: 'confirmed', taken: [{ partnerId: life.partnerId }] })
    expect(sent(w, 'partner-gone')).toHaveLength(1)
    expect(sent(w, 'cancelled')).toHaveLength(2)
    expect(unsound(w)).toEqual([])
  })

  it('a coordinator writes it down for them: the same, and the history says both', async () => {
    const w = await world()
    const life = await confirmed(w)
    ok(
      await cancelMeeting(
        w.as({ role: 'coordinator', id: 'coordinator', onBehalfOf: { role: 'partner', id: life.partnerId } }),
        life.meetingId,
      ),
    )
    expect(await meetingOf(w, life.meetingId)).toMatchObject({ waitsFor: 'arrange', partnerId: null })
    expect((await view(w, life.requestId)).history.findLast((line) => line.what === 'meeting.partner-gone')?.by).toEqual({
      role: 'coordinator',
      id: 'coordinator',
      onBehalfOf: { role: 'partner', id: life.partnerId },
    })
  })

  it('within a day: worker and coordinator are asked at once, and it stands in the open work', async () => {
    const w = await world()
    const life = await confirmed(w)
    await w.passTo('2026-11-24T12:00:00.000Z')
    ok(await cancelMeeting(w.partner(life.partnerId), life.meetingId))
    await w.settle()
    expect(await meetingOf(w, life.meetingId)).toMatchObject({
      waitsFor: 'late-choice',
      owner: 'worker',
      due: '2026-11-24T14:00:00.000Z',
    })
    expect([sent(w, 'partner-gone').length, sent(w, 'needs-coordinator').length]).toEqual([1, 1])
    const rows = ok(await queue(w.coordinator())).items
    expect(rows.filter((row) => row.kind === 'meeting')).toMatchObject([{ id: life.meetingId, waitsFor: 'late-choice' }])
    await w.pass({ hours: 3 })
    expect(await meetingOf(w, life.meetingId)).toMatchObject({ owner: 'coordinator', reason: 'silent' })
  })

  it('one message that they need not come survives whatever becomes of the meeting that night', async () => {
    const w = await world()
    const life = await confirmed(w, {
      request: { windows: [{ start: '2026-11-27T13:30:00+02:00', end: '2026-11-27T15:30:00+02:00' }] },
    })
    await w.passTo('2026-11-24T21:00:00.000Z')
    ok(await cancelMeeting(w.partner(life.partnerId), life.meetingId))
    ok(await cancelMeeting(w.worker(), life.meetingId))
    await w.passTo('2026-11-25T07:00:00.000Z')
    expect(sent(w, 'cancelled')).toHaveLength(2)
  })
})

test('nobody decides about a meeting without a partner: when its time comes it is cancelled, and the worker told', async () => {
  const w = await world()
  const life = await confirmed(w)
  await w.passTo('2026-11-24T12:00:00.000Z')
  ok(await cancelMeeting(w.partner(life.partnerId), life.meetingId))
  await w.passTo('2026-11-25T11:35:00.000Z')
  expect(await meetingOf(w, life.meetingId)).toMatchObject({ state: 'cancelled', cancelledBy: 'system' })
  expect(sent(w, 'meeting-cancelled')).toHaveLength(1)
  expect(requests(w)[0]).toMatchObject({ state: 'confirmed', waitsFor: 'first-meeting' })
})

test('the worker is asked to arrange before the time is past, however slow the tenant’s clock', async () => {
  const w = await world()
  const life = await confirmed(w)
  await w.passTo('2026-11-24T10:00:00.000Z') // 25.5 hours before
  ok(await cancelMeeting(w.partner(life.partnerId), life.meetingId))
  await w.passTo('2026-11-25T09:35:00.000Z')
  expect(sent(w, 'meeting-changed')).toHaveLength(1)
})

test('a request with a dozen meetings ahead can be withdrawn: all end, everybody is told, nothing more is reminded', async () => {
  const w = await world()
  const life = await confirmed(w)
  for (let day = 1; day <= 12; day++)
    ok(
      await addMeeting(w.worker(), life.requestId, {
        start: `2026-12-${day + 10}T10:00:00.000Z`,
        end: `2026-12-${day + 10}T11:00:00.000Z`,
      }),
    )
  ok(await cancelRequest(w.worker(), life.requestId))
  expect(meetings(w).every((one) => one.state === 'cancelled')).toBe(true)
  expect(diaryOf(w, life.partnerId).bookings).toEqual([])
  await w.settle()
  expect(unsound(w)).toEqual([])
  await w.pass({ days: 1 })
  expect(new Set(sent(w, 'cancelled').map((one) => one.subject.sk)).size).toBe(13)
  expect(notices(w).filter((one) => one.state === 'waiting')).toEqual([])
})
