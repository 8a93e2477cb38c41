import { expect, test } from 'vitest'
import { addMeeting } from '#core/meeting/add.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { holdSending, liftSending } from '#core/notice/hold-sending.ts'
import { seeSending } from '#core/notice/see-sending.ts'
import { ownPage } from '#core/partner/own.ts'
import type { Offer } from '#core/records/offer.ts'
import { DEPLOYMENT } from '#core/records/standstill.ts'
import { ask } from '#core/request/ask.ts'
import { changePhase } from '#core/request/change-phase.ts'
import { change } from '../../support/stored.ts'
import { confirmed, further, meetingOf, notices, sent } from '../../support/story.ts'
import { unsound } from '../../support/soundness.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'

const HOUR = 3_600_000
const TIME = { start: '2026-12-04T11:00:00.000Z', end: '2026-12-04T12:00:00.000Z' }
const hold = async (w: World) => ok(await holdSending(w.coordinator(), { why: 'Katko.' }))
const lift = async (w: World) => {
  ok(await liftSending(w.coordinator()))
  await w.pass({ minutes: 20 })
}
const last = (w: World, template: string) =>
  sent(w, template)
    .toSorted((a, b) => (a.sentAt! < b.sentAt! ? -1 : 1))
    .at(-1)!
const offerOf = (w: World) =>
  w.items().find((item) => item['kind'] === 'offer' && item['state'] === 'accepted') as unknown as Offer

/** A confirmed relationship whose tenant has put sending on hold. */
async function held() {
  const w = await world()
  const life = await confirmed(w)
  await w.settle()
  await hold(w)
  return { w, life }
}

test('a partner who was to be asked about a further time has as long to answer as ever, once the question goes', async () => {
  const { w, life } = await held()
  const { id } = ok(await addMeeting(w.worker(), life.requestId, TIME))
  await w.pass({ days: 4 })
  expect(await meetingOf(w, id)).toMatchObject({ state: 'proposed', owner: 'system', reason: 'standstill' })
  await lift(w)
  const { asked, due, owner } = await meetingOf(w, id)
  const question = last(w, 'time-asked')
  expect(owner).toBe('partner')
  expect([due, question.facts.deadline]).toEqual([asked!.answerBy, asked!.answerBy])
  expect(Date.parse(asked!.answerBy)).toBeGreaterThan(Date.parse(question.sentAt!) + 12 * HOUR)
  expect(unsound(w)).toEqual([])
})

test('so does one to whom another time was proposed', async () => {
  const { w, life } = await held()
  ok(await proposeMove(w.worker(), life.meetingId, TIME))
  await w.settle()
  expect(await meetingOf(w, life.meetingId)).toMatchObject({ waitsFor: 'move-answer', owner: 'system', reason: 'standstill' })
  await w.pass({ hours: 5 })
  await lift(w)
  const { due, owner } = await meetingOf(w, life.meetingId)
  expect([owner, last(w, 'move-proposed').facts.deadline]).toEqual(['partner', due])
})

test('so does one who is to say whether they go on: nobody takes them for silent', async () => {
  const { w, life } = await held()
  ok(await changePhase(w.worker(), life.requestId, { phases: ['ASSESS'] }))
  await w.pass({ days: 5 })
  expect(offerOf(w).phaseCheck!.open['going-on']).toMatchObject({ owner: 'partner', reason: 'standstill', nudges: 0 })
  await lift(w)
  const part = offerOf(w).phaseCheck!.open['going-on']!
  const question = last(w, 'going-on')
  expect(part.reason).toBe('phase-changed')
  expect(question.facts.deadline).toBe(part.due)
  expect(Date.parse(part.due)).toBeGreaterThan(Date.parse(question.sentAt!) + 3 * HOUR)
})

test('a question that has not gone stands on nobody’s own page', async () => {
  const w = await world()
  const partnerId = await aPartner(w.coordinator(), { contactBy: ['sms'] })
  await hold(w)
  ok(await ask(w.worker(), aRequest()))
  await w.settle()
  expect(ok(await ownPage(w.partner(partnerId), partnerId)).offers).toEqual([])
  await lift(w)
  expect(ok(await ownPage(w.partner(partnerId), partnerId)).offers).toHaveLength(1)
})

test('more than a handful goes too, each once', async () => {
  const w = await world()
  for (let n = 0; n < 32; n++) await aPartner(w.coordinator(), { contactBy: ['sms'] })
  await hold(w)
  for (let n = 0; n < 32; n++) ok(await ask(w.worker(), aRequest({ urgency: 'routine' })))
  await w.settle()
  await lift(w)
  const questions = notices(w).filter(({ template }) => template === 'offer')
  expect(questions.length).toBeGreaterThanOrEqual(32)
  expect(questions.every(({ state }) => state === 'sent')).toBe(true)
  expect(w.ports.sms.handed).toHaveLength(questions.length)
})

test('what would be too late is shown as such before sending goes on', async () => {
  const w = await world()
  await further(w, await confirmed(w), '2026-11-25T05:30:00.000Z') // reminded of on the evening before the day before
  await hold(w)
  await w.passTo('2026-11-25T12:15:00.000Z')
  const { held: waits } = ok(await seeSending({ ...w.coordinator(), everywhere: w.ports.stores.open(DEPLOYMENT) }))
  const [goes, gone] = [Object.keys(waits.goes), [...Object.keys(waits.tooLate), ...Object.keys(waits.needless)]]
  expect(gone.length).toBeGreaterThan(0)
  const before = w.ports.sms.handed.length + w.ports.mail.handed.length
  await lift(w)
  const said = notices(w).filter(({ state, sentAt }) => state === 'sent' && sentAt! > '2026-11-25T12:15:00.000Z')
  expect(said.length).toBe(w.ports.sms.handed.length + w.ports.mail.handed.length - before)
  expect(said.every(({ template }) => goes.includes(template))).toBe(true)
})

test('a move to an earlier time that never went is not the partner’s silence, and goes no more once that time has come', async () => {
  const { w, life } = await held()
  const { start } = await meetingOf(w, life.meetingId)
  const earlier = new Date(Date.parse(start) - 24 * HOUR).toISOString()
  ok(await proposeMove(w.worker(), life.meetingId, { start: earlier, end: new Date(Date.parse(earlier) + HOUR).toISOString() }))
  await w.pass({ minutes: (Date.parse(earlier) - Date.parse(w.ports.clock.now())) / 60_000 + 60 })
  expect(await meetingOf(w, life.meetingId)).toMatchObject({ waitsFor: 'move-answer', owner: 'coordinator', reason: 'unsent' })
  await w.passTo(new Date(Date.parse(start) - HOUR / 2).toISOString())
  const later = await meetingOf(w, life.meetingId)
  expect(later.nudges).toBeGreaterThan(1)
  expect(later).toMatchObject({ owner: 'coordinator', reason: 'unsent' })
  await lift(w)
  const asked = notices(w).filter(({ template }) => template === 'move-proposed')
  expect(asked.map(({ state, suppressedFor }) => [state, suppressedFor])).toEqual(asked.map(() => ['suppressed', 'too-late']))
  expect(unsound(w)).toEqual([])
})

test('a question to somebody of whom something is forgotten stands still until that is dealt with', async () => {
  const w = await world()
  const life = await confirmed(w)
  await w.pass({ minutes: 5 }) // their card is at rest
  const { id } = ok(await addMeeting(w.worker(), life.requestId, TIME))
  const park = (parked?: object) => change(w, (item) => item['kind'] === 'card' && item['id'] === life.partnerId, { parked })
  await park({ due: null })
  await w.pass({ days: 4 })
  expect(await meetingOf(w, id)).toMatchObject({ state: 'proposed', owner: 'system', reason: 'standstill' })
  await park()
  await w.pass({ hours: 2 })
  const question = last(w, 'time-asked')
  expect((await meetingOf(w, id)).owner).toBe('partner')
  expect(Date.parse((await meetingOf(w, id)).asked!.answerBy)).toBeGreaterThan(Date.parse(question.sentAt!) + 12 * HOUR)
})
