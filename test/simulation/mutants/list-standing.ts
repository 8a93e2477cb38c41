import type { Mutant } from './mutant.ts'

/** Bugs in what keeps messages from going, and in the clocks of what could not go. */
export const STANDING: readonly Mutant[] = [
  {
    name: 'refused-clock-runs',
    file: 'packages/core/notice/put-back.ts',
    find: '      const asks = stopClock(work, { aggregate, tenant, notice, twins: aggregate.notices.filter((one) => isTwin(one, notice)) })\n',
    put: '      const asks = {}; void [stopClock, isTwin, tenant]\n',
    caughtBy: /counts as asked, and no question ever went|goes with/,
    unit: 'kills it too',
    why: 'whoever was asked by the very message that met the limit has no time left when it goes, or is never asked',
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
