import { describe, expect, test } from 'vitest'
import { findMeeting, listMeetings } from '#core/meeting/list.ts'
import { handOver } from '#core/request/hand-over.ts'
import { confirmed, further } from '../../support/story.ts'
import { ok, world, type World } from '../../support/world.ts'
import { addAgreed as addMeeting } from '../../support/agreed.ts'

const at = (day: number) => `2026-12-${String(day).padStart(2, '0')}T11:00:00.000Z`

/** Two relationships whose meetings alternate; the second is a colleague's. */
async function twoWorkers() {
  const w = await world()
  const mine = await confirmed(w)
  const theirs = await confirmed(w)
  for (const day of [1, 2, 3, 4, 7]) await further(w, day % 2 === 0 ? theirs : mine, at(day), 60)
  ok(await handOver(w.worker(), theirs.requestId, { to: 'worker-2' }))
  await w.settle()
  return { w, mine, theirs }
}

async function pages(w: World, id: string) {
  const found: { starts: string[]; next: string | undefined }[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await listMeetings(w.worker(id), { from: at(1), limit: 1, ...(cursor && { cursor }) })
    found.push({ starts: items.map((one) => one.start), next })
    cursor = next
  } while (cursor)
  return found
}

/** Wednesday 25.11. 13:30–15:30, now being Monday 10:00. */
const FIRST = { start: '2026-11-25T11:30:00.000Z', end: '2026-11-25T13:30:00.000Z' }

const LATER = { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }

async function met() {
  const w = await world()
  const life = await confirmed(w)
  return { w, life, id: life.meetingId, partner: () => w.partner(life.partnerId) }
}

const LATER_TIME = { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }
const BEGIN = '2026-11-25T11:30:00.000Z'

test('a worker pages through their own meetings only, each page full', async () => {
  const { w } = await twoWorkers()
  expect((await pages(w, 'worker')).map(({ starts }) => starts)).toEqual([[at(1)], [at(3)], [at(7)]])
  expect((await pages(w, 'worker-2')).map(({ starts }) => starts)).toEqual([[at(2)], [at(4)]])
})

test('no cursor names a meeting of a colleague', async () => {
  const { w, theirs } = await twoWorkers()
  for (const { next } of await pages(w, 'worker')) {
    const said = Buffer.from(next ?? '', 'base64url').toString()
    expect(said).not.toContain(theirs.requestId)
    for (const day of [2, 4]) expect(said).not.toContain(at(day))
  }
})

describe('one meeting is seen', () => {
  test('by its worker, its partner and coordinators, and by nobody else', async () => {
    const { w, id, partner } = await met()
    for (const call of [w.worker(), partner(), w.coordinator()]) expect(await findMeeting(call, id)).toMatchObject({ id })
    for (const call of [w.worker('worker-2'), w.partner('somebody')])
      expect(await findMeeting(call, id)).toEqual({ refused: 'NOT_FOUND' })
    expect(await findMeeting(w.coordinator(), `${id}0`)).toEqual({ refused: 'NOT_FOUND' })
  })

  test('in a calendar from its very start to its very start', async () => {
    const { w, life, id } = await met()
    const later = await further(w, life, LATER.start)
    const ids = async (range: object) => (await listMeetings(w.coordinator(), range)).items.map((one) => one.id)
    expect(await ids({})).toEqual([id, later.id])
    expect(await ids({ from: FIRST.start, to: FIRST.start })).toEqual([id])
    expect(await ids({ from: LATER.start })).toEqual([later.id])
    expect(await ids({ to: '2026-11-25T11:29:59.999Z' })).toEqual([])
    const [one, two] = [await listMeetings(w.worker(), { limit: 1 }), await listMeetings(w.worker(), { limit: 2 })]
    expect([one.items.length, two.items.length, two.next]).toEqual([1, 2, undefined])
    expect((await listMeetings(w.worker(), { limit: 1, cursor: one.next! })).items).toMatchObject([{ id: later.id }])
  })
})

describe('a meeting is', () => {
  test('in the calendar of its worker, its partner’s coordinator, and by its time', async () => {
    const w = await world()
    const life = await confirmed(w)
    const other = ok(await addMeeting(w.worker(), life.requestId, LATER_TIME))
    const ids = async (call: ReturnType<World['worker']>, range: object) =>
      (await listMeetings(call, range)).items.map(({ id }) => id)
    for (const call of [w.worker(), w.coordinator()]) {
      expect(await listMeetings(call)).toEqual({
        items: [expect.objectContaining({ id: life.meetingId }), expect.objectContaining({ id: other.id })],
      })
      expect(await ids(call, { from: LATER_TIME.start })).toEqual([other.id])
      expect(await ids(call, { to: BEGIN })).toEqual([life.meetingId])
    }
    expect(await ids(w.worker('worker-2'), {})).toEqual([])
    const first = await listMeetings(w.coordinator(), { limit: 1 })
    expect([
      first.items.length,
      (await listMeetings(w.coordinator(), { limit: 1, cursor: first.next! })).items.map(({ id }) => id),
    ]).toEqual([1, [other.id]])
  })
})
