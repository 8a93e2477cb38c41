import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { advance } from '#core/flow.ts'
import { addAgreed as addMeeting } from '../../support/agreed.ts'
import { findMeeting, listMeetings } from '#core/meeting/list.ts'
import { changePartner } from '#core/partner/change.ts'
import { ownPage } from '#core/partner/own.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { keys } from '#core/records/keys.ts'
import { cancelRequest } from '#core/request/close.ts'
import { recordConsent } from '#core/request/consent.ts'
import { handOver } from '#core/request/hand-over.ts'
import type { Snapshot } from '#memory/table.ts'
import { countWrites } from '../../support/count-writes.ts'
import { unsound } from '../../support/soundness.ts'
import { diaryOf, type Life, meetings, notices, requests, sent, view, longLife } from '../../support/story.ts'
import { ok, ORG, type World, world } from '../../support/world.ts'

const MANY = 120
/** Far below the hundred that the database takes. */
const MOST = 25

let w: World
let life: Life
let before: Snapshot
let sizes: number[]

beforeAll(async () => {
  w = await world()
  sizes = countWrites(w)
  life = await longLife(w, MANY)
  before = w.ports.table.snapshot()
})

beforeEach(() => {
  w.ports.table.restore(before)
  sizes.length = 0
})

const scheduled = () => meetings(w).filter((one) => one.state === 'scheduled')
const last = () => meetings(w).at(-1)!

/** Everything that follows, every commit of it small, nothing left over, and no more counted of anybody than their one press. */
async function followsInHandfuls(): Promise<void> {
  await w.settle()
  expect(Math.max(...sizes)).toBeLessThanOrEqual(MOST)
  expect(requests(w)[0]!.untidied).toBeUndefined()
  expect(w.items().flatMap((item) => (item['kind'] === 'tally' ? [item['done']] : []))).toSatisfy(onlyOnce)
  expect(unsound(w)).toEqual([])
}

const onlyOnce = (done: unknown[]): boolean => done.every((many) => many === 1)

describe('with a meeting on each of 120 days', () => {
  test('cancelling says so at once, of every meeting, in a few writes', async () => {
    ok(await cancelRequest(w.worker(), life.requestId, { as: 'withdrawn' }))
    expect(sizes).toEqual([expect.toSatisfy((size: number) => size < 9)])
    expect(scheduled()).toHaveLength(MANY)
    expect((await view(w, life.requestId)).meetings.map(({ state }) => state)).toEqual(Array(MANY).fill('cancelled'))
    expect(ok(await findMeeting(w.worker(), last().id))).toMatchObject({ state: 'cancelled' })
    expect(new Set((await listMeetings(w.coordinator(), { limit: 500 })).items.map((one) => one.state))).toEqual(
      new Set(['cancelled']),
    )
    expect(ok(await ownPage(w.partner(life.partnerId), life.partnerId)).meetings).toEqual([])
    await followsInHandfuls()
    expect(scheduled()).toEqual([])
    expect(diaryOf(w, life.partnerId)).toMatchObject({ bookings: [], families: [] })
    for (const template of ['cancelled', 'meeting-cancelled']) {
      const ofAll = sent(w, template).filter(({ facts }) => facts.cancelledAt !== undefined)
      expect(ofAll.map(({ facts }) => facts.slots.length)).toEqual(ofAll.map(() => MANY))
      const others = sent(w, template).filter((one) => !ofAll.includes(one))
      expect(others.every(({ channel, facts }) => channel === 'email' && facts.told === 'calendar')).toBe(true)
      expect(new Set(others.map(({ subject }) => subject.sk)).size).toBe(MANY)
    }
    expect(sent(w, 'cancelled').filter(({ facts }) => facts.told !== 'calendar')).toHaveLength(1)
    // The question asked once more at half its time finds itself answered when it is due.
    expect(notices(w).filter((one) => one.state === 'waiting' && !one.facts.half)).toEqual([])
  })

  test('a consent taken back says so at once', async () => {
    ok(await recordConsent(w.worker(), life.requestId, { given: false }))
    expect((await view(w, life.requestId)).meetings.every(({ state }) => state === 'cancelled')).toBe(true)
    await followsInHandfuls()
  })

  test('a colleague has every meeting at once, the former worker none', async () => {
    ok(await handOver(w.worker(), life.requestId, { to: 'worker-2' }))
    expect(sizes[0]).toBeLessThan(8)
    expect(await findMeeting(w.worker(), last().id)).toMatchObject({ refused: 'NOT_FOUND' })
    expect((await listMeetings(w.worker())).items).toEqual([])
    expect(ok(await findMeeting(w.worker('worker-2'), last().id)).workerId).toBe('worker-2')
    await followsInHandfuls()
    expect(new Set(meetings(w).map((one) => one.workerId))).toEqual(new Set(['worker-2']))
  })

  test('a partner who leaves is nowhere any more at once, and others are asked', async () => {
    ok(await withdrawFromRequest(w.partner(life.partnerId), life.requestId))
    expect(sizes).toHaveLength(1)
    expect(diaryOf(w, life.partnerId)).toMatchObject({ bookings: [], families: [] })
    expect((await view(w, life.requestId)).meetings.map(({ partnerId }) => partnerId)).toEqual(Array(MANY).fill(null))
    expect(ok(await ownPage(w.partner(life.partnerId), life.partnerId)).meetings).toEqual([])
    expect(requests(w)[0]).toMatchObject({
      state: 'open',
      waitsFor: 'ranking',
      taken: [],
      windows: [{ start: '2026-11-25T11:30:00.000Z' }],
    })
    await followsInHandfuls()
    expect(meetings(w).every((one) => one.partnerId === null && one.waitsFor === 'partner')).toBe(true)
    expect(new Set(sent(w, 'partner-gone').map(({ subject }) => subject.sk)).size).toBe(MANY)
  })

  test('a partner who ends altogether hands all of it back', async () => {
    ok(await changePartner(w.coordinator(), life.partnerId, { state: 'exited' }))
    await followsInHandfuls()
    expect(meetings(w).every((one) => one.partnerId === null)).toBe(true)
  })

  test('an errand broken off goes on where it stood', async () => {
    ok(await withdrawFromRequest(w.partner(life.partnerId), life.requestId))
    const errand = keys.errand(ORG, life.requestId)
    let commits = 0
    const open = w.ports.stores.open
    Object.assign(w.ports.stores, {
      open: (org: string) => {
        const store = open(org)
        const commit: typeof store.commit = (...all) => {
          if (++commits > 7) throw new Error('the power went')
          return store.commit(...all)
        }
        return { ...store, commit }
      },
    })
    await expect(advance(w.ports, errand)).rejects.toThrow('the power went')
    Object.assign(w.ports.stores, { open })
    expect(meetings(w).filter((one) => one.partnerId === null).length).toBeGreaterThan(3)
    ok(await cancelRequest(w.worker(), life.requestId, { as: 'withdrawn' }))
    await followsInHandfuls()
    expect(scheduled()).toEqual([])
    expect(sent(w, 'cancelled').length).toBe(MANY)
  })

  test('a meeting that is still to be told of is told of before it is booked anew', async () => {
    ok(await withdrawFromRequest(w.partner(life.partnerId), life.requestId))
    expect(
      await addMeeting(w.worker(), life.requestId, { start: '2027-10-06T08:00:00Z', end: '2027-10-06T09:00:00Z' }),
    ).toMatchObject({ refused: 'WRONG_STATE' })
    expect(requests(w)[0]!.untidied).toBeUndefined()
  })

  test('a reminder that is due before the meeting itself says so is not sent', async () => {
    const first = meetings(w).toSorted((a, b) => (a.start < b.start ? -1 : 1))[0]
    ok(await cancelRequest(w.worker(), life.requestId, { as: 'withdrawn' }))
    const reminder = notices(w).find((one) => one.template === 'reminder-day' && one.subject.sk === first!.sk)!
    w.ports.clock.pass(Date.parse(reminder.due!) - Date.parse(w.ports.clock.now()))
    expect(await advance(w.ports, reminder)).toBe('advanced')
    expect(notices(w).find((one) => one.id === reminder.id)).toMatchObject({ state: 'suppressed', suppressedFor: 'cancelled' })
  })
})
