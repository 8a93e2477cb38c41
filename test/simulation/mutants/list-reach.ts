import type { Mutant } from './mutant.ts'

/** Bugs of how people reach each other, and of the day itself. */
export const REACH: readonly Mutant[] = [
  {
    name: 'number-not-asked',
    file: 'packages/core/policy/reach.ts',
    find: `card.showsNumber === true`,
    put: `card.showsNumber !== false`,
    caughtBy: /showed worker(-2)? the number of a partner/,
    why: 'a partner whom nobody has asked finds that a stranger has their number',
    unit: 'kills it too',
  },
  {
    name: 'number-before-yes',
    file: 'packages/core/policy/reach.ts',
    find: `request.taken.some((seat) => seat.partnerId === partnerId && seat.state === 'confirmed')`,
    put: `request.taken.some((seat) => seat.partnerId === partnerId)`,
    caughtBy: /names whom to call, and they are not confirmed together/,
    why: 'a partner calls a worker who then says no to them',
    unit: 'kills it too',
  },
  {
    name: 'number-after-end',
    file: 'packages/core/policy/reach.ts',
    find: `request.state !== 'closed' &&`,
    put: `request.state !== undefined &&`,
    caughtBy: /showed worker(-2)? the number of a partner|names whom to call/,
    why: 'a worker calls a partner about a family that they have nothing to do with any more',
    unit: 'kills it too',
  },
]
