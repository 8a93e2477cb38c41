import { type LogLine, type Metric, METRICS, valueIn } from './metrics.ts'

interface Directive {
  readonly Namespace: string
  readonly Dimensions: readonly (readonly string[])[]
  readonly Metrics: readonly { readonly Name: string; readonly Unit: Metric['unit'] }[]
}

/** A line in CloudWatch's embedded metric format: Logs itself makes the metrics of it, and nothing is called or waited for. */
export interface MeteredLine {
  readonly event: string
  readonly _aws: { readonly Timestamp: number; readonly CloudWatchMetrics: readonly Directive[] }
  readonly [field: string]: unknown
}

/**
 * The line with the values of what it counts for, or as it is where it counts for nothing.
 * `at`: epoch milliseconds, real time: CloudWatch takes nothing that is two hours ahead.
 */
export function metered(line: LogLine, namespace: string, at: number): LogLine | MeteredLine {
  const values: Record<string, number> = {}
  const directives: Directive[] = []
  for (const [name, metric] of Object.entries<Metric>(METRICS)) {
    const value = valueIn(line, metric)
    if (value === undefined) continue
    values[name] = value
    const Dimensions = metric.by !== undefined && line[metric.by] !== undefined ? [[], [metric.by]] : [[]]
    directives.push({ Namespace: namespace, Dimensions, Metrics: [{ Name: name, Unit: metric.unit }] })
  }
  if (directives.length === 0) return line
  return { ...line, ...values, _aws: { Timestamp: at, CloudWatchMetrics: directives } }
}
