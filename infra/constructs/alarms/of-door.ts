import { Stack } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { ROUTES } from '../../rooms.ts'
import type { FrontDoor } from '../front-door.ts'
import { FIVE, type House, type Watch } from './watch.ts'

/** What people and clients meet at the front door. */
export function ofDoor(scope: Construct, { door, settings }: House): readonly Watch[] {
  const errors = settings.issuer === undefined ? errorsBehindLinks(scope, door) : door.api.metricServerError()
  return [
    {
      id: 'http-errors',
      severity: 'wake',
      says: 'People see an error page or the API answers 5xx.',
      // One or two are a store's bad second, and their sender was told to try again.
      metric: errors.with({ ...FIVE, statistic: 'Sum' }),
      threshold: 3,
    },
    {
      id: 'throttled',
      severity: 'tomorrow', // each route has a share of its own: the others are open
      says: 'So much came that some was turned away with 429: a flood at one route, or somebody at the end of their day.',
      // Somebody who has done too much in a day tries a few times more; a flood is hundreds.
      metric: refusedAtDoor(scope, door).with({ ...FIVE, statistic: 'Sum' }),
      threshold: 20,
    },
  ]
}

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
