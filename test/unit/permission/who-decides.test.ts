import { beforeEach, describe, expect, it, test } from 'vitest'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import { ask } from '#core/request/ask.ts'
import { cancelRequest } from '#core/request/close.ts'
import { recordConsent } from '#core/request/consent.ts'
import { decide } from '#core/request/decide.ts'
import { handOver } from '#core/request/hand-over.ts'
import { aRequest, seedTenant } from '../../support/tenant.ts'
import { callFor } from '#core/commit/call.ts'
import { accepted, confirmed, notices, view } from '../../support/story.ts'
import { ok, type World, world } from '../../support/world.ts'
import { TABLE, type Targets } from './table.ts'

let w: World
beforeEach(async () => (w = await world()))

const phoned = (id: string, role: 'worker' | 'parent' = 'worker') =>
  w.as({ role: 'coordinator', id: 'coordinator', onBehalfOf: { role, id } })
const CONSENT = { given: true, on: '2026-11-20' }
const SLIP = { refused: 'INVALID', fields: [{ path: 'onBehalfOf.id', code: 'UNKNOWN_COLLEAGUE' }] }
const nothingChanged = async (run: () => Promise<unknown>) => {
  const before = JSON.stringify(w.items())
  const answer = await run()
  expect(JSON.stringify(w.items())).toBe(before)
  return answer
}

describe('yes and no to a partner, and the parent’s consent, are the decider’s word', () => {
  const words: readonly (readonly [string, (call: ReturnType<World['worker']>, id: string) => Promise<unknown>])[] = [
    ['yes', (call, id) => decide(call, id, { decision: 'confirm' })],
    ['no', (call, id) => decide(call, id, { decision: 'refuse' })],
    ['consent', (call, id) => recordConsent(call, id, CONSENT)],
    ['consent taken back', (call, id) => recordConsent(call, id, { given: false })],
  ]

  test.each(words)('%s: never a coordinator’s own', async (_, say) => {
    const { requestId } = await accepted(w)
    expect(await nothingChanged(() => say(w.coordinator(), requestId))).toEqual({ refused: 'DECIDER_ONLY' })
  })

  test.each(words)('%s: not as said by another worker, nor by nobody known', async (_, say) => {
    const { requestId } = await accepted(w)
    for (const id of ['worker-2', 'coordinator', '131052-308T'])
      expect(await nothingChanged(() => say(phoned(id), requestId))).toEqual(SLIP)
    ok(await handOver(w.worker(), requestId, { to: 'worker-2' }))
    expect(await nothingChanged(() => say(phoned('worker'), requestId))).toEqual(SLIP)
  })

  test.each(words)('%s: as said by phone by the decider, and the history says both', async (_, say) => {
    const { requestId } = await accepted(w)
    expect(await say(phoned('worker'), requestId)).toMatchObject({ id: requestId })
    expect((await view(w, requestId)).history.map(({ by }) => by)).toContainEqual(phoned('worker').by)
  })

  test.each(words)('%s: nor is it a parent’s, who tells their worker', async (_, say) => {
    const { requestId } = await accepted(w)
    expect(await nothingChanged(() => say(phoned('parent', 'parent'), requestId))).toEqual({ refused: 'DECIDER_ONLY' })
  })
})

test('whatever a coordinator writes down as a worker’s is of exactly the worker who decides', async () => {
  const life = await confirmed(w)
  for (const say of [
    () => cancelMeeting(phoned('worker-2'), life.meetingId),
    () => closeMeeting(phoned('worker-2'), life.meetingId, { outcome: 'held' }),
    () => cancelRequest(phoned('worker-2'), life.requestId, { as: 'withdrawn' }),
  ])
    expect(await nothingChanged(say)).toEqual(SLIP)
})

describe('a parent’s matter is a worker’s', () => {
  test('a coordinator asks for it only for a worker who phoned, and for what has no parent in their own name', async () => {
    expect(await ask(w.coordinator(), aRequest())).toEqual({
      refused: 'INVALID',
      fields: [{ path: 'onBehalfOf.id', code: 'CHOICE_NEEDED' }],
    })
    expect(await ask(phoned('admin'), aRequest())).toEqual(SLIP)
    expect(ok(await ask(phoned('worker-2'), aRequest())).workerId).toBe('worker-2')
    const group = aRequest({ channel: 'group', phases: [], consent: { given: false } })
    expect(ok(await ask(w.coordinator(), group)).workerId).toBe('coordinator')
  })

  test('and is handed over to workers alone', async () => {
    const { requestId } = await accepted(w)
    const to = { refused: 'INVALID', fields: [{ path: 'to', code: 'UNKNOWN_COLLEAGUE' }] }
    expect(await handOver(w.worker(), requestId, { to: 'coordinator' })).toEqual(to)
  })
})

describe('an admin sees and does nothing of people’s matters', () => {
  let on: Targets
  /** The tenant's own data, colleagues, and their own setting. */
  const OWN = [
    'seeTenant',
    'findMe',
    'listColleagues',
    'isColleague',
    'chooseLanguage',
    'setPhone',
    'addStaff',
    'listAgreements',
    'findAgreement',
    'addAgreement',
    'changeAgreement',
    'moveAgreements',
    'listOrganisations',
    'offeredOrganisations',
    'removeAgreement',
    'putAreas',
    'setPlaces',
    'changeSettings',
    'seeSending',
    'holdSending',
    'liftSending',
  ]
  /** Of sending too: refused only because all is well. */
  const NOTHING_TO_DO = ['openTenant', 'queueRow', 'tryWay']

  beforeEach(async () => {
    await seedTenant(callFor(w.ports, 'pohjola', { role: 'admin', id: 'admin' }))
    const life = await confirmed(w)
    const offer = (await view(w, life.requestId)).offers[0]!
    on = { request: life.requestId, meeting: life.meetingId, partner: life.partnerId, offer: offer.id, notice: notices(w)[0]!.id }
  })

  it.each(Object.keys(TABLE).filter((name) => !OWN.includes(name) && !NOTHING_TO_DO.includes(name)))('%s', async (name) => {
    const answer = (await TABLE[name]![0](w.as({ role: 'admin', id: 'admin' }), on)) as { refused?: string; items?: unknown[] }
    expect(answer.refused ?? (answer.items?.length === 0 && 'empty')).toMatch(/^(FORBIDDEN|DECIDER_ONLY|empty)$/)
  })

  test('but keeps the agreements and municipalities, and adds who works there', async () => {
    for (const name of OWN) {
      const answer = (await TABLE[name]![0](w.as({ role: 'admin', id: 'admin' }), on)) as { refused?: string }
      expect([name, answer.refused]).toEqual([name, undefined])
    }
  })
})
