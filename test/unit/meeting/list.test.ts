import { expect, test } from 'vitest'
import { listMeetings } from '#core/meeting/list.ts'
import { handOver } from '#core/request/hand-over.ts'
import { confirmed, further } from '../../support/story.ts'
import { ok, world, type World } from '../../support/world.ts'

const at = (day: number) => `2026-12-${String(day).padStart(2, '0')}T11:00:00.000Z`

/** Two relationships whose meetings alternate; the second is a colleague's. */
async function twoWorkers() {
  const w = await world()
  const mine = await confirmed(w)
  const theirs = await confirmed(w)
  for (const day of [1, 2, 3, 4, 7]) await further(w, day % 2 === 0 ? theirs : mine, at(day), 60)
  ok(await handOver(w.worker(), theirs.requestId, { to: 'worker-2' }))
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
