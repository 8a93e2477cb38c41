import { expect, test } from 'vitest'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, sent } from '../../support/story.ts'
import { ok, world } from '../../support/world.ts'

const LATER = { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }

test.each(['worker', 'partner', 'coordinator'] as const)(
  'the very time that the other side has proposed, proposed by the %s, is a yes to it',
  async (second) => {
    const w = await world()
    const life = await confirmed(w)
    const calls = { worker: () => w.worker(), partner: () => w.partner(life.partnerId), coordinator: () => w.coordinator() }
    ok(await proposeMove(second === 'partner' ? calls.worker() : calls.partner(), life.meetingId, LATER))
    const moved = ok(await proposeMove(calls[second](), life.meetingId, LATER))
    await w.settle()
    expect(moved).toMatchObject({ ...LATER, waitsFor: 'start' })
    expect(moved.proposal).toBeUndefined()
    expect(sent(w, 'moved')).toHaveLength(1)
    expect(unsound(w)).toEqual([])
  },
)

test.each([
  ['another time of theirs', '2026-11-30T12:30:00.000Z'],
  ['the same start, another end', '2026-11-30T14:00:00.000Z'],
])('%s stays a proposal', async (_what, end) => {
  const w = await world()
  const life = await confirmed(w)
  ok(await proposeMove(w.partner(life.partnerId), life.meetingId, LATER))
  expect(ok(await proposeMove(w.worker(), life.meetingId, { start: LATER.start, end }))).toMatchObject({
    waitsFor: 'move-answer',
    owner: 'partner',
  })
})

test('one’s own proposal, made again, is no yes to it', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await proposeMove(w.worker(), life.meetingId, LATER))
  expect(ok(await proposeMove(w.coordinator(), life.meetingId, LATER))).toMatchObject({
    waitsFor: 'move-answer',
    owner: 'partner',
  })
})
