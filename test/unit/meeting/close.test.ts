import { describe, expect, it, test } from 'vitest'
import { closeMeeting } from '#core/meeting/close.ts'
import { OUTCOMES } from '#core/records/meeting.ts'
import type { LedgerEntry } from '#core/records/partner.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, diaryOf, meetingOf, notices, requests, sent } from '../../support/story.ts'
import { ok, world, type World } from '../../support/world.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'

const ledger = (w: World): LedgerEntry[] => w.items().filter((item) => item['kind'] === 'ledger') as unknown as LedgerEntry[]

async function over() {
  const w = await world()
  const life = await confirmed(w)
  await w.passTo('2026-11-25T13:35:00.000Z')
  return { w, life }
}

/** Wednesday 25.11. 13:30–15:30, now being Monday 10:00. */
const FIRST = { start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }

const LATER = { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }

async function met() {
  const w = await world()
  const life = await confirmed(w)
  return { w, life, id: life.meetingId, partner: () => w.partner(life.partnerId) }
}

const said = (w: World, template: string) => notices(w).filter((one) => one.template === template)

describe.each(OUTCOMES)('%s', (outcome) => {
  const paid = outcome !== 'no-show-partner'

  it('is entered in the ledger and the month, and the partner who came is thanked', async () => {
    const { w, life } = await over()
    ok(await closeMeeting(w.worker(), life.meetingId, { outcome }))
    await w.settle()
    expect(await meetingOf(w, life.meetingId)).toMatchObject({
      state: outcome === 'held' ? 'held' : 'no-show',
      outcome,
      due: null,
    })
    const done = paid ? { minutes: 120, cents: 5000 } : { minutes: 0, cents: 0 }
    expect(ledger(w)).toMatchObject([{ meetingId: life.meetingId, date: '2026-11-25', unit: 'meeting', ...done }])
    expect(diaryOf(w, life.partnerId)).toMatchObject({ bookings: [], months: { '2026-11': done } })
    expect(sent(w, 'thanks')).toHaveLength(paid ? 1 : 0)
    expect(requests(w)[0]).toMatchObject({ state: 'confirmed', waitsFor: 'meetings' })
    expect(unsound(w)).toEqual([])
  })
})

test('it cannot be closed before it begins, nor twice', async () => {
  const w = await world()
  const life = await confirmed(w)
  expect(await closeMeeting(w.worker(), life.meetingId, { outcome: 'held' })).toMatchObject({ refused: 'WRONG_STATE' })
  await w.passTo('2026-11-25T11:30:00.000Z')
  ok(await closeMeeting(w.worker(), life.meetingId, { outcome: 'held' }))
  expect(await closeMeeting(w.worker(), life.meetingId, { outcome: 'no-show-partner' })).toMatchObject({ refused: 'WRONG_STATE' })
  expect(ledger(w)).toHaveLength(1)
})

test('the fee and its unit are those of the rate in force that day', async () => {
  const w = await world()
  const tenant = w.items().find((item) => item['kind'] === 'tenant')!
  const rates = [
    { channel: 'peer-support', unit: 'meeting', cents: 5000, validFrom: '2026-01-01', validTo: '2026-11-24' },
    { channel: 'peer-support', unit: 'hour', cents: 3000, validFrom: '2026-11-25' },
  ]
  const put = { ...tenant, version: tenant.version + 1, rates }
  await w.ports.stores.open('varsinais').commit({ opId: 'rates', at: w.ports.clock.now() }, [{ op: 'replace', item: put }])
  const life = await confirmed(w)
  await w.passTo('2026-11-25T13:35:00.000Z')
  ok(await closeMeeting(w.worker(), life.meetingId, { outcome: 'held' }))
  expect(ledger(w)).toMatchObject([{ minutes: 120, cents: 6000, unit: 'hour' }])
})

test('a meeting over midnight at the turn of the year counts in the month it began', async () => {
  const w = await world({ now: '2026-12-29T08:00:00.000Z' })
  const life = await confirmed(w, {
    request: { windows: [{ start: '2026-12-31T23:00:00+02:00', end: '2027-01-01T01:00:00+02:00' }] },
  })
  await w.passTo('2027-01-01T08:00:00.000Z')
  ok(await closeMeeting(w.worker(), life.meetingId, { outcome: 'held' }))
  expect(ledger(w)).toMatchObject([{ date: '2026-12-31' }])
  expect(Object.keys(diaryOf(w, life.partnerId).months)).toEqual(['2026-12'])
})

test('thanks for an evening wait until the morning', async () => {
  const w = await world()
  const life = await confirmed(w, {
    request: { windows: [{ start: '2026-11-25T19:00:00+02:00', end: '2026-11-25T21:00:00+02:00' }] },
  })
  await w.passTo('2026-11-25T20:00:00.000Z')
  ok(await closeMeeting(w.worker(), life.meetingId, { outcome: 'held' }))
  expect(
    notices(w)
      .filter((one) => one.template === 'thanks')
      .map((one) => one.due),
  ).toEqual(['2026-11-26T06:00:00.000Z'])
})

test('silence about the outcome: the worker is reminded once, then it is the coordinator’s', async () => {
  const { w, life } = await over()
  await w.passTo('2026-11-26T13:35:00.000Z')
  expect(sent(w, 'outcome-waits')).toHaveLength(1)
  await w.passTo('2026-11-27T13:40:00.000Z')
  expect(await meetingOf(w, life.meetingId)).toMatchObject({ waitsFor: 'outcome', owner: 'coordinator', reason: 'silent' })
  ok(await closeMeeting(w.coordinator(), life.meetingId, { outcome: 'held' }))
})

describe('how it went', () => {
  test('is said by staff, and not before it begins', async () => {
    const { w, id, partner } = await met()
    expect(await closeMeeting(w.worker(), id, { outcome: 'held' })).toEqual({
      refused: 'WRONG_STATE',
      detail: { state: 'not-begun' },
    })
    w.ports.clock.turnTo(FIRST.start)
    expect(await closeMeeting(partner(), id, { outcome: 'held' })).toEqual({ refused: 'FORBIDDEN' })
    const closed = ok(await closeMeeting(w.worker(), id, { outcome: 'held' }))
    expect(closed).toMatchObject({
      state: 'held',
      outcome: 'held',
      closedAt: FIRST.start,
      waitsFor: 'nothing',
      due: null,
      owner: 'nobody',
    })
    expect(await closeMeeting(w.worker(), id, { outcome: 'held' })).toEqual({ refused: 'WRONG_STATE', detail: { state: 'held' } })
  })

  test('takes back a proposal nobody answered', async () => {
    const { w, id } = await met()
    ok(await proposeMove(w.worker(), id, LATER))
    w.ports.clock.turnTo(FIRST.start)
    ok(await closeMeeting(w.worker(), id, { outcome: 'held' }))
    expect(await meetingOf(w, id)).not.toHaveProperty('proposal')
    expect(said(w, 'move-proposed').map((one) => one.state)).toEqual(['suppressed'])
  })

  test('of a meeting whose partner had gone concerns nobody’s ledger', async () => {
    const { w, id, partner } = await met()
    ok(await cancelMeeting(partner(), id))
    w.ports.clock.turnTo(FIRST.start)
    ok(await closeMeeting(w.worker(), id, { outcome: 'no-show-partner' }))
    expect(w.items().filter((item) => item['kind'] === 'ledger')).toEqual([])
    expect(said(w, 'thanks')).toEqual([])
  })
})
