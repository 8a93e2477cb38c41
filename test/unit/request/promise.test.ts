import { expect, test } from 'vitest'
import { promise } from '#core/relationship/promise.ts'

/** Monday 10:00 in Helsinki. */
const NOW = '2026-11-23T08:00:00.000Z'
const window = (start: string) => ({ start, end: start })
const THREE = ['26', '27', '25'].map((day) => window(`2026-11-${day}T11:30:00.000Z`))

test.each([
  ['no phase: ten working days, to the end of the office day', {}, '2026-12-07T14:00:00.000Z'],
  ['an emergency: hours', { phases: ['EMERGENCY'] }, '2026-11-23T12:00:00.000Z'],
  ['several phases: the strictest', { phases: ['OPEN', 'EMERGENCY'] }, '2026-11-23T12:00:00.000Z'],
  ['needed sooner than promised', { needBy: '2026-11-24T12:00:00.000Z' }, '2026-11-24T12:00:00.000Z'],
  ['needed later than promised', { phases: ['EMERGENCY'], needBy: '2026-11-24T12:00:00.000Z' }, '2026-11-23T12:00:00.000Z'],
  ['a time: an hour before it', { windows: [window('2026-11-25T11:30:00.000Z')] }, '2026-11-25T10:30:00.000Z'],
  ['several times: an hour before the last', { windows: THREE }, '2026-11-27T10:30:00.000Z'],
  [
    'a time at once: a quarter of an hour from now',
    {
      windows: [window('2026-11-23T08:30:00.000Z')],
    },
    '2026-11-23T08:15:00.000Z',
  ],
] as const)('%s', (_, asked, by) => {
  expect(promise({ phases: [], windows: [], ...asked }, NOW)).toBe(by)
})
