import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Fault, startTroubled, type Troubled, type WireCall } from '../support/fault-proxy.ts'
import type { Json, Who } from '../support/journey.ts'
import { some } from '../support/reduced.ts'

/**
 * A world that does not answer while nobody watches: the sweep brings the rest, nothing is said twice that need not be,
 * and what does not pass by itself stands in the queue with somebody to act.
 */
let j: Troubled
beforeAll(async () => {
  j = await startTroubled()
})
afterAll(() => j?.stop())
afterEach(() => {
  j.allIsWell()
})

const table = ({ service }: WireCall) => service === 'dynamodb'
const onChange = (fits: (call: WireCall) => boolean) => (call: WireCall) => call.room === 'on-change' && fits(call)
const commits = ({ operation }: WireCall) => operation === 'TransactWriteItems'
const to = (service: WireCall['service']) => (call: WireCall) => call.service === service

/** A request just made, in the morning; nothing else is under way. */
async function asked(more: object = {}, card: object = {}) {
  const area = j.newArea()
  const partner = await j.partner(area, card)
  await j.morning()
  return { area, partner, id: await j.request(area, { windows: [await j.window(3, '13:00', '15:00')], ...more }) }
}
const questions = async ({ phone }: Who) => (await j.outbox(phone)).length
const notices = async (id: string, template: string) =>
  (await j.see(id)).notices
    .filter((one: Json) => one.template === template)
    .map((one: Json) => [one.channel, one.state])
    .toSorted()
const undelivered = async (id: string) => (await j.queued(id)).filter((row: Json) => row.kind === 'notice')

const TABLE_TROUBLES: readonly [string, Fault, (call: WireCall) => boolean][] = [
  ['transactions that are throttled', 'transaction-throttled', commits],
  ['a table that ends connections', 'down', table],
  ['commits that always conflict', 'conflict', commits],
  ['commits whose answer and receipt are lost', 'answer-lost', table],
]
test.each(some(TABLE_TROUBLES, 2))(
  'under %s the stream gives up, and the sweep asks the partner once',
  async (_, fault, fits) => {
    const { id, partner } = await asked()
    j.trouble(fault, onChange(fits))
    await j.settle()
    expect(j.allIsWell()).toBeGreaterThan(0)
    await j.rest()
    expect(await j.see(id)).toMatchObject({ state: 'offered', offers: [{ state: 'sent' }] })
    expect(await questions(partner)).toBe(1)
  },
)

const LOST_COMMITS: readonly [string, Fault][] = [
  ['throttled', 'throttled'],
  ['in conflict', 'conflict'],
  ['carried out and not heard of', 'answer-lost'],
]
test.each(some(LOST_COMMITS, 1))('with every twelfth commit %s a whole life comes out the same', async (_, fault) => {
  let n = 0
  const { id, partner } = await asked()
  j.trouble(fault, (call) => commits(call) && call.room !== 'api' && call.room !== 'link' && ++n % 12 === 0)
  await j.rest()
  await j.answers(partner)
  await j.ok('worker', `POST /requests/${id}/decision`, { decision: 'confirm' })
  await j.turnTo(await j.on(3, '15:30'))
  const {
    state,
    meetings: [meeting],
  } = await j.see(id)
  expect([state, meeting.waitsFor]).toEqual(['confirmed', 'outcome'])
  const [sms, calendar] = [
    ['sms', 'sent'],
    ['email', 'sent'],
  ]
  expect(await notices(id, 'offer')).toEqual([sms])
  expect(await notices(id, 'agreed')).toEqual([calendar, sms])
  expect(await notices(id, 'reminder-day')).toEqual([sms, sms]) // three days and a day before
  expect(await questions(partner)).toBe(4)
  expect(j.allIsWell()).toBeGreaterThan(1)
})

test('wake-ups that are never made are seen with the dead letters, and everything still happens, by the sweep', async () => {
  const { id, partner } = await asked()
  j.trouble('broken', to('scheduler'))
  await j.rest()
  expect(await questions(partner)).toBe(1)
  expect((await j.page('/local')).text).toContain('on-failure')
  expect((await j.page('/local/schedules')).text).not.toContain(id)
  j.allIsWell()
  await j.advance('P2D')
  expect(await j.see(id)).toMatchObject({ state: 'open', offers: [{ state: 'expired' }], owner: 'coordinator' })
  expect((await j.queued(id)).map((row: Json) => [row.kind, row.owner])).toEqual([['request', 'coordinator']])
})

test('a mail provider that is busy for an hour gets every mail once, and nobody need look', async () => {
  const { id } = await asked({}, { contactBy: ['email'] })
  j.trouble('throttled', to('mail'))
  await j.advance('PT1H')
  expect(await notices(id, 'offer')).toEqual([['email', 'waiting']])
  j.allIsWell()
  await j.advance('PT2H')
  expect(await notices(id, 'offer')).toEqual([['email', 'sent']])
  expect(await undelivered(id)).toEqual([])
})

const MAIL_TROUBLES: readonly [string, Fault][] = [
  ['busy', 'throttled'],
  ['broken', 'broken'],
  ['not there', 'down'],
]
test.each(some(MAIL_TROUBLES, 1))(
  'a mail provider that is %s for a day is seen in the queue, and what waits goes when the coordinator says so',
  async (_, fault) => {
    const { id, partner } = await asked({ urgency: 'routine' }, { contactBy: ['email'] })
    j.trouble(fault, to('mail'))
    await j.advance('PT6H')
    const [row] = await undelivered(id)
    expect(row).toMatchObject({ kind: 'notice', owner: 'coordinator', waitsFor: 'person', due: expect.any(String) })
    expect(['failed', 'unknown']).toContain(row.state)
    j.allIsWell()
    const before = (await j.outbox(partner.email)).length
    await j.ok('coordinator', `POST /notices/${row.id}/retry`, {})
    await j.rest()
    expect((await j.outbox(partner.email)).length).toBe(before + 1)
    expect([await undelivered(id), await notices(id, 'offer')]).toEqual([[], [['email', 'sent']]])
  },
)

test('an SMS that went although nobody heard of it goes again at most twice, and is then shown as unknown', async () => {
  const { id, partner } = await asked()
  j.trouble('answer-lost', to('sms'))
  await j.advance('PT3H')
  expect((await j.outbox(partner.phone)).length).toBe(3)
  expect(await notices(id, 'offer')).toEqual([['sms', expect.stringMatching(/^(unknown|sent)$/)]])
})

test('what neither wake-up nor sweep can do is shown to the coordinator with a plain reason, and goes on when told to', async () => {
  const { id, partner } = await asked()
  await j.rest()
  const [{ id: offer, due }] = (await j.see(id)).offers
  // Until then all is well: trouble that lasts a day and a half would only cost time.
  await j.turnTo(new Date(Date.parse(due) - 60_000).toISOString())
  j.trouble(
    'down',
    ({ room, operation }) => ['on-time', 'on-change', 'sweep'].includes(room) && operation === 'TransactWriteItems',
  )
  await j.turnTo(due)
  await j.advance('PT25M')
  const row = (await j.queued(id)).find((one: Json) => one.kind === 'offer')
  expect(row).toMatchObject({ id: offer, owner: 'coordinator', reason: 'overdue', waitsFor: 'answer', stuck: { since: due } })
  expect((await j.page('/queue', { as: 'coordinator' })).text).toMatch(
    /Ei etene[^]*Tämän piti jo tapahtua, mutta se ei ole onnistunut\.[^]*Yritä uudestaan/,
  )
  j.allIsWell()
  await j.ok('coordinator', `POST /offers/${offer}/retry`, {})
  await j.settle()
  expect((await j.see(id)).offers).toMatchObject([{ state: 'expired' }])
  expect((await j.queued(id)).filter((one: Json) => one.stuck)).toEqual([])
  expect(await questions(partner)).toBe(1)
})
