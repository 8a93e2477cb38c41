import { describe, expect, it, test } from 'vitest'
import { addAgreed as addMeeting } from '../../support/agreed.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { queue } from '#core/request/queue.ts'
import { cancelRequest } from '#core/request/close.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, diaryOf, further, meetingOf, meetings, notices, requests, sent, view } from '../../support/story.ts'
import { ok, world, type World } from '../../support/world.ts'

/** Wednesday 25.11. 13:30–15:30, now being Monday 10:00. */
const FIRST = { start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }

async function met() {
  const w = await world()
  const life = await confirmed(w)
  return { w, life, id: life.meetingId, partner: () => w.partner(life.partnerId) }
}

const said = (w: World, template: string) => notices(w).filter((one) => one.template === template)

describe('a worker cancels', () => {
  it('ends the meeting, frees the time, tells both and keeps the relationship', async () => {
    const w = await world()
    const life = await confirmed(w)
    const more = await further(w, life, '2026-12-02T11:00:00.000Z')
    ok(await cancelMeeting(w.worker(), life.meetingId))
    await w.settle()
    expect(await meetingOf(w, life.meetingId)).toMatchObject({ state: 'cancelled', cancelledBy: 'worker', due: null })
    expect(diaryOf(w, life.partnerId)).toMatchObject({ bookings: [{ meetingId: more.id }], families: [life.requestId] })
    expect(sent(w, 'cancelled')).toHaveLength(1)
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
    expect(sent(w, 'cancelled')).toHaveLength(1)
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
    expect(sent(w, 'cancelled')).toHaveLength(1)
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
  ok(await cancelRequest(w.worker(), life.requestId, { as: 'withdrawn' }))
  expect((await view(w, life.requestId)).meetings.every((one) => one.state === 'cancelled')).toBe(true)
  await w.settle()
  expect(meetings(w).every((one) => one.state === 'cancelled')).toBe(true)
  expect(diaryOf(w, life.partnerId).bookings).toEqual([])
  expect(unsound(w)).toEqual([])
  await w.pass({ days: 1 })
  const told = new Set(sent(w, 'cancelled').map((one) => one.subject.sk))
  expect(meetings(w).filter(({ sk }) => !told.has(sk))).toEqual([])
  expect(notices(w).filter((one) => one.state === 'waiting')).toEqual([])
})

describe('a meeting cancelled', () => {
  test.each([
    ['worker', 'worker'],
    ['coordinator', 'coordinator'],
  ] as const)('by a %s says so, frees the time, and takes it out of both calendars', async (role, by) => {
    const { w, life, id } = await met()
    ok(await cancelMeeting(w.as({ role, id: role }), id))
    expect(await meetingOf(w, id)).toMatchObject({
      state: 'cancelled',
      cancelledBy: by,
      invite: 1,
      closedAt: w.ports.clock.now(),
      waitsFor: 'nothing',
      due: null,
    })
    expect(diaryOf(w, life.partnerId)).toMatchObject({ bookings: [], waitsFor: 'rematch' })
    const facts = { slots: [FIRST], invite: { uid: id, sequence: 1, method: 'CANCEL' } }
    expect(said(w, 'cancelled')).toMatchObject([{ to: { id: life.partnerId }, facts }])
    expect(said(w, 'meeting-cancelled')).toMatchObject([{ to: { role: 'worker' }, facts }])
  })

  test('cannot be once it has begun, nor twice', async () => {
    const { w, id } = await met()
    w.ports.clock.turnTo(FIRST.start)
    expect(await cancelMeeting(w.worker(), id)).toEqual({ refused: 'WRONG_STATE', detail: { state: 'scheduled' } })
    w.ports.clock.turnTo('2026-11-25T11:29:59.999Z')
    ok(await cancelMeeting(w.worker(), id))
    expect(await cancelMeeting(w.worker(), id)).toEqual({ refused: 'WRONG_STATE', detail: { state: 'cancelled' } })
  })
})

describe('a partner who cannot come', () => {
  test('in good time leaves it to the worker', async () => {
    const { w, life, id, partner } = await met()
    ok(await cancelMeeting(partner(), id))
    expect(await meetingOf(w, id)).toMatchObject({
      state: 'scheduled',
      partnerId: null,
      waitsFor: 'arrange',
      owner: 'worker',
      reason: 'partner-cannot',
      invite: 1,
      due: '2026-11-25T08:00:00.000Z',
    })
    expect(diaryOf(w, life.partnerId).bookings).toEqual([])
    expect(said(w, 'partner-gone')).toMatchObject([{ to: { role: 'worker' }, facts: { slots: [FIRST] } }])
    expect(said(w, 'cancelled')[0]).toMatchObject({
      to: { id: life.partnerId },
      facts: { invite: { sequence: 1, method: 'CANCEL' } },
    })
    expect(said(w, 'needs-coordinator')).toEqual([])
  })

  test.each([
    ['exactly a day before: in good time', '2026-11-24T11:30:00.000Z', 'arrange', '2026-11-25T09:30:00.000Z'],
    ['less than a day before: within two hours', '2026-11-24T11:31:00.000Z', 'late-choice', '2026-11-24T13:31:00.000Z'],
    ['two hours before: an hour before it', '2026-11-25T09:30:00.000Z', 'late-choice', '2026-11-25T10:30:00.000Z'],
    ['at the last moment: a quarter of an hour', '2026-11-25T11:20:00.000Z', 'late-choice', '2026-11-25T11:35:00.000Z'],
  ] as const)('%s', async (_, now, waitsFor, due) => {
    const { w, id, partner } = await met()
    w.ports.clock.turnTo(now)
    ok(await cancelMeeting(partner(), id))
    expect(await meetingOf(w, id)).toMatchObject({ waitsFor, due, owner: 'worker' })
    expect(said(w, 'needs-coordinator')).toHaveLength(waitsFor === 'late-choice' ? 1 : 0)
  })
})
