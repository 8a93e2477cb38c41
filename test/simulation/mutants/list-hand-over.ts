import type { Mutant } from './mutant.ts'

/** Bugs in what a hand-over tells, and in whose calendar a meeting stands. */
export const HAND_OVER: readonly Mutant[] = [
  {
    name: 'named-before-confirmed',
    file: 'packages/core/policy/named.ts',
    find: "  sees(by, 'offer.partner') || !isUnnamed(request, partnerId)",
    put: "  sees(by, 'offer.partner') || partnerId !== ''",
    caughtBy: /before it was confirmed who goes on/,
    why: 'a worker who took a request over is told at once who its partner is, who may have excluded them',
    unit: 'kills it too',
  },
  {
    name: 'stays-in-the-calendar',
    file: 'packages/core/relationship/hand-on.ts',
    find: "  const had = meeting.state === 'scheduled' && !meeting.uninvited && meeting.start > work.now",
    put: "  const had = meeting.state === 'scheduled' && !meeting.uninvited && meeting.start < work.now",
    caughtBy: /still in the calendar of a former worker/,
    why: 'a meeting stays for ever in the calendar of a worker whose it is no more',
    unit: 'kills it too',
  },
]
