import type { Mutant } from './mutant.ts'

/** Bugs of what ends: undertakings and agreements, and what is agreed beyond them. */
export const ENDINGS: readonly Mutant[] = [
  {
    name: 'end-is-nobodys',
    file: 'packages/core/ending/look.ts',
    find: `owner: theirs ? 'coordinator' : 'system'`,
    put: `owner: 'system'`,
    caughtBy: /meetings beyond: it is nobody’s/,
    why: 'an undertaking ends, and the meetings agreed beyond it stand in nobody’s open work',
    unit: 'kills it too',
  },
  {
    name: 'end-asked-once',
    file: 'packages/core/records/ending-waits.ts',
    find: `return isDaily && heard.on < today ? 'ask' : 'known'`,
    put: `return isDaily && heard.on > today ? 'ask' : 'known'`,
    caughtBy: /meetings beyond: last asked/,
    why: 'one message a month before, and the end comes with nothing chosen',
    unit: 'kills it too',
  },
  {
    name: 'agreement-ends-unheard',
    file: 'packages/core/records/indexes.ts',
    find: `validTo === undefined || removed ? {} :`,
    put: `validTo !== undefined || removed ? {} :`,
    caughtBy: /agreements end, and nobody hears of it|stands in a wrong place/,
    why: 'an agreement between organisations ends, and is not found among those that do: nobody is told',
    unit: 'kills it too',
  },
  {
    name: 'end-passes-silently',
    file: 'packages/core/records/ending-waits.ts',
    find: `if (today > until && beyond === undefined) return 'over'`,
    put: `if (today > until) return 'over'`,
    caughtBy: /meetings beyond: nobody hears of it/,
    why: 'the undertaking has ended, nobody asks any more, and the partner goes to a family without one',
    unit: 'kills it too',
  },
]
