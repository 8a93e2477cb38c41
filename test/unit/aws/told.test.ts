import { expect, test } from 'vitest'
import { metered } from '#aws/emf.ts'
import type { METRICS } from '#aws/metrics.ts'
import { toldStores } from '#aws/told.ts'
import { takeReceipt } from '#core/notice/receipt.ts'
import { keyOf } from '#core/records/keys.ts'
import { ask } from '#core/request/ask.ts'
import { accepted, sent } from '../../support/story.ts'
import { aRequest, BY_SMS } from '../../support/tenant.ts'
import { ok, world, type World } from '../../support/world.ts'

/** A county whose commits are told in its log, as in the cloud. */
async function told(): Promise<World> {
  const w = await world()
  Object.assign(w.ports, { stores: toldStores(w.ports.stores, w.ports.log) })
  return w
}

const lines = (w: World, event: string) => w.ports.log.lines.filter((line) => line.event === event)

/** What the log counts for one metric so far. */
const counted = (w: World, name: keyof typeof METRICS) =>
  w.ports.log.lines.reduce((sum, line) => sum + Number(metered(line, 'n', 0)[name] ?? 0), 0)

test('a request that is asked for, and one that a partner says yes to, count once each', async () => {
  const w = await told()
  await accepted(w)
  expect([counted(w, 'requests-asked'), counted(w, 'requests-answered'), counted(w, 'requests-unserved')]).toEqual([1, 1, 0])
})

test('a request that nobody is left for counts once, though it is looked at again for days', async () => {
  const w = await told()
  ok(await ask(w.worker(), aRequest()))
  await w.pass({ days: 3 })
  expect(counted(w, 'requests-unserved')).toBe(1)
  expect(lines(w, 'coordinator.has')).toContainEqual(expect.objectContaining({ kind: 'request', reason: 'no-partners' }))
})

test('each message that has gone counts by its way', async () => {
  const w = await told()
  await accepted(w, { partner: BY_SMS })
  const ways = lines(w, 'message.sent').map(({ way }) => way)
  expect(ways.toSorted()).toEqual(
    sent(w)
      .map(({ channel }) => channel)
      .toSorted(),
  )
  expect(ways).toContain('sms')
})

test('one that came back counts by why', async () => {
  const w = await told()
  await accepted(w, { partner: { contactBy: ['email'] } })
  await takeReceipt(w.ports, keyOf(sent(w)[0]!), { delivered: false, reason: 'BOUNCE_PERMANENT' })
  expect(lines(w, 'message.undelivered')).toEqual([expect.objectContaining({ cause: 'wrong-address' })])
  expect(counted(w, 'undelivered')).toBe(1)
})

test('what waits for coordinators is counted as often as their mailbox is told of it', async () => {
  const w = await told()
  ok(await ask(w.worker(), aRequest()))
  await w.pass({ days: 3 })
  const read = lines(w, 'digest.read')
  expect(read.length).toBeGreaterThan(1)
  expect(read.at(-1)).toMatchObject({ waits: 1 })
})

test('a commit that lost its race tells nothing', async () => {
  const w = await told()
  const { commit } = w.ports.stores.open('varsinais')
  const before = w.ports.log.lines.length
  const event = { pk: 'varsinais#EVT#r1', sk: '1', version: 1, kind: 'event', at: '', by: { role: 'system' }, changes: [] }
  const done = await commit({ opId: 'lost', at: '' }, [
    { op: 'insert', item: event },
    { op: 'require', key: { pk: 'varsinais#REQ#r1', sk: 'A' }, version: 7 },
  ])
  expect(done.status).toBe('conflict')
  expect(w.ports.log.lines.length).toBe(before)
})

test('no line that tells of a commit holds anything but ids, codes and numbers', async () => {
  const w = await told()
  await accepted(w, { request: { place: 'Peipposentalo', note: 'Kanarianlintu' } })
  for (const line of w.ports.log.lines)
    for (const [field, value] of Object.entries(line)) expect(String(value), field).toMatch(/^[\w#.:| -]*$/)
})
