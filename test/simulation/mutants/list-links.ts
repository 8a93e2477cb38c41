import type { Mutant } from './mutant.ts'

/** Bugs of what stands behind links, and of what is sent: who acts, what is claimed, whom a message reaches. */
export const LINKS: readonly Mutant[] = [
  {
    name: 'presses-without-choosing',
    file: 'functions/link/chosen.ts',
    find: "return sure === 'yes' ? action.run",
    put: "return sure !== 'never' ? action.run",
    caughtBy: /a scanner pressed .*, and something was done/,
    unit: 'kills it too',
    why: 'a program that reads the mail for its owner presses each button: meetings are cancelled, relationships end',
  },
]
