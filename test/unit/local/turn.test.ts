import { expect, test } from 'vitest'
import type { Stores } from '#core/ports.ts'
import type { QueueMessage } from '#local/failed-queue.ts'
import type { Schedule, Schedules } from '#local/services/schedules.ts'
import type { LocalClock } from '#local/time/local-clock.ts'
import { time } from '#local/time/turn.ts'

const START = Date.parse('2026-11-23T10:00:00.000Z')
const minute = (n: number) => START + n * 60_000
const iso = (ms: number) => new Date(ms).toISOString()

/** A clock by hand, schedules in a list, and records due at some moments that a sweep takes away. */
function world({ wakeups = [] as number[], failed = [] as number[], due = [] as number[], sweeps = true } = {}) {
  let now = START
  const waiting = new Map(
    wakeups.map((at, n): [string, Schedule] => [
      `s${n}`,
      { name: `s${n}`, group: 'g', at: iso(minute(at)), target: 't', input: '{}' },
    ]),
  )
  let failing = failed.map((at, n): QueueMessage => ({ id: `l${n}`, at: iso(minute(at)), body: '{}', tries: 0 }))
  let overdue = due.map((at) => iso(minute(at)))
  const happened: string[] = []
  const minutes = () => (now - START) / 60_000
  const all = () => [...waiting.values()].toSorted((a, b) => (a.at < b.at ? -1 : 1))
  const passing = time({
    clock: {
      now: () => iso(now),
      turnTo: (to: number) => {
        now = Math.max(now, to)
      },
    } as LocalClock,
    schedules: { all, earliest: () => all()[0] } as unknown as Schedules,
    failedQueue: { dueBy: (instant) => failing.filter(({ at }) => at <= instant), earliest: () => failing[0] },
    stores: {
      due: async (before: string) => ({ keys: overdue.filter((at) => at <= before).map(() => ({ pk: 'x', sk: 'x' })) }),
    } as unknown as Stores,
    settle: async () => {},
    take: async ({ id }) => {
      failing = failing.filter((one) => one.id !== id)
      happened.push(`take ${minutes()}`)
    },
    fire: async ({ name }) => {
      waiting.delete(name)
      happened.push(`fire ${minutes()}`)
    },
    sweep: async () => {
      if (sweeps) overdue = overdue.filter((at) => at > iso(now))
      happened.push(`sweep ${minutes()}`)
    },
  })
  return { passing, happened, minutes }
}

test('a turn stops at each wake-up in order, and sweeps only where a record is left due', async () => {
  const { passing, happened, minutes } = world({ wakeups: [50, 30], due: [40] })
  await passing.tick()
  await passing.turnTo(minute(60))
  expect(happened).toEqual(['sweep 0', 'fire 30', 'sweep 42.5', 'fire 50'])
  expect(minutes()).toBe(60)
})

test('a turn stops where what failed is looked at', async () => {
  const { passing, happened } = world({ wakeups: [50], failed: [20, 50], due: [40] })
  await passing.turnTo(minute(60))
  expect(happened).toEqual(['sweep 0', 'take 20', 'sweep 42.5', 'fire 50', 'take 50'])
})

test('with no wake-up at all, the sweep alone comes to every due in time', async () => {
  const { passing, happened } = world({ due: [10, 400, 401, 2_000] })
  await passing.tick()
  await passing.turnTo(minute(3_000))
  expect(happened).toEqual(['sweep 0', 'sweep 12.5', 'sweep 402.5', 'sweep 2002.5'])
})

test('a record no sweep can help is met at every sweep, and the turn still ends', async () => {
  const { passing, happened, minutes } = world({ due: [10], sweeps: false })
  await passing.turnTo(minute(30))
  expect(happened.filter((what) => what.startsWith('sweep'))).toEqual([
    'sweep 0',
    'sweep 12.5',
    'sweep 17.5',
    'sweep 22.5',
    'sweep 27.5',
  ])
  expect(minutes()).toBe(30)
})

test('what fell due while nobody was here is swept before the clock is turned', async () => {
  const { passing, happened } = world({})
  await passing.turnTo(minute(1))
  expect(happened).toEqual(['sweep 0'])
})

test('two turns at once are taken one after the other', async () => {
  const { passing, happened, minutes } = world({ wakeups: [10, 20] })
  await Promise.all([passing.turnTo(minute(15)), passing.turnTo(minute(25))])
  expect(happened.filter((what) => what.startsWith('fire'))).toEqual(['fire 10', 'fire 20'])
  expect(minutes()).toBe(25)
})
