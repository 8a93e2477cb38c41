import { expect, test } from 'vitest'
import { callFor } from '#core/commit/call.ts'
import { holdAll, holdSending, liftAll, liftSending, tryWay } from '#core/notice/hold-sending.ts'
import { seeSending, sendingStands } from '#core/notice/see-sending.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { SYSTEM } from '#core/policy/actor.ts'
import type { Offer } from '#core/records/offer.ts'
import { DEPLOYMENT } from '#core/records/standstill.ts'
import { ask } from '#core/request/ask.ts'
import { cancelRequest } from '#core/request/close.ts'
import { queue } from '#core/request/queue.ts'
import { digestId } from '#core/records/digest.ts'
import { notices } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'
import { asked } from '../offer/story.ts'

const sent = (w: World) => w.ports.sms.handed.length + w.ports.mail.handed.length
const offers = (w: World) => w.items().filter((item) => item['kind'] === 'offer') as unknown as Offer[]
const all = (w: World) => callFor(w.ports, DEPLOYMENT, SYSTEM)
const seen = async (w: World) => ok(await seeSending({ ...w.coordinator(), everywhere: w.ports.stores.open(DEPLOYMENT) }))
const rows = async (w: World) => ok(await queue(w.coordinator(), { limit: 100 })).items

/** A tenant with a hold on, and a request asked under it. */
async function held() {
  const w = await world()
  for (let n = 0; n < 2; n++) await aPartner(w.coordinator(), { contactBy: ['sms'] })
  ok(await holdSending(w.coordinator(), { why: 'Palautus kesken.' }))
  const { id } = ok(await ask(w.worker(), aRequest({ urgency: 'soon' })))
  await w.settle()
  return { w, id }
}

test('while sending is on hold everything is recorded and nothing is sent; lifted, what still holds goes once', async () => {
  const { w } = await held()
  const [first, second] = offers(w)
  expect([first!.state, second!.state]).toEqual(['sent', 'sent'])
  ok(await answerOffer(w.partner(first!.partnerId), first!.id, { kind: 'decline' }))
  await w.pass({ hours: 30 })
  expect(sent(w)).toBe(0)
  ok(await liftSending(w.coordinator()))
  await w.pass({ minutes: 30 })
  expect(w.ports.sms.handed).toHaveLength(1)
  const question = notices(w).find(({ template, to }) => template === 'offer' && to.id === second!.partnerId)!
  expect(question.state).toBe('sent')
  expect(offers(w)[1]!.answerBy > question.sentAt!).toBe(true)
})

test('the hold is one line of open work, with who owns it, until it is lifted', async () => {
  const { w } = await held()
  expect((await rows(w)).filter(({ kind }) => kind === 'standstill')).toMatchObject([{ id: 'tenant', reason: 'on-hold' }])
  await w.pass({ days: 3 })
  expect((await rows(w)).filter(({ kind }) => kind === 'standstill')).toHaveLength(1)
  ok(await liftSending(w.coordinator()))
  await w.pass({ minutes: 30 })
  expect((await rows(w)).filter(({ kind }) => kind === 'standstill')).toEqual([])
})

test('a message to the worker that waited says until when they have now, not until when they had', async () => {
  const { w, open, accept, told, request } = await asked({ urgency: 'urgent' })
  ok(await holdSending(w.coordinator(), { why: 'Palautus kesken.' }))
  await accept(open()[0])
  const [written] = told('partner-accepted')
  expect(written!.facts.deadline).toBe(request().due)
  while (request().due === written!.facts.deadline) await w.pass({ hours: 1 })
  ok(await liftSending(w.coordinator()))
  await w.pass({ minutes: 30 })
  const [sent] = told('partner-accepted')
  expect(sent!.state).toBe('sent')
  expect(sent!.facts.deadline).toBe(request().owner === 'worker' ? request().due : undefined)
})

test('before it is lifted it is shown what would go and what no longer holds', async () => {
  const { w, id } = await held()
  ok(await ask(w.worker(), aRequest({ urgency: 'routine' })))
  await w.settle()
  const before = await seen(w)
  expect(before.on.map((one) => one.id)).toEqual(['tenant'])
  expect(before.held.goes.offer).toBeGreaterThanOrEqual(2)
  ok(await cancelRequest(w.worker(), id, { as: 'withdrawn' }))
  await w.settle()
  expect((await seen(w)).held.goes.offer ?? 0).toBeLessThan(before.held.goes.offer!)
})

test('whoever runs the service holds every tenant back, and each goes on by itself once that is lifted', async () => {
  const w = await world()
  await aPartner(w.coordinator(), { contactBy: ['sms'] })
  ok(await holdAll(all(w), 'Table put back'))
  ok(await ask(w.worker(), aRequest()))
  await w.pass({ hours: 2 })
  expect(sent(w)).toBe(0)
  expect((await rows(w)).filter(({ kind }) => kind === 'standstill')).toMatchObject([{ id: 'deployment', reason: 'all-on-hold' }])
  expect(await sendingStands({ ...w.worker(), everywhere: w.ports.stores.open(DEPLOYMENT) })).toMatchObject([
    { id: 'deployment' },
  ])
  ok(await liftAll(all(w)))
  await w.pass({ hours: 1 })
  expect(w.ports.sms.handed).toHaveLength(1)
  expect((await rows(w)).filter(({ kind }) => kind === 'standstill')).toEqual([])
})

test('a digest is not sent either, and says everything in the one that goes', async () => {
  const { w, id } = await held()
  ok(await cancelRequest(w.worker(), id, { as: 'withdrawn' }))
  await w.pass({ days: 2 })
  expect(w.ports.mail.handed).toHaveLength(0)
  expect(w.items().find((item) => item['id'] === digestId(undefined))).toMatchObject({ waitsFor: 'time', owner: 'system' })
})

test('a hold needs a reason, is put on once, and is lifted once', async () => {
  const { w } = await held()
  expect(await holdSending(w.coordinator(), { why: '' })).toMatchObject({ refused: 'INVALID' })
  expect(await holdSending(w.coordinator(), { why: 'Taas.' })).toMatchObject({ refused: 'WRONG_STATE' })
  expect(await holdSending(w.worker(), { why: 'Minäkin.' })).toMatchObject({ refused: 'FORBIDDEN' })
  ok(await liftSending(w.coordinator()))
  expect(await liftSending(w.coordinator())).toMatchObject({ refused: 'WRONG_STATE' })
  expect(await tryWay(w.coordinator(), 'sms')).toMatchObject({ refused: 'WRONG_STATE' })
})

test('lifted in the night, what is to partners goes in the morning', async () => {
  const { w } = await held()
  await w.passTo('2026-11-23T22:30:00.000Z')
  ok(await liftSending(w.coordinator()))
  await w.pass({ hours: 3 })
  expect(w.ports.sms.handed).toEqual([])
  await w.passTo('2026-11-24T06:30:00.000Z')
  expect(w.ports.sms.handed.length).toBeGreaterThan(0)
})

test('the account of a way is tried at once when somebody says that it is mended', async () => {
  const w = await world()
  await aPartner(w.coordinator(), { contactBy: ['sms'] })
  w.ports.sms.reply = () => ({ status: 'stopped', reason: 'ACCOUNT_DISABLED' })
  ok(await ask(w.worker(), aRequest({ windows: [] })))
  await w.pass({ hours: 4 })
  w.ports.sms.reply = () => ({ status: 'sent', providerId: 'p' })
  ok(await tryWay(w.coordinator(), 'sms'))
  await w.settle()
  expect(notices(w).find(({ template }) => template === 'offer')!.state).toBe('sent')
})
