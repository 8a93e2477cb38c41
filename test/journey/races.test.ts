import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Reply, firstTime, type Journey, type Json, startJourney, type Who } from '../support/journey.ts'

/** Many at once, twice the same, and too late: at the built functions, over the wire, on a real table. */
let j: Journey
beforeAll(async () => {
  j = await startJourney()
})
afterAll(() => j?.stop())

const wish = (area: string) => ({ phases: ['OPEN'], area, languages: ['fi'], consent: { given: true, on: '2027-02-26' } })
const statuses = (answers: readonly Reply[]) => answers.map(({ status }) => status)
const titleOf = (page: string) => /<h1[^>]*>([^<]*)/.exec(page)?.[1]
const withKey = (key: string, body: object) => j.api('worker', 'POST /requests', body, { 'idempotency-key': key })
const inArea = async (area: string) => (await j.ok('worker', `GET /requests?area=${area}&limit=100`)).items

test(
  'of 50 acceptances at once over three open offers one partner wins, and everybody else gets a clear page',
  { timeout: 120_000 },
  async () => {
    const area = j.newArea()
    const partners: Who[] = []
    for (let n = 0; n < 3; n++) partners.push(await j.partner(area))
    const id = await j.request(area, { urgency: 'urgent', windows: [await j.window(3, '12:00', '14:00')] })
    await j.settle()
    const links = await Promise.all(partners.map((one) => j.linkOf(one)))
    const yes = firstTime((await j.page(links[0]!)).text)!
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, n) => ({ by: n % 3, ...(await j.page(links[n % 3]!, { form: { answer: yes } })) })),
    )
    await j.settle()

    const { offers, taken, state, history } = await j.see(id)
    expect([state, taken.length]).toEqual(['accepted', 1])
    expect(offers.map((one: Json) => one.state).toSorted()).toEqual(['accepted', 'withdrawn', 'withdrawn'])
    expect(history.filter((line: Json) => line.what === 'offer.accepted').length).toBe(1)
    const winner = partners.findIndex((one) => one.id === taken[0].partnerId)
    for (const { by, status, text } of answers) {
      expect(`${status} ${titleOf(text)}`).toBe(
        by === winner ? '200 Kiitos, vastauksesi tuli perille.' : '409 Toinen ehti tällä kertaa ensin.',
      )
    }
    for (const [n, link] of links.entries()) {
      expect((await j.page(link, { form: { answer: yes } })).status).toBe(n === winner ? 200 : 409)
    }
  },
)

test('a partner asked twice for one time who says yes to both at once is in one place', async () => {
  const areas = [j.newArea(), j.newArea()]
  const partner = await j.partner(areas[0]!, { areas })
  const windows = [await j.window(4, '12:00', '14:00')]
  const ids: string[] = []
  for (const area of areas) ids.push(await j.request(area, { windows }))
  await j.settle()
  const links = (await j.outbox(partner.phone)).flatMap((message) => message.links)
  const yes = firstTime((await j.page(links[0]!)).text)!
  const answers = await Promise.all(links.map((link) => j.page(link, { form: { answer: yes } })))
  expect(statuses(answers).toSorted()).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)!.text).toContain('Tämä aika ei ole enää vapaa.')
  const states = await Promise.all(ids.map(async (id) => (await j.see(id)).state))
  expect(states.toSorted()).toEqual(['accepted', 'offered'])
})

test('the same key with the same body is one request, however its fields are ordered; with another body it is refused', async () => {
  const area = j.newArea()
  const key = randomUUID()
  const first = await withKey(key, wish(area))
  const again = await withKey(key, Object.fromEntries(Object.entries(wish(area)).toReversed()))
  expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id])
  const other = await withKey(key, { ...wish(area), note: 'toinen' })
  expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED'])
  expect((await inArea(area)).map((one: Json) => one.id)).toEqual([first.body.id])
})

test('the same key twenty times at once is one request, and everybody is told its id', async () => {
  const area = j.newArea()
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 20 }, () => withKey(key, wish(area))))
  const [made] = await inArea(area)
  expect(answers.map(({ status, body }) => `${status} ${body.id}`)).toEqual(Array(20).fill(`201 ${made.id}`))
  expect((await inArea(area)).length).toBe(1)
})

test('the same key with ten bodies at once makes one request and refuses the other nine', async () => {
  const area = j.newArea()
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => withKey(key, { ...wish(area), note: `teksti ${n}` })))
  expect(statuses(answers).toSorted()).toEqual([201, ...Array(9).fill(422)])
  expect(new Set(answers.filter(({ status }) => status === 422).map(({ body }) => body.code))).toEqual(
    new Set(['IDEMPOTENCY_KEY_REUSED']),
  )
  expect((await inArea(area)).length).toBe(1)
})

test('two people’s same key is two requests', async () => {
  const key = randomUUID()
  const [one, two] = await Promise.all(
    ['worker', 'worker-2'].map((as) => j.api(as, 'POST /requests', wish('853'), { 'idempotency-key': key })),
  )
  expect([one!.status, two!.status, one!.body.id === two!.body.id]).toEqual([201, 201, false])
})

test.each([
  ['of two words', 'a b'],
  ['too long', 'x'.repeat(129)],
])('a key that is %s is refused', async (_, key) => {
  const area = j.newArea()
  const { status, body } = await withKey(key, wish(area))
  expect([status, body.code]).toEqual([400, 'IDEMPOTENCY_KEY_MALFORMED'])
  expect(await inArea(area)).toEqual([])
})

test('a form sent twice with the same mark is one request; another text under that mark is asked about', async () => {
  const area = j.newArea()
  const form = { phases: 'OPEN', area, languages: 'fi', when: 'later', nonce: randomUUID() }
  const sent = await Promise.all([1, 2, 3].map(() => j.page('/requests/new', { as: 'worker', form })))
  expect(new Set(sent.map(({ status, headers }) => `${status} ${headers.get('location')}`)).size).toBe(1)
  expect(sent[0]!.status).toBe(303)
  expect((await j.page('/requests/new', { as: 'worker', form: { ...form, note: 'toinen' } })).status).toBe(422)
  expect((await inArea(area)).length).toBe(1)
})

test('a change of what somebody else has changed since is refused with 412, and of ten at once one is made', async () => {
  const area = j.newArea()
  const id = await j.request(area)
  await j.settle()
  const { headers } = await j.api('worker', `GET /requests/${id}`)
  const etag = headers.get('etag')!
  const change = (n: number) =>
    j.api('worker', `POST /requests/${id}/consent`, { given: true, on: '2027-02-2' + (n % 5) }, { 'if-match': etag })
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => change(n)))
  expect(statuses(answers).toSorted()).toEqual([200, ...Array(9).fill(412)])
  expect((await change(0)).body.code).toBe('VERSION_PASSED')
  expect((await j.api('worker', `POST /requests/${id}/cancel`, { as: 'withdrawn' }, { 'if-match': 'yesterday' })).body.code).toBe(
    'IF_MATCH_MALFORMED',
  )
  expect((await j.see(id)).state).toBe('open')
})

test('a decision on a version that has passed is refused', async () => {
  const area = j.newArea()
  const partner = await j.partner(area)
  const id = await j.request(area)
  await j.settle()
  await j.answers(partner)
  const { version } = await j.see(id)
  const decide = (at: number) => j.api('worker', `POST /requests/${id}/decision`, { decision: 'confirm', version: at })
  const stale = await decide(version - 1)
  expect([stale.status, stale.body.code]).toEqual([409, 'STALE_VERSION'])
  const both = await Promise.all([decide(version), decide(version)])
  expect(statuses(both).toSorted()).toEqual([200, 409])
  await j.settle()
  expect((await j.see(id)).history.filter((line: Json) => line.what.includes('request.confirmed')).length).toBe(1)
})
