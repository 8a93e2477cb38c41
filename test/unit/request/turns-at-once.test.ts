import { expect, test } from 'vitest'
import { keepAgreedTime } from '#core/meeting/answer-move.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { faultyStores } from '../../support/faults.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, further } from '../../support/story.ts'
import { ok, world } from '../../support/world.ts'

/** Of three meetings the partner has proposed another time for the later two: both wait for the worker. */
async function twoMoves() {
  const w = await world()
  const life = await confirmed(w)
  const ids = [
    (await further(w, life, '2026-11-26T11:30:00.000Z')).id,
    (await further(w, life, '2026-11-27T11:30:00.000Z')).id,
  ] as const
  for (const [n, id] of ids.entries()) {
    const start = `2026-12-0${n + 2}T10:00:00.000Z`
    ok(await proposeMove(w.partner(life.partnerId), id, { start, end: `2026-12-0${n + 2}T11:00:00.000Z` }))
    await w.pass({ minutes: 5 })
  }
  return { w, ids, life }
}

test.each([
  ['the more pressing first', 0, 1],
  ['the less pressing first', 1, 0],
] as const)(
  'the partner takes back one of two moves as the worker turns down the other, %s: whose turn it is says neither',
  async (_, first, second) => {
    const { w, ids, life } = await twoMoves()
    faultyStores(w.ports).beforeCommit(async () => ok<unknown>(await keepAgreedTime(w.partner(life.partnerId), ids[first])))
    ok(await keepAgreedTime(w.worker(), ids[second]))
    expect(unsound(w, (one) => one !== 'clock')).toEqual([])
  },
)
