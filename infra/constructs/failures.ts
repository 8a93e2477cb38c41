import { Duration } from 'aws-cdk-lib'
import {
  type Alias,
  EventInvokeConfig,
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda'
import type { ITable } from 'aws-cdk-lib/aws-dynamodb'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { allow, allowStream } from './grants.ts'

/**
 * Feeds `on-change` the records that wait for something. A batch that fails is halved down to the record at fault,
 * which is tried a few times and then left in the queue (its position only, no data): the sweep owns it.
 */
export function followChanges(onChange: Alias, table: ITable, failed: Queue): void {
  if (table.tableStreamArn === undefined) throw new Error('the table has no stream')
  allowStream(onChange, table.tableStreamArn)
  new EventSourceMapping(onChange, 'Changes', {
    target: onChange,
    eventSourceArn: table.tableStreamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    filters: [
      FilterCriteria.filter({
        eventName: FilterRule.or('INSERT', 'MODIFY'),
        dynamodb: { NewImage: { duePk: { S: FilterRule.isEqual('DUE') } } },
      }),
    ],
    batchSize: 10,
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    retryAttempts: 5,
    maxRecordAge: Duration.hours(1), // one stuck record must not hold back its shard for a day
    onFailure: { bind: () => ({ destination: keepIn(failed, onChange) }) },
  })
}

/**
 * Feeds `on-commit` the audit alone. Tried again for as long as a stream remembers: what is not kept by then is known to the
 * table alone, and a line lies in the queue. A few seconds' worth at once, so that it costs a put for many commits.
 */
export function followCommits(onCommit: Alias, table: ITable, failed: Queue): void {
  if (table.tableStreamArn === undefined) throw new Error('the table has no stream')
  allowStream(onCommit, table.tableStreamArn)
  new EventSourceMapping(onCommit, 'Commits', {
    target: onCommit,
    eventSourceArn: table.tableStreamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    filters: [
      FilterCriteria.filter({
        eventName: FilterRule.isEqual('INSERT'),
        dynamodb: { NewImage: { kind: { S: FilterRule.isEqual('event') } } },
      }),
    ],
    batchSize: 100,
    maxBatchingWindow: Duration.seconds(2),
    bisectBatchOnError: true,
    maxRecordAge: Duration.hours(24),
    onFailure: { bind: () => ({ destination: keepIn(failed, onCommit) }) },
  })
}

/** The event of an asynchronous call that failed three times goes to the queue. */
export function keepFailures(fn: Alias, failed: Queue): void {
  const kept = new EventInvokeConfig(fn, 'Failures', {
    function: fn.lambda,
    qualifier: fn.aliasName,
    retryAttempts: 2,
    maxEventAge: Duration.hours(1),
    onFailure: { bind: () => ({ destination: keepIn(failed, fn) }) },
  })
  kept.node.addDependency(fn) // it names the alias by a word
}

/** CDK's own SQS destinations also allow reading the queue's attributes; sending is enough. */
function keepIn(queue: Queue, fn: Alias): string {
  allow(fn, { actions: ['sqs:SendMessage'], resources: [queue.queueArn] })
  return queue.queueArn
}
