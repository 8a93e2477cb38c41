import { describe, expect, test } from 'vitest'
import { decide } from '#core/request/decide.ts'
import { addMeeting } from '#core/meeting/add.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { changePartner } from '#core/partner/change.ts'
import { findRequest } from '#core/request/view.ts'
import { handOver } from '#core/request/hand-over.ts'
import { findAnother } from '#core/request/going-on.ts'
import { closeRequest } from '#core/request/close.ts'
import { ownPage } from '#core/partner/own.ts'
import { unsound } from '../../support/soundness.ts'
import { accepted, confirmed, further, meetings, requests, sent } from '../../support/story.ts'
import { ok, type World, world } from '../../support/world.ts'
import { goingOnOf, inOpenWork, learntByWorker, mailTo } from './goes-on.ts'

/** Handed over on a Monday at ten: a working day later. */
const UNTIL = '2026-11-24T08:00:00.000Z'
const LATER = '2026-11-30T11:30:00.000Z'

const excludes = async (w: World, id: string, workers: readonly string[]) =>
  ok(await changePartner(w.coordinator(), id, { conflicts: { workers: [...workers], areas: [], ownCase: false } }))

async function handedOver(workers: readonly string[] = []) {
  const w = await world()
  const life = await confirmed(w)
  await further(w, life, LATER)
  await excludes(w, life.partnerId, workers)
  await w.settle()
  const answer = await handOver(w.worker(), life.requestId, { to: 'worker-2' })
  await w.settle()
  return { w, life, answer, view: async () => ok(await findRequest(w.worker('worker-2'), life.requestId)) }
}

const icsTo = (w: World, to: string) =>
  mailTo(w, to).flatMap(({ invite }) => (invite ? [`${invite.method} ${/SEQUENCE:(\d+)/.exec(invite.ics)?.[1]}`] : []))

describe.each([
  ['no', []],
  ['an', ['worker-2']],
] as const)('with %s exclusion, until the time is over', (_, workers) => {
  test('both sides read that the going on is being confirmed, and by when', async () => {
    const { w, life, answer, view } = await handedOver(workers)
    expect(ok(answer).goingOn).toEqual({ until: UNTIL, partners: [life.partnerId] })
    expect((await view()).meetings.map(({ goingOn }) => goingOn)).toEqual([UNTIL, UNTIL])
    const own = ok(await ownPage(w.partner(life.partnerId), life.partnerId))
    expect(own.meetings.map(({ goingOn }) => goingOn)).toEqual([UNTIL, UNTIL])
    expect(unsound(w)).toEqual([])
  })

  test('the new worker is told no name and gets nothing into their calendar; the former one’s is emptied', async () => {
    const { w, view } = await handedOver(workers)
    expect((await view()).partners).toEqual({})
    expect(icsTo(w, 'worker-2@example.fi')).toEqual([])
    expect(icsTo(w, 'worker@example.fi')).toEqual(['REQUEST 0', 'REQUEST 0', 'CANCEL 1', 'CANCEL 1'])
  })

  test('nothing new is agreed', async () => {
    const { w, life } = await handedOver(workers)
    const pending = { refused: 'GOING_ON_PENDING' }
    const time = { start: '2026-12-02T10:00:00.000Z', end: '2026-12-02T11:30:00.000Z' }
    expect(await addMeeting(w.worker('worker-2'), life.requestId, time)).toEqual(pending)
    expect(await proposeMove(w.worker('worker-2'), life.meetingId, time)).toEqual(pending)
    expect(await proposeMove(w.partner(life.partnerId), life.meetingId, time)).toEqual(pending)
  })
})

test('whoever goes on is named then, and the meetings come into the new worker’s calendar', async () => {
  const { w, life, view } = await handedOver()
  await w.passTo(UNTIL)
  expect(Object.keys((await view()).partners)).toEqual([life.partnerId])
  expect((await view()).request.goingOn).toBeUndefined()
  expect(icsTo(w, 'worker-2@example.fi')).toEqual(['REQUEST 2', 'REQUEST 2'])
  expect(goingOnOf(w, life.requestId)).toMatchObject({ waitsFor: 'nothing' })
  expect(unsound(w)).toEqual([])
})

test('whoever cannot go on has left then, as for any other reason, and neither is ever told who the other is', async () => {
  const { w, life, view } = await handedOver(['worker-2'])
  await w.passTo(UNTIL)
  expect(requests(w)[0]!.taken).toEqual([])
  expect((await view()).partners).toEqual({})
  expect(await learntByWorker(w, life.requestId, 'worker-2')).not.toContain(life.partnerId)
  expect(icsTo(w, 'worker-2@example.fi')).toEqual([])
  expect(sent(w, 'cancelled').every(({ facts }) => facts.told === undefined || facts.told === 'calendar')).toBe(true)
  expect(sent(w, 'ended').map(({ to }) => to.id)).toContain(life.partnerId)
  expect(unsound(w)).toEqual([])
})

test('a coordinator alone has it in their open work where a partner cannot go on, and finds another before', async () => {
  const { w, life, view } = await handedOver(['worker-2'])
  expect(await inOpenWork(w)).toMatchObject([{ waitsFor: 'another-partner', due: UNTIL, partner: { id: life.partnerId } }])
  expect((await view()).notices.filter(({ to }) => to.role === 'coordinator')).toEqual([])
  expect(await findAnother(w.worker('worker-2'), life.requestId)).toMatchObject({ refused: 'FORBIDDEN' })
  ok(await findAnother(w.coordinator(), life.requestId))
  await w.settle()
  expect(requests(w)[0]!.taken).toEqual([])
  expect(await inOpenWork(w)).toEqual([])
  expect(await findAnother(w.coordinator(), life.requestId)).toMatchObject({ refused: 'WRONG_STATE' })
  expect(unsound(w)).toEqual([])
})

test('an exclusion said meanwhile counts, and one taken back does not', async () => {
  const { w, life, view } = await handedOver()
  expect(await inOpenWork(w)).toEqual([])
  await excludes(w, life.partnerId, ['worker-2'])
  await w.settle()
  expect(await inOpenWork(w)).toHaveLength(1)
  await excludes(w, life.partnerId, [])
  await w.settle()
  expect(await inOpenWork(w)).toEqual([])
  await w.passTo(UNTIL)
  expect(Object.keys((await view()).partners)).toEqual([life.partnerId])
})

test('a meeting before that time is the coordinator’s to cover, whoever its partner is', async () => {
  for (const workers of [[], ['worker-2']]) {
    const w = await world({ now: '2026-11-25T07:00:00.000Z' })
    const life = await confirmed(w, { request: { consent: { given: true, on: '2026-11-20' }, urgency: 'urgent' } })
    await excludes(w, life.partnerId, workers)
    ok(await handOver(w.worker(), life.requestId, { to: 'worker-2' }))
    await w.settle()
    expect((await inOpenWork(w)).map(({ waitsFor }) => waitsFor)).toEqual([
      workers.length > 0 ? 'another-partner' : 'near-meeting',
    ])
  }
})

test('handed on while it is being confirmed: it begins anew, and calendars that never got it are told nothing', async () => {
  const { w, life, view } = await handedOver(['worker-2'])
  await w.pass({ hours: 3 })
  ok(await handOver(w.worker('worker-2'), life.requestId, { to: 'worker' }))
  await w.settle()
  expect(await findRequest(w.worker('worker-2'), life.requestId)).toMatchObject({ refused: 'NOT_FOUND' })
  await expect(view()).rejects.toThrow('NOT_FOUND')
  expect(ok(await findRequest(w.worker(), life.requestId)).partners).toEqual({})
  expect(await inOpenWork(w)).toEqual([])
  await w.passTo('2026-11-24T11:00:00.000Z')
  expect(Object.keys(ok(await findRequest(w.worker(), life.requestId)).partners)).toEqual([life.partnerId])
  expect(icsTo(w, 'worker-2@example.fi')).toEqual([])
  expect(icsTo(w, 'worker@example.fi')).toEqual(['REQUEST 0', 'REQUEST 0', 'CANCEL 1', 'CANCEL 1', 'REQUEST 2', 'REQUEST 2'])
  expect(unsound(w)).toEqual([])
})

test('handed to whoever has it already, nothing is asked, told or taken out of anybody’s calendar', async () => {
  const w = await world()
  const { requestId } = await confirmed(w)
  const before = w.items()
  ok(await handOver(w.coordinator(), requestId, { to: 'worker' }))
  expect(w.items()).toEqual(before)
})

test('handed on and back before anybody has carried that out, the meetings wait for who goes on all the same', async () => {
  const w = await world()
  const life = await confirmed(w)
  await w.settle()
  ok(await handOver(w.worker(), life.requestId, { to: 'worker-2' }))
  ok(await handOver(w.worker('worker-2'), life.requestId, { to: 'worker' }))
  expect(meetings(w)[0]).toMatchObject({ uninvited: true })
  await w.settle()
  expect(icsTo(w, 'worker@example.fi')).toEqual(['REQUEST 0'])
  await w.passTo('2026-11-24T11:00:00.000Z')
  expect(icsTo(w, 'worker@example.fi')).toEqual(['REQUEST 0', 'REQUEST 2'])
  expect(unsound(w)).toEqual([])
})

test('a partner who has said yes is decided on once it is confirmed that they go on', async () => {
  const w = await world()
  const { requestId, offerId } = await accepted(w)
  ok(await handOver(w.worker(), requestId, { to: 'worker-2' }))
  await w.settle()
  expect(requests(w)[0]).toMatchObject({ state: 'accepted', owner: 'system', reason: 'handed-over' })
  const yes = { decision: 'confirm', offerId }
  expect(await decide(w.worker('worker-2'), requestId, yes)).toEqual({ refused: 'GOING_ON_PENDING' })
  await w.passTo(UNTIL)
  expect(requests(w)[0]).toMatchObject({ waitsFor: 'decision', owner: 'worker' })
  ok(await decide(w.worker('worker-2'), requestId, yes))
  await w.settle()
  expect(meetings(w)).toHaveLength(1)
  expect(unsound(w)).toEqual([])
})

test('of a request that is closed meanwhile nothing is left to confirm', async () => {
  const { w, life } = await handedOver(['worker-2'])
  ok(await closeRequest(w.worker('worker-2'), life.requestId, { as: 'failed' }))
  await w.settle()
  expect(await inOpenWork(w)).toEqual([])
  expect(goingOnOf(w, life.requestId)).toMatchObject({ waitsFor: 'nothing' })
  expect(icsTo(w, 'worker-2@example.fi')).toEqual([])
  expect(unsound(w)).toEqual([])
})
