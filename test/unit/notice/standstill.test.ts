import { expect, test } from 'vitest'
import { holdSending, liftSending } from '#core/notice/hold-sending.ts'
import { closeNotice, retryNotice } from '#core/notice/retry.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { changePartner } from '#core/partner/change.ts'
import type { Offer } from '#core/records/offer.ts'
import type { Request } from '#core/records/request.ts'
import type { Standstill } from '#core/records/standstill.ts'
import { WAYS } from '#core/records/way.ts'
import { passOn } from '#core/stuck/pass-on.ts'
import { plus } from '#core/time/instant.ts'
import { ask } from '#core/request/ask.ts'
import { cancelRequest } from '#core/request/close.ts'
import { queue } from '#core/request/queue.ts'
import { change } from '../../support/stored.ts'
import { notices } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { unsound } from '../../support/soundness.ts'
import { ok, type World, world } from '../../support/world.ts'

const LIMIT = { status: 'stopped', reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT' } as const
const goes = () => ({ status: 'sent', providerId: 'p' }) as const

const of = <T>(w: World, kind: string): T[] => w.items().filter((item) => item['kind'] === kind) as unknown as T[]
const offers = (w: World) => of<Offer>(w, 'offer')
const standstill = (w: World, id: string) => of<Standstill>(w, 'standstill').find((one) => one.id === id)
const rows = async (w: World) => ok(await queue(w.coordinator(), { limit: 100 })).items
const texts = (w: World) => w.ports.sms.handed.length
const logged = (w: World, event: string) => w.ports.log.lines.filter((line) => line.event === event)

/** So many requests, each with a partner who takes SMS alone, asked while the account takes none. */
async function stopped(requests = 1, more: Record<string, unknown> = {}) {
  const w = await world()
  for (let n = 0; n < requests; n++) await aPartner(w.coordinator(), { contactBy: ['sms'] })
  w.ports.sms.reply = () => LIMIT
  for (let n = 0; n < requests; n++) ok(await ask(w.worker(), aRequest(more)))
  await w.settle()
  return w
}

const whenSuits = { windows: [] }
const oneDay = { windows: [{ start: '2026-11-26T11:00:00Z', end: '2026-11-26T13:00:00Z' }] }

test('thirty requests at the spending limit: one row, one line that rings, nobody to phone, and once it is lifted each question goes once', async () => {
  const w = await stopped(30)
  expect(offers(w).filter(({ state }) => state === 'sent').length).toBeGreaterThanOrEqual(30)
  const about = await rows(w)
  expect(about.filter(({ kind }) => kind === 'notice')).toEqual([])
  expect(about.filter(({ kind }) => kind === 'standstill')).toMatchObject([
    { id: 'sms', owner: 'coordinator', code: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT' },
  ])
  expect(logged(w, 'sending.stopped')).toHaveLength(1)
  await w.pass({ hours: 5 })
  const tried = texts(w)
  w.ports.sms.reply = goes
  await w.pass({ hours: 3 })
  const questions = notices(w).filter(({ template }) => template === 'offer')
  expect(questions.every(({ state }) => state === 'sent')).toBe(true)
  expect(texts(w) - tried).toBe(questions.length)
  expect((await rows(w)).filter(({ kind }) => kind === 'notice' || kind === 'standstill')).toEqual([])
  const reached = new Set(questions.map(({ to }) => to.id))
  expect(
    of<Request>(w, 'request')
      .flatMap(({ asked }) => asked)
      .every((id) => reached.has(id)),
  ).toBe(true)
  expect(offers(w).every(({ state, unsent }) => state === 'sent' && unsent === undefined)).toBe(true)
  expect(unsound(w)).toEqual([])
})

test('an account is tried with one message at a time, each wait twice the last, up to a day', async () => {
  const w = await stopped(3, whenSuits)
  const before = texts(w)
  await w.pass({ hours: 2 })
  expect(texts(w) - before).toBeLessThanOrEqual(5)
  await w.pass({ days: 12 })
  const twelve = texts(w)
  await w.pass({ days: 3 })
  expect(texts(w) - twelve).toBeLessThanOrEqual(3)
  expect(standstill(w, 'sms')).toMatchObject({ state: 'on', waitsFor: 'account' })
  expect(notices(w).filter(({ state }) => state === 'failed')).toEqual([])
})

test('the time to answer begins when the question goes', async () => {
  const w = await stopped(1, { urgency: 'urgent' })
  expect(offers(w)[0]).toMatchObject({ state: 'sent', owner: 'system', reason: 'standstill', unsent: expect.any(String) })
  await w.pass({ hours: 5 })
  expect(offers(w)[0]!.state).toBe('sent')
  w.ports.sms.reply = goes
  await w.pass({ hours: 1 })
  const sent = notices(w).find(({ template }) => template === 'offer')!
  const offer = offers(w)[0]!
  expect(Date.parse(offer.answerBy)).toBeGreaterThan(Date.parse(sent.sentAt!) + 3 * 3_600_000)
  expect(sent.facts.deadline).toBe(offer.answerBy)
  expect(offer).toMatchObject({ owner: 'partner', reason: 'fits' })
})

test('the promise stands still with its questions, and goes on where it was', async () => {
  const w = await stopped(1, whenSuits)
  const request = () => of<Request>(w, 'request')[0]!
  const { serveBy } = request()
  expect(request()).toMatchObject({ waitsFor: 'answer', owner: 'system', reason: 'standstill' })
  await w.pass({ hours: 5 })
  w.ports.sms.reply = goes
  await w.pass({ hours: 3 })
  expect(request()).toMatchObject({ owner: 'partner', reason: 'asked' })
  expect(request().unsentSince).toBeUndefined()
  expect(request().serveBy > serveBy).toBe(true)
})

test('what was never sent and comes too late was never asked: the partner may be asked again, and hears nothing', async () => {
  const w = await stopped(1, oneDay)
  const [offer] = offers(w)
  await w.passTo('2026-11-26T10:30:00.000Z')
  expect(offers(w).find(({ id }) => id === offer!.id)).toMatchObject({ state: 'withdrawn', endedFor: 'unsent' })
  expect(of<Request>(w, 'request')[0]!.asked).toEqual([])
  const told = texts(w)
  w.ports.sms.reply = goes
  await w.pass({ days: 3 })
  expect(texts(w)).toBe(told)
})

test('of a request that is cancelled meanwhile nothing goes, neither the question nor thanks for it', async () => {
  const w = await stopped()
  const [request] = of<Request>(w, 'request')
  ok(await cancelRequest(w.worker(), request!.id, { as: 'withdrawn' }))
  await w.settle()
  const told = texts(w)
  w.ports.sms.reply = goes
  await w.pass({ days: 2 })
  expect(texts(w)).toBe(told)
  expect(
    notices(w)
      .filter(({ to }) => to.role === 'partner')
      .map(({ suppressedFor }) => suppressedFor),
  ).toEqual(['cancelled'])
  expect(standstill(w, 'sms')).toMatchObject({ state: 'off', waitsFor: 'nothing' })
})

test('whoever answers all the same has been asked: their yes counts, and the question does not follow', async () => {
  const w = await stopped()
  const [offer] = offers(w)
  ok(await answerOffer(w.partner(offer!.partnerId), offer!.id, { kind: 'accept', start: offer!.slots[0]!.start }))
  w.ports.sms.reply = goes
  await w.pass({ days: 1 })
  expect(notices(w).find(({ template }) => template === 'offer')).toMatchObject({
    state: 'suppressed',
    suppressedFor: 'answered',
  })
})

test('whoever proposes another time has been reached: the promise goes on, with as much as it stood still', async () => {
  const w = await stopped(1, whenSuits)
  const [offer] = offers(w)
  const request = () => of<Request>(w, 'request')[0]!
  const { serveBy } = request()
  await w.pass({ hours: 2 })
  const other = { start: '2026-11-27T10:00:00.000Z', end: '2026-11-27T11:00:00.000Z' }
  const { offer: proposed } = ok(await answerOffer(w.partner(offer!.partnerId), offer!.id, { kind: 'other-time', ...other }))
  expect(request()).toMatchObject({ waitsFor: 'answer', owner: 'partner', reason: 'asked' })
  expect(request().unsentSince).toBeUndefined()
  expect(request().serveBy > serveBy).toBe(true)
  await w.settle()
  expect([proposed.answerBy <= request().due!, unsound(w)]).toEqual([true, []])
})

test('what cannot wait goes by the way that works, and its clock runs', async () => {
  const w = await world()
  await aPartner(w.coordinator(), { ways: { ask: 'sms' } })
  w.ports.sms.reply = () => LIMIT
  ok(await ask(w.worker(), aRequest()))
  await w.pass({ minutes: 10 })
  expect(texts(w)).toBe(1) // the one that found out
  const questions = notices(w).filter(({ template }) => template === 'offer')
  expect(questions.map(({ channel, state }) => [channel, state])).toEqual([['email', 'sent']])
  expect(offers(w)[0]!.unsent).toBeUndefined()
  expect(offers(w)[0]!.owner).toBe('partner')
})

test('nothing goes while it cannot be read whether sending stands still', async () => {
  const w = await world()
  await aPartner(w.coordinator(), { contactBy: ['sms'] })
  await w.ports.stores.open('varsinais').commit({ opId: 'x', at: w.ports.clock.now() }, [
    {
      op: 'insert',
      item: { pk: 'varsinais#SENDING', sk: 'tenant', version: 1, kind: 'standstill', schema: 99, id: 'tenant', state: 'off' },
    },
  ])
  ok(await ask(w.worker(), aRequest()))
  await expect(w.settle()).rejects.toThrow('newer-version')
  expect(texts(w)).toBe(0)
})

test('a message that nobody can send keeps no other from going', async () => {
  const w = await stopped(2)
  const poison = w.ports.sms.handed[0]!.to
  w.ports.sms.reply = ({ to }) => (to === poison ? { status: 'ours', reason: 'OTHER' } : goes())
  await w.pass({ hours: 1 })
  const [first, second] = notices(w).filter(({ template, channel }) => template === 'offer' && channel === 'sms')
  expect([first!.state, second!.state].toSorted()).toContain('sent')
  expect(standstill(w, 'sms')!.state).toBe('off')
})

test('the promise goes on when the last question that stands still is over, however that came', async () => {
  const w = await stopped(1, whenSuits)
  const request = () => of<Request>(w, 'request')[0]!
  const { serveBy, unsentSince } = request()
  expect(unsentSince).toBeDefined()
  await w.pass({ hours: 5 })
  const [offer] = offers(w)
  ok(await answerOffer(w.partner(offer!.partnerId), offer!.id, { kind: 'decline' }))
  expect(request()).toMatchObject({ waitsFor: 'ranking' })
  expect(request().unsentSince).toBeUndefined()
  expect(request().serveBy > serveBy).toBe(true)
  await w.settle()
  expect(unsound(w)).toEqual([])
})

test('what went by another way, since its reader wants that by now, says nothing of the account', async () => {
  const w = await stopped(2)
  const [offer] = offers(w)
  ok(await changePartner(w.coordinator(), offer!.partnerId, { contactBy: ['email'] }))
  await w.pass({ hours: 2 })
  expect(notices(w).find(({ subject, template }) => template === 'offer' && subject.sk === offer!.sk)).toMatchObject({
    channel: 'email',
    state: 'sent',
  })
  expect(logged(w, 'sending.goes-on')).toEqual([])
  expect(standstill(w, 'sms')).toMatchObject({ state: 'on', code: LIMIT.reason })
})

test('sent again by a person, a message begins its tries anew, also those that a standstill ended', async () => {
  const w = await stopped()
  await w.pass({ minutes: 20 })
  w.ports.sms.reply = () => ({ status: 'rejected', reason: 'opted-out' })
  await w.pass({ hours: 2 })
  const question = notices(w).find(({ template }) => template === 'offer')!
  expect(question).toMatchObject({ state: 'failed', stopped: expect.any(Number) })
  expect(ok(await retryNotice(w.coordinator(), question.id))).toMatchObject({ claims: 0, stopped: 0 })
})

test('a person’s hold is no try of an account: the wait does not grow meanwhile', async () => {
  const w = await stopped(1, whenSuits)
  ok(await holdSending(w.coordinator(), { why: 'Katko.' }))
  const { tries } = standstill(w, 'sms')!
  await w.pass({ days: 3 })
  expect(standstill(w, 'sms')!.tries).toBe(tries)
  w.ports.sms.reply = goes
  ok(await liftSending(w.coordinator()))
  await w.pass({ hours: 1 })
  expect(standstill(w, 'sms')!.state).toBe('off')
})

test.each(WAYS)('where both accounts stand still, what cannot wait goes by %s as soon as that is open, once', async (opens) => {
  const w = await world()
  await aPartner(w.coordinator())
  w.ports.sms.reply = () => LIMIT
  w.ports.mail.reply = () => LIMIT
  ok(await ask(w.worker(), aRequest(whenSuits)))
  await w.settle()
  const question = () => notices(w).filter(({ template, facts }) => template === 'offer' && !facts.half)
  expect(question()).toMatchObject([{ state: 'waiting', reason: 'standstill' }])
  expect(offers(w)[0]!.unsent).toBeDefined()
  await w.pass({ hours: 1 })
  if (opens === 'sms') w.ports.sms.reply = goes
  else w.ports.mail.reply = goes
  await w.pass({ hours: 3 })
  expect(question()).toMatchObject([{ state: 'sent', channel: opens }])
  expect(standstill(w, opens)!.state).toBe('off')
  expect(offers(w)[0]!.unsent).toBeUndefined()
  expect(unsound(w)).toEqual([])
})

test('a question that was held back says the times that are left, also when it is asked once more', async () => {
  const w = await world()
  await aPartner(w.coordinator())
  ok(await holdSending(w.coordinator(), { why: 'Katko.' }))
  const windows = ['2026-11-26', '2026-11-30'].map((day) => ({ start: `${day}T11:00:00Z`, end: `${day}T13:00:00Z` }))
  ok(await ask(w.worker(), aRequest({ windows })))
  await w.passTo('2026-11-27T09:00:00.000Z')
  ok(await liftSending(w.coordinator()))
  await w.pass({ days: 2 })
  const [offer] = offers(w)
  const questions = notices(w).filter(({ template }) => template === 'offer')
  expect(offer!.slots.map(({ start }) => start)).toEqual(['2026-11-30T11:00:00.000Z'])
  expect(questions.map(({ state, facts }) => [state, facts.slots])).toEqual([
    ['sent', offer!.slots],
    ['sent', offer!.slots],
  ])
})

/** As once a table was put back that has forgotten what they last said of being written to; `undefined`: it is dealt with. */
const setParked = (w: World, partnerId: string, parked?: object) =>
  change(w, (item) => item['kind'] === 'card' && item['id'] === partnerId, { parked })

test.each([0, 1])(
  'a reader of whom something is forgotten keeps no other from going, whichever is held back first: %s',
  async (n) => {
    const w = await stopped(2, whenSuits)
    await w.pass({ minutes: 3 }) // their cards are at rest
    const questions = notices(w).filter(({ template }) => template === 'offer')
    await setParked(w, questions[n]!.to.id, { due: null })
    w.ports.sms.reply = goes
    await w.pass({ minutes: 30 })
    expect(standstill(w, 'sms')!.state).toBe('off')
    expect(notices(w).find(({ id }) => id === questions[n]!.id)).toMatchObject({ state: 'waiting', reason: 'offer' })
    expect(notices(w).find(({ id }) => id === questions[1 - n]!.id)).toMatchObject({ state: 'sent' })
    await setParked(w, questions[n]!.to.id)
    await w.pass({ hours: 2 })
    expect(notices(w).find(({ id }) => id === questions[n]!.id)).toMatchObject({ state: 'sent' })
  },
)

test.each<[string, (w: World, partnerId: string) => Promise<unknown>]>([
  ['has no number any more', (w, partnerId) => change(w, ({ pk }) => pk === `varsinais#PTR#${partnerId}`, { phone: undefined })],
  [
    'wants no way any more',
    (w, partnerId) => change(w, (item) => item['kind'] === 'card' && item['id'] === partnerId, { contactBy: [] }),
  ],
])('a question that was held back and whose reader %s stands no longer than another', async (_what, happens) => {
  const w = await stopped(1, whenSuits)
  const [offer] = offers(w)
  await happens(w, offer!.partnerId)
  w.ports.sms.reply = goes
  await w.pass({ hours: 2 })
  const now = offers(w).find(({ id }) => id === offer!.id)!
  expect(now).toMatchObject({ state: 'sent', owner: 'partner', reason: 'fits' })
  expect(now.unsent).toBeUndefined()
  expect(Date.parse(now.answerBy) - Date.parse(w.ports.clock.now())).toBeLessThan(3 * 24 * 3_600_000)
})

test('a question that was held back, got stuck and was closed as handled stands no longer than another', async () => {
  const w = await stopped(1, whenSuits)
  const question = notices(w).find(({ template }) => template === 'offer')!
  w.ports.clock.turnTo(plus(question.due!, 30))
  expect(await passOn(w.ports, question)).toBe('passed-on')
  ok(await closeNotice(w.coordinator(), question.id))
  expect(offers(w)[0]).toMatchObject({ state: 'sent', owner: 'partner', reason: 'fits' })
  expect(offers(w)[0]!.unsent).toBeUndefined()
})
