import type { Mutant } from './mutant.ts'

/** Bugs of changing one partner for another. */
export const REPLACED: readonly Mutant[] = [
  {
    name: 'replaced-is-asked-again',
    file: 'packages/core/relationship/leave.ts',
    find: "const forGood = why === 'another-partner' || (",
    put: "const forGood = why === ('nobody' as string) || (",
    caughtBy: /asks .*, who was changed for another/,
    unit: 'kills it too',
    why: 'a family asks for another partner, and the same one is asked the next morning',
  },
  {
    name: 'replaced-told-as-own',
    file: 'packages/core/request/replace-partner.ts',
    find: "{ why: 'another-partner', byOthers: true }",
    put: "{ why: 'another-partner' }",
    caughtBy: /is not told that it has ended|that they cancelled it/,
    unit: 'kills it too',
    why: 'a partner reads that they have cancelled what they had not, and no word of thanks',
  },
]
