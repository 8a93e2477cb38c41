import { Duration, Stack } from 'aws-cdk-lib'
import { Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import type { MetricName } from '#aws/metrics.ts'

/** What the rooms' own log counts (packages/aws/metrics.ts), in all of them together: the sum of five minutes, if not otherwise. */
export const ours = (scope: Construct, metricName: MetricName, options: MetricOptions = {}): Metric =>
  new Metric({
    namespace: Stack.of(scope).stackName,
    metricName,
    statistic: 'Sum',
    period: Duration.minutes(5),
    ...options,
  })
