import { describe, expect, test } from 'vitest'
import { disagree, wrong } from '#core/check/finding.ts'
import type { Finding } from '#core/check/finding.ts'
import type { Item } from '#core/ports.ts'
import { type Look, lookTwice } from '../../../packages/operations/look-twice.ts'

const meeting = { pk: 'lauste#REQ#r1', sk: 'MEET#r1.m2' }
const diary = { pk: 'lauste#MATCH', sk: 'p1#DIARY' }
const forgotten = disagree('diaries', [diary, meeting], 'missing booking')

/** Looks one after another: versions of meeting and diary as read, and what was found. */
async function looking(...looks: readonly (readonly [meeting: number, diary: number, ...findings: Finding[]])[]) {
  const left = [...looks]
  const judged = await lookTwice(async (): Promise<Look> => {
    const [ofMeeting, ofDiary, ...findings] = left.shift()!
    const items: Item[] = [
      { ...meeting, version: ofMeeting },
      { ...diary, version: ofDiary },
    ]
    return { items, findings, unknown: [], records: items.length }
  })
  return { found: judged.findings, undecided: judged.undecided, looks: judged.looks }
}

describe('looking twice', () => {
  test('where all agrees, once is enough', async () => {
    expect(await looking([1, 1])).toEqual({ found: [], undecided: [], looks: 1 })
  })

  test('what one commit wrote and two moments read is no finding', async () => {
    expect(await looking([1, 2, forgotten], [2, 2])).toEqual({ found: [], undecided: [], looks: 2 })
  })

  test('what stands at both looks, with nothing of it changed, stood between them', async () => {
    expect(await looking([1, 1, forgotten], [1, 1, forgotten])).toEqual({ found: [forgotten], undecided: [], looks: 2 })
  })

  test('what is seen twice with a change between is looked at once more', async () => {
    expect(await looking([1, 1, forgotten], [1, 2, forgotten], [1, 2, forgotten])).toEqual({
      found: [forgotten],
      undecided: [],
      looks: 3,
    })
  })

  test('what changes at every look is left undecided', async () => {
    const judged = await looking([1, 1, forgotten], [2, 1, forgotten], [3, 1, forgotten], [4, 1, forgotten])
    expect(judged).toEqual({ found: [], undecided: [forgotten], looks: 4 })
  })

  test('what is wrong with one record is so at the first look, also when it was mended since', async () => {
    const late = wrong('clock', meeting, 'was due')
    expect(await looking([1, 1, late])).toEqual({ found: [late], undecided: [], looks: 1 })
    expect((await looking([1, 1, late, forgotten], [2, 2])).found).toEqual([late])
  })

  test('an audit missing for the same version at two looks was never written, whatever the record is now', async () => {
    const untold = disagree('audit', [diary], 'no audit', 'no audit 1')
    expect(await looking([1, 1, untold], [1, 2, untold])).toEqual({ found: [untold], undecided: [], looks: 2 })
  })
})
