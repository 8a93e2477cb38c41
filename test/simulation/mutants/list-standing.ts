import type { Mutant } from './mutant.ts'

/** Bugs in what keeps messages from going, and in the clocks of what could not go. */
export const STANDING: readonly Mutant[] = [
  {
    name: 'refused-promise-runs',
    file: 'packages/core/relationship/unsent-offer.ts',
    find: "  if (request.waitsFor !== 'answer' || !open.every(isUnsent)) return\n",
    put: "  if (request.waitsFor !== ('never' as string) || !open.every(isUnsent)) return\n",
    caughtBy: /stands still|waits for|promise/,
    open: true,
    unit: 'kills it too',
    why: 'at a spending limit the promise of a phase runs out while nobody is asked, and the coordinator is told that all were silent',
  },
  {
    name: 'hold-on-paper',
    file: 'packages/core/records/standstill.ts',
    find: 'all.find((one) => isOn(one) && (one.id === way || !(WAYS as readonly string[]).includes(one.id)))',
    put: 'all.find((one) => isOn(one) && one.id === way)',
    caughtBy: /though sending has been on hold since/,
    unit: 'kills it too',
    why: 'a coordinator puts sending on hold, reads that it is, and messages of a restored table go a second time',
  },
  {
    name: 'goes-with-old-clock',
    file: 'packages/core/notice/claim.ts',
    find: 'const asks = startClock(work, asking)',
    put: 'const asks = {}; void startClock',
    caughtBy: /goes with|says .*, and it is|stands still|counts as asked|waits for/,
    unit: 'kills it too',
    why: 'a question goes out days late and says that it is to be answered by the end of the month',
  },
  {
    name: 'says-a-time-that-is-over',
    file: 'packages/core/notice/still-true.ts',
    find: "if (to.role === 'partner' || facts.deadline === undefined) return {}",
    put: "if (to.role !== 'nobody' as string) return {}",
    caughtBy: /says until .*, and it is/,
    unit: 'kills it too',
    why: 'a message that waited for its way to open tells a worker a time that is over, or the time of somebody else',
  },
  {
    name: 'late-question-keeps-its-clock',
    file: 'packages/core/relationship/unsent.ts',
    find: 'minutesBetween(sendAt, now) < LATE_MINUTES && minutesBetween(now, until) > LEFT_MINUTES',
    put: 'now > sendAt || until > now || LATE_MINUTES > LEFT_MINUTES + minutesBetween(now, until)',
    caughtBy: /goes with/,
    unit: 'kills it too',
    why: 'no trigger comes, or an SMS comes back: the partner who is reached an hour later has that hour less, or none',
  },
]
