import { Duration, Stack } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'
import { type Room, ROUTES } from '../rooms.ts'
import type { Settings } from '../settings.ts'
import type { FrontDoor } from './front-door.ts'
import type { FailureQueues } from './failure-queues.ts'
import { topicFor } from './messages.ts'

export interface Watched {
  readonly functions: Readonly<Record<Room, Function>>
  readonly queues: FailureQueues
  readonly door: FrontDoor
  readonly settings: Pick<Settings, 'alarmEmail' | 'issuer'>
}

/** Everything a person must look at comes to one topic. Each alarm's text says what to do. */
export function alarms(scope: Construct, { functions, queues, door, settings }: Watched): void {
  const topic = topicFor(scope, 'Alarms', ['cloudwatch.amazonaws.com'])
  topic.addSubscription(new EmailSubscription(settings.alarmEmail))
  const watch = (id: string, alarmDescription: string, metric: Metric, options: Partial<Limits> = {}) =>
    new Alarm(scope, `${id}-alarm`, { metric, alarmDescription, ...LIMITS, ...options }).addAlarmAction(new SnsAction(topic))
  const five = { period: Duration.minutes(5) }

  watch(
    'unhandled',
    'Even on-failed could not deal with it: its log says what and why. Mend that, then npm run redrive (README).',
    queues.unhandled.metricApproximateNumberOfMessagesVisible({ ...five, statistic: 'Maximum' }),
  )
  watch(
    'failed-age',
    'What failed has waited for two hours and on-failed has not come for it. Look at its log and its event source.',
    queues.failed.metricApproximateAgeOfOldestMessage({ ...five, statistic: 'Maximum' }),
    { threshold: Duration.hours(2).toSeconds() },
  )
  for (const [room, fn] of Object.entries(functions)) {
    watch(
      `${room}-errors`,
      `${room} threw: a bug, or the world did not answer. Its log has the request id.`,
      fn.metricErrors(five),
    )
  }
  watch(
    'unreadable',
    'AWS speaks to a trigger in a format that it cannot read. Look for "unreadable" in the logs of on-change, on-time and on-receipt.',
    // Some are let go: only this count of the lines shows that there are more than the odd one.
    counted(scope, functions, {
      metricName: 'unreadable',
      event: '*.unreadable',
      rooms: ['on-change', 'on-time', 'on-receipt'],
    }).with({ ...five, statistic: 'Sum' }),
  )
  watch(
    'not-sent',
    'Messages do not go, through our own trouble: credentials, a clock, a right, the spend limit, a suspended account. The log says which ("notice.our-trouble"). They are tried again for two hours, then a coordinator has them.',
    counted(scope, functions, {
      metricName: 'our-trouble',
      event: 'notice.our-trouble',
      rooms: ['on-change', 'on-time', 'sweep'],
    }).with({ ...five, statistic: 'Sum' }),
  )
  const errors = settings.issuer === undefined ? errorsBehindLinks(scope, door) : door.api.metricServerError()
  watch('http-errors', 'People see an error page or the API answers 5xx.', errors.with({ ...five, statistic: 'Sum' }), {
    threshold: 3,
  })
  watch(
    'throttled',
    'So much came that some was turned away with 429: a flood at one route, or somebody at the end of their day. The log of the front door says which route; the open work says who.',
    refusedAtDoor(scope, door).with({ ...five, statistic: 'Sum' }),
    { threshold: 20 },
  )
  watch(
    'sms-spend',
    'SMS of this month have cost most of what the account may spend (README: What it costs). At the limit nothing goes: raise it, or find out who sends so much.',
    new Metric({ namespace: 'AWS/SMSVoice', metricName: 'TextMessageMonthlySpend' }).with({
      period: Duration.hours(6),
      statistic: 'Maximum',
    }),
    { threshold: SMS_DOLLARS },
  )
  watch(
    'stream-age',
    'on-change is minutes behind the table: messages go by the sweep, up to 5 minutes late.',
    functions['on-change'].metric('IteratorAge', { ...five, statistic: 'Maximum' }),
    { threshold: Duration.minutes(5).toMilliseconds() },
  )
  watch(
    'sweep-missing',
    'No sweep in 15 minutes: what nobody wakes stands still. Look at the rule and the function.',
    functions.sweep.metricInvocations({ period: Duration.minutes(15) }),
    {
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    },
  )
}

/** Half as much again as a month of the largest county costs (README: What it costs). */
const SMS_DOLLARS = 1200

/** Requests that the front door, or a brake behind it, turned away. */
const refusedAtDoor = (scope: Construct, door: FrontDoor): Metric => atDoor(scope, door, 'throttled', '{ $.status = "429" }')

/**
 * Where nobody vouches for sign-ins, pages and API answer 503 to whoever comes, and scanners come all day: only what happens
 * to partners is an error then.
 */
function errorsBehindLinks(scope: Construct, door: FrontDoor): Metric {
  const routes = ROUTES.filter(({ room }) => room === 'link').map(({ path }) => `$.route = "ANY ${path}"`)
  return atDoor(scope, door, 'errors-behind-links', `{ $.status = "5*" && (${routes.join(' || ')}) }`)
}

/** How many lines of the front door's log are so. */
function atDoor(scope: Construct, { logGroup }: FrontDoor, metricName: string, pattern: string): Metric {
  const metricNamespace = Stack.of(scope).stackName
  const filterPattern = FilterPattern.literal(pattern)
  new MetricFilter(scope, `http-${metricName}`, { metricNamespace, metricName, logGroup, filterPattern, metricValue: '1' })
  return new Metric({ namespace: metricNamespace, metricName })
}

interface Counted {
  readonly metricName: string
  /** What stands as `event` in the lines counted. */
  readonly event: string
  readonly rooms: readonly Room[]
}

/** How many lines of these rooms' logs say so. */
function counted(scope: Construct, functions: Watched['functions'], { metricName, event, rooms }: Counted): Metric {
  const metricNamespace = Stack.of(scope).stackName
  for (const room of rooms) {
    new MetricFilter(scope, `${room}-${metricName}`, {
      metricNamespace,
      metricName,
      logGroup: functions[room].logGroup,
      filterPattern: FilterPattern.literal(`{ $.event = "${event}" }`),
      metricValue: '1',
    })
  }
  return new Metric({ namespace: metricNamespace, metricName })
}

interface Limits {
  readonly threshold: number
  readonly evaluationPeriods: number
  readonly comparisonOperator: ComparisonOperator
  readonly treatMissingData: TreatMissingData
}

const LIMITS: Limits = {
  threshold: 1,
  evaluationPeriods: 1,
  comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  treatMissingData: TreatMissingData.NOT_BREACHING,
}
