import { Duration } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { FIVE, type House, type Watch } from './watch.ts'
import { ours } from './ours.ts'

/** Whether what waits is advanced: the sweep, the triggers before it, and what failed for good. */
export const ofWork = (scope: Construct, { functions, queues }: House): readonly Watch[] => [
  {
    id: 'sweep-missing',
    severity: 'wake', // the guarantee behind everything else
    says: 'No sweep has come to its end in 15 minutes: what nobody wakes stands still.',
    // Not how often it was called: one that may not write is called and throws before it begins.
    metric: ours(scope, 'sweep-complete', { statistic: 'SampleCount', period: Duration.minutes(15) }),
    below: true,
    silence: 'rings',
  },
  {
    id: 'sweep-late',
    severity: 'wake',
    says: 'Something has been due for half an hour and could neither be done nor shown to a coordinator.',
    // After 15 minutes a coordinator has it, and its due moves on: beyond that and one more sweep's lag nothing may stand.
    metric: ours(scope, 'sweep-oldest', { statistic: 'Maximum' }),
    threshold: Duration.minutes(30).toSeconds(),
    periods: 2,
  },
  {
    id: 'sweep-failed',
    severity: 'wake',
    says: 'Three sweeps in a row failed on ten records or more: the world does not let us do our work.',
    // A record or two is a bug of its own, which backs off and is told by step-bugs; ten at once have one cause.
    metric: ours(scope, 'sweep-failed'),
    threshold: 10,
    periods: 3,
  },
  {
    id: 'sweep-incomplete',
    severity: 'wake',
    says: 'Three sweeps in a row did not reach everything that was due: more waits than is worked off.',
    // Each goes on for four minutes and more. After an outage one or two may be so; the third says that it does not shrink.
    metric: ours(scope, 'sweep-complete', { statistic: 'Minimum' }),
    below: true,
    periods: 3,
  },
  {
    id: 'sweep-ended',
    severity: 'tomorrow', // the others went on, and a coordinator has it
    says: 'A record ended the process of a sweep by force, twice: too much memory, or work without an end.',
    metric: ours(scope, 'sweep-ended'),
  },
  {
    id: 'change-bugs',
    severity: 'tomorrow', // the sweep comes to the record
    says: 'on-change met a bug: its log says which error and which record.',
    metric: ours(scope, 'change-bugs'),
  },
  {
    id: 'change-unavailable',
    severity: 'tomorrow',
    says: 'For a quarter of an hour the world did not answer on-change: messages go late, by the stream’s retries or the sweep.',
    // A throttled second costs a few; twenty in each of three periods is no second.
    metric: ours(scope, 'change-unavailable'),
    threshold: 20,
    periods: 3,
  },
  {
    id: 'step-bugs',
    severity: 'tomorrow', // after five tries a coordinator owns it as stuck, and can go on by hand
    says: 'A step failed with a bug and its record backs off: the log says which step and record.',
    metric: ours(scope, 'step-bugs'),
  },
  {
    id: 'unreadable',
    severity: 'tomorrow',
    says: 'AWS speaks to a trigger in a format that it cannot read: "unreadable" in the log of on-change, on-time or on-receipt.',
    // Some are let go: only this count of the lines shows that there are more than the odd one.
    metric: ours(scope, 'unreadable'),
  },
  {
    id: 'stream-age',
    severity: 'tomorrow',
    says: 'on-change is five minutes behind the table: messages go by the sweep.',
    // From here on the sweep is as quick.
    metric: functions['on-change'].metric('IteratorAge', { ...FIVE, statistic: 'Maximum' }),
    threshold: Duration.minutes(5).toMilliseconds(),
  },
  {
    id: 'outside-age',
    severity: 'tomorrow',
    says: 'What is kept outside the table is an hour behind it: should the table be lost, that hour would be known to nobody.',
    // A stream remembers a day: there is time, and what comes late is kept all the same.
    metric: functions['on-commit'].metric('IteratorAge', { ...FIVE, statistic: 'Maximum' }),
    threshold: Duration.hours(1).toMilliseconds(),
  },
  {
    id: 'failed-again',
    severity: 'tomorrow',
    says: 'on-failed could not deal with what failed for good: its log says what and why. It tries for four hours.',
    // The first try may meet the same outage that failed it; four in an hour is one message that nothing helps, or four.
    metric: ours(scope, 'failed-again', { period: Duration.hours(1) }),
    threshold: 4,
  },
  {
    id: 'failed-age',
    severity: 'tomorrow',
    says: 'What failed has waited for two hours, and on-failed has not come for it.',
    // It comes after a quarter of an hour, and again each quarter.
    metric: queues.failed.metricApproximateAgeOfOldestMessage({ ...FIVE, statistic: 'Maximum' }),
    threshold: Duration.hours(2).toSeconds(),
  },
  {
    id: 'unhandled',
    severity: 'tomorrow', // kept for two weeks
    says: 'Even on-failed could not deal with it in four hours. Mend the cause, then npm run redrive.',
    metric: queues.unhandled.metricApproximateNumberOfMessagesVisible({ ...FIVE, statistic: 'Maximum' }),
  },
]
