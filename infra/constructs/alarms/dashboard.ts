import { Duration, Stack } from 'aws-cdk-lib'
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  Metric,
  SingleValueWidget,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import { METRICS, type MetricName } from '#aws/metrics.ts'
import { ROOMS } from '../../rooms.ts'
import { FIVE, type House } from './watch.ts'
import { ours } from './ours.ts'

const HOUR = { period: Duration.hours(1) }
const DAY = { period: Duration.days(1) }

/** One page for whoever looks: what rings, what waits, what goes, and how the house bears it. Numbers and codes alone. */
export function dashboard(scope: Construct, { functions, settings }: House, alarms: readonly Alarm[]): void {
  const graph = (title: string, ...left: IMetric[]) => new GraphWidget({ title, left, width: 8, height: 6 })
  const page = new Dashboard(scope, 'Dashboard', { dashboardName: settings.name })
  page.addWidgets(new AlarmStatusWidget({ title: 'What rings', alarms: [...alarms], width: 24, height: 4 }))
  page.addWidgets(
    new SingleValueWidget({
      title: 'Today',
      metrics: (['requests-asked', 'requests-answered', 'requests-unserved', 'messages', 'undelivered'] as const).map((name) =>
        ours(scope, name, DAY),
      ),
      width: 24,
      height: 3,
    }),
  )
  page.addWidgets(
    graph(
      'What waits: coordinators’ open work',
      ours(scope, 'open-work', { ...DAY, statistic: 'Maximum' }),
      ours(scope, 'open-work-late', { ...DAY, statistic: 'Maximum' }),
    ),
    graph('Came to coordinators, by why', apart(scope, 'came-to-coordinator')),
    new GraphWidget({
      title: 'Worked off by the sweep; longest overdue, seconds',
      left: [ours(scope, 'sweep-advanced')],
      right: [ours(scope, 'sweep-oldest', { statistic: 'Maximum' })],
      width: 8,
      height: 6,
    }),
  )
  page.addWidgets(
    graph(
      'Requests',
      ...(['requests-asked', 'requests-answered', 'requests-unserved'] as const).map((name) => ours(scope, name, HOUR)),
    ),
    graph('Messages, by way', apart(scope, 'messages')),
    graph('Undelivered, by cause', apart(scope, 'undelivered')),
  )
  page.addWidgets(
    graph(
      'What failed',
      ...(
        ['change-bugs', 'change-unavailable', 'step-bugs', 'sweep-failed', 'sweep-newer', 'failed-again', 'passed-on'] as const
      ).map((name) => ours(scope, name)),
    ),
    graph(
      'Slowest hundredth',
      ...ROOMS.map((room) => functions[room].metricDuration({ ...FIVE, statistic: 'p99', label: room })),
    ),
    graph(
      'Running at once',
      ...ROOMS.map((room) => functions[room].metric('ConcurrentExecutions', { ...FIVE, statistic: 'Maximum', label: room })),
    ),
  )
  page.addWidgets(
    graph('Errors', ...ROOMS.map((room) => functions[room].metricErrors({ ...FIVE, label: room }))),
    graph('Turned away', ...ROOMS.map((room) => functions[room].metricThrottles({ ...FIVE, label: room }))),
    graph(
      'SMS of this month, dollars',
      new Metric({
        namespace: 'AWS/SMSVoice',
        metricName: 'TextMessageMonthlySpend',
        statistic: 'Maximum',
        period: Duration.hours(6),
      }),
    ),
  )
}

/** One line for each of its codes. */
function apart(scope: Construct, name: MetricName): MathExpression {
  const { by } = METRICS[name] as { readonly by?: string }
  const where = `{"${Stack.of(scope).stackName}",${by}} MetricName="${name}"`
  return new MathExpression({ expression: `SEARCH('${where}', 'Sum', 3600)`, label: '', usingMetrics: {}, ...HOUR })
}
