import type { Mutant } from './mutant.ts'

/** Bugs of who may do what, and see what. */
export const POLICY: readonly Mutant[] = [
  {
    name: 'repeat-tells-all',
    file: 'packages/core/commit/transact.ts',
    find: `  if (await maySeeNow(call, item)) return item as unknown as Result`,
    put: `  if (item) return item as unknown as Result`,
    caughtBy: /showed worker(-2)? what is a colleague's/,
    why: 'a worker who has handed a request over says an old thing again, and reads how it goes on with the colleague',
    unit: 'kills it too',
  },
  {
    name: 'coordinator-decides',
    file: 'packages/core/policy/verbs.ts',
    find: `  may: ['decider', 'phoned'],
  forbids: ['coordinator', 'admin'],`,
    put: `  may: ['decider', 'phoned', 'coordinator'],
  forbids: ['admin'],`,
    caughtBy: /by coordinator, which is the decider's to say/,
    why: 'a coordinator says no to a partner, or that the parent agrees, in their own name',
    unit: 'kills it too',
  },
  {
    name: 'any-worker-phoned',
    file: 'packages/core/policy/may.ts',
    find: `if (onBehalfOf?.role === 'worker' && !isDecider(request, onBehalfOf)) return wrong('UNKNOWN_COLLEAGUE')`,
    put: `if (onBehalfOf?.role === 'worker' && onBehalfOf.id === '') return wrong('UNKNOWN_COLLEAGUE')`,
    caughtBy: /as said by somebody who does not decide about it/,
    why: 'a coordinator picks the wrong name, and the history says for good that a colleague cancelled it',
    unit: 'kills it too',
  },
  {
    name: 'asked-on-a-break',
    file: 'packages/core/reference/rule-codes.ts',
    find: `  PAUSED: 'standing',`,
    put: `  PAUSED: 'programme' as never,`,
    caughtBy: /asks somebody who is paused|is open, and its partner is paused/,
    why: 'a coordinator in a hurry writes a reason, and somebody who was promised rest gets an SMS',
    unit: 'kills it too',
  },
]
