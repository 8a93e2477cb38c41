import { describe, expect, test } from 'vitest'
import { keys } from '#core/records/keys.ts'
import { ask } from '#core/request/ask.ts'
import { queue, type QueueFilter } from '#core/request/queue.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, ORG, world, type World } from '../../support/world.ts'
import { asked } from '../offer/story.ts'
import { cancelRequest } from '#core/request/close.ts'

const open = async (w: World, filter: QueueFilter = {}) => ok(await queue(w.coordinator(), filter))

/** Seven requests, the last of them alone in Turku. */
async function seven() {
  const w = await world()
  for (let n = 0; n < 6; n++) ok(await ask(w.worker(), aRequest()))
  w.ports.clock.pass(60_000)
  const last = ok(await ask(w.worker(), aRequest({ area: '853' })))
  return { w, last }
}

const FAR = { start: '2026-12-09T11:30:00.000Z', end: '2026-12-09T13:30:00.000Z' }

test('a filter reads on past what it leaves out, page by page, and in the end says where to go on', async () => {
  const { w, last } = await seven()
  expect((await open(w, { area: '853', limit: 2 })).items.map(({ id }) => id)).toEqual([last.id])
  const first = await open(w, { area: '853', limit: 1 })
  expect([first.items, typeof first.next]).toEqual([[], 'string'])
  const rest = await open(w, { area: '853', limit: 1, cursor: first.next! })
  expect(rest.items.map(({ id }) => id)).toEqual([last.id])
})

test('without a filter each page is as long as asked for, and every matter comes once', async () => {
  const { w } = await seven()
  const ids: string[] = []
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await open(w, { limit: 3, ...(cursor && { cursor }) })
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.next
  }
  expect([ids.length, new Set(ids).size]).toEqual([7, 7])
})

test('an undelivered message says what it was, to whom, which way and why; never an address', async () => {
  const w = await world()
  const partnerId = await aPartner(w.coordinator(), { contactBy: ['sms'] })
  w.ports.sms.reply = () => ({ status: 'rejected', reason: 'REFUSED' })
  ok(await ask(w.worker(), aRequest()))
  await w.settle()
  const { items } = await open(w)
  const row = items.find(({ kind }) => kind === 'notice')
  expect(row).toMatchObject({
    template: 'offer',
    channel: 'sms',
    failedFor: 'REFUSED',
    area: '529',
    to: { role: 'partner', id: partnerId, name: 'Sari' },
  })
  expect(JSON.stringify(items)).not.toMatch(/358|@/)
})

test('a question has its request’s area, wherever that stands; one whose request is gone is shown everywhere', async () => {
  const { w, id, offers } = await asked()
  const [offer] = offers()
  const store = w.ports.stores.open(ORG)
  const mine = { ...offer!, owner: 'coordinator', reason: 'overdue', version: offer!.version + 1 }
  const at = { listPk: `${ORG}#OPEN`, listSk: `0#${offer!.id}` }
  await store.commit({ opId: 'stuck', at: w.ports.clock.now() }, [{ op: 'replace', item: { ...mine, ...at } }])
  const row = async (filter: QueueFilter) => (await open(w, filter)).items.find(({ kind }) => kind === 'offer')
  expect(await row({ limit: 1 })).toMatchObject({ requestId: id, area: '529', partner: { id: offer!.partnerId, name: 'Sari' } })
  expect(await row({ area: '853' })).toBeUndefined()
  const gone = {
    ...mine,
    ...keys.offer(ORG, 'gone', 'gone.o1'),
    id: 'gone.o1',
    requestId: 'gone',
    version: 1,
    ...at,
    listSk: '0#gone',
  }
  await store.commit({ opId: 'gone', at: w.ports.clock.now() }, [{ op: 'insert', item: gone }])
  expect(await row({ area: '853' })).toMatchObject({ id: 'gone.o1' })
})

describe('the coordinator’s queue', () => {
  test('holds every open request by its clock, those of an area or a state alone if asked, and none that has ended', async () => {
    const { w, id } = await asked({ windows: [FAR] }, { partners: 0 })
    const other = ok(await ask(w.worker(), aRequest({ area: '853', windows: [FAR] })))
    await w.settle()
    const ids = async (wanted: object) =>
      ok(await queue(w.coordinator(), wanted))
        .items.map((row) => row.id)
        .sort()
    expect(await ids({})).toEqual([id, other.id].sort())
    expect(await ids({ area: '853' })).toEqual([other.id])
    expect([await ids({ state: 'open' }), await ids({ state: 'offered' })]).toEqual([[id, other.id].sort(), []])
    ok(await cancelRequest(w.worker(), id, { as: 'withdrawn' }))
    expect(await ids({})).toEqual([other.id])
    expect(await queue(w.worker())).toEqual({ refused: 'FORBIDDEN' })
  })

  test('counts, for a request nobody fits, which rules stand in the way', async () => {
    const { w, id } = await asked({ windows: [FAR], languages: ['ru'] }, { partners: 2 })
    const [row] = ok(await queue(w.coordinator())).items
    expect(row).toMatchObject({
      id,
      kind: 'request',
      requestId: id,
      area: '529',
      urgency: 'routine',
      phases: ['OPEN'],
      missing: { LANGUAGE: 2 },
    })
    expect(row!.misses).toHaveLength(2)
    expect(row).not.toHaveProperty('stuck')
  })
})
