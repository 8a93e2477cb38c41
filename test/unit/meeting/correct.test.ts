import { describe, expect, test } from 'vitest'
import { closeMeeting } from '#core/meeting/close.ts'
import { correctOutcome } from '#core/meeting/correct.ts'
import type { LedgerEntry } from '#core/records/partner.ts'
import { cancelRequest, closeRequest } from '#core/request/close.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, diaryOf, meetings, notices, sent, view } from '../../support/story.ts'
import { ok, type World, world } from '../../support/world.ts'

const ledger = (w: World) => w.items().filter((item) => item['kind'] === 'ledger') as unknown as LedgerEntry[]
const sums = (w: World) =>
  ledger(w).reduce((sum, { minutes, cents }) => ({ minutes: sum.minutes + minutes, cents: sum.cents + cents }), {
    minutes: 0,
    cents: 0,
  })

/** A meeting of two hours that is over, and marked so. */
async function marked(outcome: string) {
  const w = await world()
  const life = await confirmed(w)
  await w.passTo('2026-11-25T13:35:00.000Z')
  ok(await closeMeeting(w.worker(), life.meetingId, { outcome }))
  const correct = (is: string) => correctOutcome(w.worker(), life.meetingId, { outcome: is })
  return { w, life, correct }
}

describe('an outcome marked wrongly is corrected', () => {
  test('from nobody there to held: the ledger and the month get the difference, and the partner is thanked', async () => {
    const { w, life, correct } = await marked('no-show-partner')
    await w.settle()
    expect(sent(w, 'thanks')).toEqual([])
    ok(await correct('held'))
    await w.settle()
    expect(meetings(w)[0]).toMatchObject({
      state: 'held',
      outcome: 'held',
      corrections: [{ was: 'no-show-partner', is: 'held', by: { role: 'worker', id: 'worker' } }],
    })
    const [first, second] = ledger(w)
    expect(first).toMatchObject({ minutes: 0, cents: 0 })
    expect(second).toMatchObject({ minutes: 120, cents: 5000, corrects: first!.sk })
    expect(diaryOf(w, life.partnerId).months).toEqual({ '2026-11': { minutes: 120, cents: 5000 } })
    expect(sent(w, 'thanks')).toHaveLength(1)
    expect((await view(w, life.requestId)).history.filter(({ what }) => what === 'meeting.corrected-held')).toMatchObject([
      { by: { id: 'worker' } },
    ])
    expect(unsound(w)).toEqual([])
  })

  test('from held to nobody there: the fee is taken back, and thanks that have not gone yet do not go', async () => {
    const { w, life, correct } = await marked('held')
    ok(await correct('no-show-partner'))
    await w.settle()
    expect(sums(w)).toEqual({ minutes: 0, cents: 0 })
    expect(diaryOf(w, life.partnerId).months['2026-11']).toEqual({ minutes: 0, cents: 0 })
    expect(ledger(w)).toHaveLength(2)
    expect(sent(w, 'thanks')).toEqual([])
    expect(notices(w).filter((one) => one.template === 'thanks' && one.state === 'waiting')).toEqual([])
    expect(unsound(w)).toEqual([])
  })

  test('back and forth: each correction stands, and the sums follow', async () => {
    const { w, correct } = await marked('held')
    for (const is of ['no-show-partner', 'no-show-parent', 'no-show-partner', 'held']) ok(await correct(is))
    await w.settle()
    expect(sums(w)).toEqual({ minutes: 120, cents: 5000 })
    expect(meetings(w)[0]!.corrections!.map(({ was, is }) => `${was}>${is}`)).toEqual([
      'held>no-show-partner',
      'no-show-partner>no-show-parent',
      'no-show-parent>no-show-partner',
      'no-show-partner>held',
    ])
    expect(unsound(w)).toEqual([])
  })

  test('also when the request has ended since, for fourteen days', async () => {
    const { w, life, correct } = await marked('held')
    ok(await closeRequest(w.worker(), life.requestId, { as: 'fulfilled' }))
    await w.settle()
    ok(await correct('no-show-parent'))
    await w.passTo('2026-12-09T13:34:00.000Z')
    ok(await correct('no-show-partner'))
    await w.passTo('2026-12-09T13:35:00.000Z')
    expect(await correct('held')).toEqual({ refused: 'WRONG_STATE', detail: { state: 'too-late' } })
    expect(unsound(w)).toEqual([])
  })

  test('not before it was marked, nor by a colleague or the partner; what it is marked already is no correction, and is said so', async () => {
    const w = await world()
    const life = await confirmed(w)
    expect(await correctOutcome(w.worker(), life.meetingId, { outcome: 'held' })).toMatchObject({ refused: 'WRONG_STATE' })
    const { w: other, life: theirs, correct } = await marked('held')
    expect(await correctOutcome(other.worker('worker-2'), theirs.meetingId, { outcome: 'held' })).toEqual({
      refused: 'NOT_FOUND',
    })
    expect(await correctOutcome(other.partner(theirs.partnerId), theirs.meetingId, { outcome: 'held' })).toEqual({
      refused: 'FORBIDDEN',
    })
    const { version } = meetings(other)[0]!
    expect(await correct('held')).toEqual({ refused: 'INVALID', fields: [{ path: 'outcome', code: 'SAME_OUTCOME' }] })
    expect(meetings(other)[0]!.version).toBe(version)
  })
})

describe('a request ends as fulfilled', () => {
  test('only when somebody was there', async () => {
    const { w, life, correct } = await marked('no-show-partner')
    const fulfilled = () => closeRequest(w.worker(), life.requestId, { as: 'fulfilled' })
    expect(await fulfilled()).toEqual({ refused: 'NOBODY_WAS_THERE' })
    ok(await correct('held'))
    expect(ok(await fulfilled())).toMatchObject({ state: 'closed', closedAs: 'fulfilled' })
  })

  test('and is never cancelled without a reason that was chosen', async () => {
    const { w, life } = await marked('held')
    expect(await cancelRequest(w.worker(), life.requestId, {})).toEqual({
      refused: 'INVALID',
      fields: [{ path: 'as', code: 'CHOICE_NEEDED' }],
    })
  })
})
