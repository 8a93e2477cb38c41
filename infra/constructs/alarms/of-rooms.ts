import { Duration } from 'aws-cdk-lib'
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import { NEEDS, type Room, ROOMS } from '../../rooms.ts'
import { FIVE, type House, type Watch } from './watch.ts'

/** The functions themselves: what they throw, how long they take, how many run. */
export const ofRooms = ({ functions, settings }: House): readonly Watch[] => [
  ...ROOMS.flatMap((room) => [throwing(room, functions[room]), slow(room, functions[room])]),
  {
    id: 'lambda-throttled',
    severity: 'tomorrow', // who waits for a page meets http-errors; whatever else is turned away comes again
    says: 'Functions were turned away since too many ran at once, in three periods in a row.',
    // The odd one at the full hour, when wake-ups come together, is taken again within a minute.
    metric: ofAll('throttles', 'Throttles', functions),
    periods: 3,
  },
  {
    id: 'concurrency',
    severity: 'tomorrow',
    says: 'So many functions ran at once that the account’s quota is near: beyond it calls are turned away.',
    // A fifth is left, so that there is time to ask for more.
    metric: new Metric({ namespace: 'AWS/Lambda', metricName: 'ConcurrentExecutions', statistic: 'Maximum', ...FIVE }),
    threshold: Math.floor(settings.concurrency.account * 0.8),
    periods: 3,
  },
]

/** Web rooms answer an error page of their own (http-errors): what they throw is the start. Triggers are tried again. */
const throwing = (room: Room, fn: Function): Watch => ({
  id: `${room}-errors`,
  severity: 'tomorrow',
  says: `${room} threw: a bug, or the world did not answer. Its log has the request id.`,
  metric: fn.metricErrors(FIVE),
})

/**
 * From four fifths of its time on, the next slower call is cut off half done. One cold start in a quiet quarter is none.
 * The sweep goes on as long as it may and ends by itself twenty seconds before: only what does not is slow.
 */
const shareOf = (room: Room): number => (room === 'sweep' ? 0.97 : 0.8)

const slow = (room: Room, fn: Function): Watch => ({
  id: `${room}-slow`,
  severity: 'tomorrow',
  says: `The slowest hundredth of the calls of ${room} takes nearly all the time it has, for a quarter of an hour.`,
  metric: fn.metricDuration({ ...FIVE, statistic: 'p99' }),
  threshold: Duration.seconds(NEEDS[room].timeout * shareOf(room)).toMilliseconds(),
  periods: 3,
})

/** A sum over all rooms, as one number; a room that was not called has none of its own. */
const ofAll = (id: string, metricName: string, functions: House['functions']): MathExpression =>
  new MathExpression({
    expression: `SUM(FILL(METRICS("${id}"), 0))`,
    label: metricName,
    usingMetrics: Object.fromEntries(
      ROOMS.map((room, n) => [`${id}${n}`, functions[room].metric(metricName, { ...FIVE, statistic: 'Sum' })]),
    ),
    ...FIVE,
  })
