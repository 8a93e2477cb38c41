import type { Log } from '#core/ports.ts'

export type LogLine = Parameters<Log>[0]

/**
 * What is counted of our own log, as plain data: the writer (`emf.ts`) makes CloudWatch's metrics of it, infra its alarms and
 * the dashboard. A metric costs by the month it has a value in, so each is one that somebody looks at or that rings.
 */
export interface Metric {
  /** What stands as `event` in the lines that are counted; `*.unreadable` ends so, in whichever room. */
  readonly event: string
  /** Lines that say that it is over: nought. */
  readonly over?: string
  /** Only lines in which this field has this value. */
  readonly where?: readonly [field: string, value: string]
  /** The field that holds the number, or yes for one; without it every line counts as one. */
  readonly value?: string
  /** How often this word stands in the field: `[field, word]`. */
  readonly words?: readonly [field: string, word: string]
  /** Told apart by this field too, which is one of a few codes: beside all of them together. */
  readonly by?: string
  readonly unit: 'Count' | 'Seconds'
}

export const METRICS = {
  /** A bug met a change of the table: the sweep comes to the record. */
  'change-bugs': { event: 'on-change.bug', unit: 'Count' },
  /** The world did not answer, and the stream brings the change again. */
  'change-unavailable': { event: 'on-change.unavailable', unit: 'Count' },
  /** A step of `advance` failed with a bug, whoever poked, and the record backs off. */
  'step-bugs': { event: 'advance.failed', unit: 'Count' },
  unreadable: { event: '*.unreadable', unit: 'Count' },
  'our-trouble': { event: 'notice.our-trouble', unit: 'Count' },
  /** An account takes nothing by one way: when it is found out, and each time that one message is tried in vain. */
  'sending-stopped': { event: 'sending.stopped', over: 'sending.goes-on', by: 'channel', unit: 'Count' },
  /** A message was held back because a person has put sending on hold. */
  'sending-held': { event: 'sending.held', unit: 'Count' },
  'sweep-failed': { event: 'sweep.done', value: 'failed', unit: 'Count' },
  'sweep-advanced': { event: 'sweep.done', value: 'advanced', unit: 'Count' },
  /** Left for a newer version of this program. */
  'sweep-newer': { event: 'sweep.done', value: 'newer', unit: 'Count' },
  /** A record ended an earlier sweep by force, and is a coordinator's now. */
  'sweep-ended': { event: 'sweep.ended-by', unit: 'Count' },
  'sweep-oldest': { event: 'sweep.done', value: 'oldest', unit: 'Seconds' },
  /** One where everything due was reached, else nought. */
  'sweep-complete': { event: 'sweep.done', value: 'complete', unit: 'Count' },
  /** What failed for good, and could not even be shown to a coordinator: it comes again. */
  'failed-again': { event: 'on-failed', where: ['outcome', 'failed'], unit: 'Count' },
  /** What failed for good and became a coordinator's. */
  'passed-on': { event: 'on-failed', where: ['outcome', 'passed-on'], unit: 'Count' },
  'requests-asked': { event: 'committed', words: ['steps', 'request.asked'], unit: 'Count' },
  /** A partner has said yes. */
  'requests-answered': { event: 'committed', words: ['steps', 'request.accepted'], unit: 'Count' },
  /** Nobody was left to ask. */
  'requests-unserved': { event: 'committed', words: ['steps', 'request.nobody'], unit: 'Count' },
  messages: { event: 'message.sent', by: 'way', unit: 'Count' },
  undelivered: { event: 'message.undelivered', by: 'cause', unit: 'Count' },
  /** What has become a coordinator's, by why. */
  'came-to-coordinator': { event: 'coordinator.has', by: 'reason', unit: 'Count' },
  /** What waits for a tenant's coordinators, and how much of it is late: counted when a digest reads it. */
  'open-work': { event: 'digest.read', value: 'waits', unit: 'Count' },
  'open-work-late': { event: 'digest.read', value: 'late', unit: 'Count' },
} as const satisfies Readonly<Record<string, Metric>>

export type MetricName = keyof typeof METRICS

/** What a line says of one metric; undefined where it says nothing. */
export function valueIn(line: LogLine, { event, over, where, value, words }: Metric): number | undefined {
  if (over !== undefined && line.event === over) return 0
  const isOfIt = event.startsWith('*') ? line.event.endsWith(event.slice(1)) : line.event === event
  if (!isOfIt || (where && line[where[0]] !== where[1])) return undefined
  if (words) {
    const times = String(line[words[0]])
      .split(' ')
      .filter((word) => word === words[1]).length
    return times > 0 ? times : undefined
  }
  if (value === undefined) return 1
  const said = line[value]
  return typeof said === 'boolean' ? Number(said) : typeof said === 'number' ? said : undefined
}
