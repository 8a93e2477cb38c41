import { expect, test } from 'vitest'
import { listMeetings } from '#core/meeting/list.ts'
import { findRequest } from '#core/request/view.ts'
import { heldOnce, oneMore } from '../../support/aged.ts'
import { countReads } from '../../support/count-reads.ts'
import { countWrites } from '../../support/count-writes.ts'
import { unsound } from '../../support/soundness.ts'
import { meetings, notices } from '../../support/story.ts'
import { ok, world } from '../../support/world.ts'

const MANY = 100
/** How much more than of the second meeting a step may cost, whatever was before; about the first less is said, since it is near. */
const MOST = 1.5

test('every step of the hundredth further meeting reads as much as of the second', { timeout: 120_000 }, async () => {
  const w = await world()
  const life = await heldOnce(w)
  const reads = countReads(w)
  const writes = countWrites(w)
  const first: Record<string, number> = {}
  for (let n = 1; n <= MANY; n++) {
    await oneMore(w, life, async (name, run) => {
      reads.take()
      await run()
      const cost = reads.take()
      if (n === 1) return
      first[name] ??= cost
      expect(cost, `${name}, meeting ${n}: ${cost} read units, the second ${first[name]}`).toBeLessThanOrEqual(MOST * first[name])
    })
    reads.take()
    ok(await findRequest(w.worker(), life.requestId))
    const page = reads.take()
    if (n === 1) continue
    first['page'] ??= page
    expect(page, `the page after ${n}`).toBeLessThanOrEqual(MOST * first['page'])
  }
  expect(meetings(w)).toHaveLength(MANY + 1)
  expect(notices(w).length).toBeGreaterThan(4 * MANY)
  expect((await listMeetings(w.worker(), { limit: 500 })).items).toHaveLength(MANY + 1)
  expect(Math.max(...writes)).toBeLessThanOrEqual(50)
  expect(unsound(w)).toEqual([])
})
