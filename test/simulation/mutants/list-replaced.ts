import type { Mutant } from './mutant.ts'

/** Bugs of changing one partner for another, and of what a family keeps from one request to the next. */
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
    name: 'replaced-comes-with-a-colleague',
    file: 'packages/core/request/ask.ts',
    find: '    ...(changedIn(known).length > 0 && { changed: changedIn(known) }),\n',
    put: '',
    caughtBy: /forgets that its family has changed/,
    why: 'the case goes to a colleague, who asks anew: the partner whom the family wanted no more comes to the third meeting',
  },
  {
    name: 'second-request-unsaid',
    file: 'packages/core/request/ask.ts',
    find: 'openOf(known).length > 0 && !input.alongside',
    put: 'openOf(known).length > 9 && !input.alongside',
    caughtBy: /beside an open one of the same client/,
    unit: 'kills it too',
    why: 'two workers each find a partner for the same family, and two strangers ring the bell in one week',
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
