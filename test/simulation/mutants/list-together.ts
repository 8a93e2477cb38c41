import type { Mutant } from './mutant.ts'

/** Bugs of several partners who come to one meeting. */
export const TOGETHER: readonly Mutant[] = [
  {
    name: 'yes-to-another-time',
    file: 'packages/core/relationship/together.ts',
    find: `return shared.length === 0 || isMissed ||`,
    put: `return shared.length >= 0 || isMissed ||`,
    caughtBy: /comes at .*, and others at another time|has no time in common/,
    why: 'two who lead a group are confirmed on two different days',
    open: true,
    unit: 'kills it too',
  },
  {
    name: 'first-yes-shares-nothing',
    file: 'packages/core/relationship/take-seat.ts',
    find: `else if (slot) shareTime(work, loaded, slot)`,
    put: `else if (slot && slot.end < slot.start) shareTime(work, loaded, slot)`,
    caughtBy: /its time is not everybody's/,
    why: 'the others are asked about times at which nobody else comes',
    unit: 'kills it too',
  },
  {
    name: 'place-for-one-alone',
    file: 'packages/core/meeting/set-details.ts',
    find: `for (const part of partsOf(loaded, meeting)) change`,
    put: `for (const part of [meeting]) change`,
    caughtBy: /has another place/,
    why: 'one trainer stands in the old room, and nobody told them of the new one',
    open: true,
    unit: 'kills it too',
  },
  {
    name: 'one-moves-alone',
    file: 'packages/core/relationship/together.ts',
    find: `return isWaited || partsOf(loaded, meeting).length > 1 ? refuse('TIME_SHARED') : undefined`,
    put: `return isWaited && partsOf(loaded, meeting).length > 1 ? refuse('TIME_SHARED') : undefined`,
    caughtBy: /moved away from the others/,
    why: 'one of two who come together moves, and the other stands alone in front of 60 students',
    unit: 'kills it too',
  },
  {
    name: 'late-to-one-alone',
    file: 'packages/core/meeting/say-of-day.ts',
    find: `const parts = side === 'worker' ?`,
    put: `const parts = side === 'worker' && meeting.partnerId === null ?`,
    caughtBy: /said that the worker comes later to one of/,
    why: 'the worker is late, and one of two partners who wait hears of it',
    open: true,
    unit: 'kills it too',
  },
]
