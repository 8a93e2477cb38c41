import type { Mutant } from './mutant.ts'

/** Bugs in what goes which way, and in when a meeting is reminded of (ARCHITECTURE.md: One message, one way). */
export const WAYS: readonly Mutant[] = [
  {
    name: 'reminders-all-on-the-eve',
    file: 'packages/core/relationship/reminders.ts',
    find: 'at: before(days * DAY_MINUTES), by, days })),',
    put: 'at: before(DAY_MINUTES), by, days })),',
    caughtBy: /: no reminder at /,
    unit: 'kills it too',
    why: 'nobody is reminded three days before, while another time could still be found',
  },
  {
    name: 'changed-and-not-reminded-on-the-day',
    file: 'packages/core/relationship/reminders.ts',
    find: 'changedAt !== undefined && (first === undefined || changedAt > first)',
    put: 'changedAt !== undefined && first === undefined',
    caughtBy: /: no reminder at /,
    unit: 'kills it too',
    why: 'a time moved on the eve is told of once, and whoever missed it comes at the old one',
  },
  {
    name: 'urgent-by-mail',
    file: 'packages/core/relationship/usual-way.ts',
    find: "if (occasion === 'ask' && urgency === 'urgent') return 'sms'",
    put: "if (occasion === 'ask' && urgency === 'urgent') return 'email'",
    caughtBy: /goes by email, and sms is their way for ask/,
    unit: 'kills it too',
    why: 'the most urgent question waits in a mailbox while a family waits for its answer',
  },
  {
    name: 'choice-forgotten',
    file: 'packages/core/notice/channel.ts',
    find: 'const first = ways[occasion] ?? usualWay(notice, { urgency, now })',
    put: 'const first = usualWay(notice, { urgency, now })',
    caughtBy: /is their way for/,
    unit: 'kills it too',
    why: 'a partner who has chosen e-mail gets an SMS that somebody else reads on the lock screen',
  },
]
