import { beforeEach, expect, test } from 'vitest'
import { advance } from '#core/flow.ts'
import { seeDigest, setDigest } from '#core/notice/digest-times.ts'
import { holdSending, liftSending } from '#core/notice/hold-sending.ts'
import { takeReceipt } from '#core/notice/receipt.ts'
import { Unavailable } from '#core/ports.ts'
import { type Digest, nextTime } from '#core/records/digest.ts'
import { keys, keyText } from '#core/records/keys.ts'
import { ask } from '#core/request/ask.ts'
import { closeRequest } from '#core/request/close.ts'
import { queue } from '#core/request/queue.ts'
import { changePartner } from '#core/partner/change.ts'
import { handOver } from '#core/request/hand-over.ts'
import { confirmed } from '../../support/story.ts'
import { aRequest } from '../../support/tenant.ts'
import { ok, ORG, world, type World } from '../../support/world.ts'

let w: World
beforeEach(async () => {
  w = await world() // Monday 23 November 2026, 10:00
})

const SHARED = keys.digest(ORG, 'shared')
const OFFICE = 'koordinaattori@example.fi'
const digest = async (key = SHARED) => (await w.ports.stores.open(ORG).get(key)) as Digest
const mails = (to = OFFICE) => w.ports.mail.handed.filter((mail) => mail.to === to)
const asks = async (more: Record<string, unknown> = {}) => {
  const request = ok(await ask(w.worker(), aRequest({ windows: [], needBy: undefined, ...more })))
  await w.settle()
  return request
}

test('what is not urgent comes in the next morning’s mail, by reference and reason, and nothing more', async () => {
  const { clientReference } = await asks()
  expect(mails()).toEqual([])
  await w.passTo('2026-11-24T06:35:00.000Z')
  expect(mails()).toHaveLength(1)
  const { subject, text } = mails()[0]!
  expect(subject).toBe(`${clientReference}: Sopivaa ei ole löytynyt.`)
  expect(text).toContain(`Uutta (1)\n- ${clientReference}: Sopivaa ei ole löytynyt.`)
  expect(text).toContain('https://rinnalla.example.fi/queue')
})

test('a hand-over that waits for the coordinator is told as such, and as nothing that stands still', async () => {
  const windows = [{ start: '2026-12-09T13:30:00+02:00', end: '2026-12-09T15:30:00+02:00' }]
  const life = await confirmed(w, { request: { windows } })
  ok(await changePartner(w.coordinator(), life.partnerId, { conflicts: { workers: ['worker-2'], areas: [], ownCase: false } }))
  await w.settle()
  await w.passTo('2026-11-23T14:00:00.000Z')
  ok(await handOver(w.worker(), life.requestId, { to: 'worker-2' }))
  await w.passTo('2026-11-24T06:35:00.000Z')
  expect(
    mails()
      .map(({ text }) => text)
      .join(),
  ).toContain('Pyyntö on siirretty kollegalle. Jatko odottaa koordinaattoria.')
  expect(
    mails()
      .map(({ text }) => text)
      .join(),
  ).not.toContain('Tämä ei etene itsestään.')
})

test('nothing new and nothing late: no mail', async () => {
  await w.pass({ days: 3 })
  await asks()
  await w.pass({ days: 3 }) // new on Friday morning; over Friday and the weekend it can wait
  expect(mails()).toHaveLength(1)
})

test('what was mailed at once is not new again: it stands beside what is', async () => {
  const urgent = await asks({ urgency: 'urgent' })
  expect(mails().map(({ subject }) => subject)).toEqual([`${urgent.clientReference}: Yksi asia odottaa sinua`])
  const calm = await asks()
  await w.passTo('2026-11-24T06:35:00.000Z')
  expect(mails()).toHaveLength(2)
  expect(mails()[1]!.subject).toBe('Avoimet asiat: 1 uusi, 1 myöhässä tai kiireinen')
  expect(mails()[1]!.text).toContain(`Uutta (1)\n- ${calm.clientReference}`)
  expect(mails()[1]!.text).toContain(`Myöhässä tai kiireistä (1)\n- ${urgent.clientReference}`)
})

test('what is done by then is not in it', async () => {
  const [done, left] = [await asks(), await asks()]
  ok(await closeRequest(w.worker(), done.id, { as: 'irrelevant' }))
  await w.passTo('2026-11-24T06:35:00.000Z')
  expect(mails()[0]!.text).not.toContain(done.clientReference)
  expect(mails()[0]!.text).toContain(left.clientReference)
})

test('of many that wait the first ten are named, and the others counted', async () => {
  // Each is a request that nobody can take, and a message to a worker without an address.
  for (let n = 0; n < 30; n++) ok(await ask(w.worker(String(n)), aRequest({ windows: [], needBy: undefined })))
  await w.passTo('2026-11-24T06:35:00.000Z')
  expect(mails()).toHaveLength(1)
  expect(mails()[0]!.subject).toBe('Avoimet asiat: 60 uutta')
  expect(mails()[0]!.text.match(/^- /gm)).toHaveLength(11)
  expect(mails()[0]!.text).toContain('- ja 50 muuta')
})

test('a night and a day without anything that works make one mail, not two', async () => {
  await asks()
  ok(await setDigest(w.coordinator(), 'shared', { times: ['08:30', '12:00'] }))
  w.ports.clock.pass(2 * 24 * 3_600_000)
  await w.settle()
  expect(mails()).toHaveLength(1)
  expect(await digest()).toMatchObject({ waitsFor: 'time', due: '2026-11-25T10:00:00.000Z', tries: 0 })
})

test('poked by many at one moment it goes once', async () => {
  await asks()
  w.ports.clock.pass(24 * 3_600_000)
  await Promise.all(Array.from({ length: 5 }, () => advance(w.ports, SHARED).catch(() => 'lost the race')))
  expect(mails()).toHaveLength(1)
})

test('nobody knows whether it went: it goes again, three times at most, and what was new is new in the next', async () => {
  await asks()
  const { reply } = w.ports.mail
  w.ports.mail.reply = () => {
    throw new Unavailable('mail')
  }
  await w.passTo('2026-11-24T07:30:00.000Z')
  expect(mails()).toHaveLength(3)
  expect(await digest()).toMatchObject({ waitsFor: 'time', due: '2026-11-25T06:30:00.000Z', told: [], owner: 'system' })
  w.ports.mail.reply = reply
  await w.passTo('2026-11-25T06:35:00.000Z')
  expect(mails().at(-1)!.text).toContain('Uutta (1)')
})

test('one that comes back is a coordinator’s until one has gone, and says the same as new', async () => {
  await asks()
  await w.passTo('2026-11-24T06:35:00.000Z')
  await takeReceipt(w.ports, SHARED, { delivered: false, reason: 'bounce-permanent' })
  expect(await digest()).toMatchObject({ owner: 'coordinator', reason: 'failed', failedFor: 'bounce-permanent', told: [] })
  expect(ok(await queue(w.coordinator())).items.map(({ kind }) => kind)).toContain('digest')
  await w.passTo('2026-11-25T06:35:00.000Z')
  expect(mails()).toHaveLength(2)
  expect(mails()[1]!.subject).toMatch(/^CL-[A-Z0-9]{6}: Sopivaa/)
  const { owner, failedFor } = await digest()
  expect([owner, failedFor]).toEqual(['system', undefined])
})

test('a coordinator’s own comes to their own mailbox at their own times, beside the shared one', async () => {
  await asks()
  ok(await setDigest(w.coordinator(), 'own', { times: ['13:00', '09:15', '13:00'] }))
  expect(await seeDigest(w.coordinator(), 'own')).toMatchObject({ times: ['09:15', '13:00'], due: '2026-11-23T11:00:00.000Z' })
  await w.passTo('2026-11-23T11:05:00.000Z')
  expect([mails('coordinator@example.fi').length, mails().length]).toEqual([1, 0])
  ok(await setDigest(w.coordinator(), 'own', { times: [] }))
  await asks()
  await w.passTo('2026-11-24T12:00:00.000Z')
  expect([mails('coordinator@example.fi').length, mails().length]).toEqual([1, 1])
})

test('the shared mailbox has a time at least, and times are times', async () => {
  const refused = (path: string, code: string) => ({ refused: 'INVALID', fields: [{ path, code }] })
  expect(await setDigest(w.coordinator(), 'shared', { times: [] })).toEqual(refused('times', 'CHOICE_NEEDED'))
  expect(await setDigest(w.coordinator(), 'own', { times: ['8.30'] })).toEqual(refused('times.0', 'NOT_A_TIME'))
  expect(await setDigest(w.coordinator(), 'own', { times: ['01:00', '02:00', '03:00', '04:00', '05:00'] })).toEqual(
    refused('times', 'TOO_MANY'),
  )
})

test.each([
  ['later on the same day', '2026-11-23T06:00:00.000Z', ['08:30'], '2026-11-23T06:30:00.000Z'],
  ['the next day at the very moment', '2026-11-23T06:30:00.000Z', ['08:30'], '2026-11-24T06:30:00.000Z'],
  ['on Monday after Friday', '2026-11-27T07:00:00.000Z', ['08:30', '15:00'], '2026-11-27T13:00:00.000Z'],
  ['past Christmas and the weekend', '2026-12-23T14:00:00.000Z', ['08:30'], '2026-12-28T06:30:00.000Z'],
  ['in summer time', '2026-06-01T06:00:00.000Z', ['08:30'], '2026-06-02T05:30:00.000Z'],
])('the next time is %s', (_when, now, times, next) => {
  expect(nextTime(now, times)).toBe(next)
})

test('a tenant that an earlier version opened gets its digest with the first request that nobody can take', async () => {
  const { items, ...rest } = w.ports.table.snapshot()
  w.ports.table.restore({ ...rest, items: items.filter((item) => keyText(item) !== keyText(SHARED)) } as never)
  await asks()
  await w.passTo('2026-11-24T06:35:00.000Z')
  expect(mails()).toHaveLength(1)
})

test('what presses within the hour after a mail at once comes in one mail, as new', async () => {
  const urgent = { urgency: 'urgent' }
  const first = await asks(urgent)
  expect(mails()).toHaveLength(1)
  await w.pass({ minutes: 10 })
  const more = [await asks(urgent), await asks(urgent), await asks(urgent)]
  expect(mails()).toHaveLength(1)
  await w.pass({ minutes: 55 })
  expect(mails()).toHaveLength(2)
  const { text } = mails().at(-1)!
  expect(text).toContain('Uutta (3)')
  for (const { clientReference } of more) expect(text).toContain(`- ${clientReference}: Sopivaa ei ole löytynyt.`)
  expect(text.split('\n\n')[1]).not.toContain(first.clientReference)
})

/** One was written about at once, and what pressed ten minutes later was left to the digest. */
async function leftToDigest() {
  await asks({ urgency: 'urgent' })
  await w.pass({ minutes: 10 })
  const left = await asks({ urgency: 'urgent' })
  expect(await digest()).toMatchObject({ due: '2026-11-23T09:00:00.000Z', pressing: [expect.any(String)] })
  return left
}

test.each<[string, () => Promise<unknown>]>([
  [
    'sending stands still',
    async () => {
      ok(await holdSending(w.coordinator(), { why: 'Katko.' }))
      await w.pass({ hours: 2 })
      ok(await liftSending(w.coordinator()))
    },
  ],
  ['other times are chosen', async () => ok(await setDigest(w.coordinator(), 'shared', { times: ['08:00'] }))],
  [
    'a mail is refused',
    async () => {
      const { reply } = w.ports.mail
      w.ports.mail.reply = () => ({ status: 'rejected', reason: 'bounce' })
      await w.pass({ hours: 1 })
      w.ports.mail.reply = reply
    },
  ],
  [
    'nobody knows whether it went',
    async () => {
      const { reply } = w.ports.mail
      w.ports.mail.reply = () => {
        throw new Unavailable('mail')
      }
      await w.pass({ hours: 1 })
      w.ports.mail.reply = reply
    },
  ],
])('what presses is told within the hour also where %s', async (_why, happens) => {
  const { clientReference } = await leftToDigest()
  await happens()
  const before = mails().length
  await w.pass({ minutes: 65 })
  const since = mails().slice(before)
  expect(since.map(({ text }) => text).join()).toContain(clientReference)
})

test('what was left to a digest that came back, or was read from a list that lagged, is new in the next', async () => {
  const { clientReference, id } = await leftToDigest()
  const request = () => w.items().find((item) => item['id'] === id)!
  expect(request()['theirs']).toEqual({ since: expect.any(String), left: true })
  await w.pass({ minutes: 60 })
  await takeReceipt(w.ports, SHARED, { delivered: false, reason: 'bounce-permanent' })
  await w.passTo('2026-11-24T06:35:00.000Z')
  expect(mails().at(-1)!.text).toMatch(new RegExp(`Uutta \\(\\d\\)\n(- .*\n)*- ${clientReference}`))
})

test('after that hour the next is written about at once', async () => {
  await asks({ urgency: 'urgent' })
  await w.pass({ minutes: 61 })
  await asks({ urgency: 'urgent' })
  expect(mails()).toHaveLength(2)
})
