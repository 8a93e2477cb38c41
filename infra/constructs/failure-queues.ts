import { Duration, Validations } from 'aws-cdk-lib'
import { type Alias, EventSourceMapping } from 'aws-cdk-lib/aws-lambda'
import { Queue, type QueueProps, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { allow } from './grants.ts'

/** All roads that end badly end in `failed`; what even `on-failed` cannot do ends in `unhandled`. */
export interface FailureQueues {
  readonly failed: Queue
  readonly unhandled: Queue
}

/** Three sweeps: most of what failed has healed by the time anybody looks. It is also the longest SQS can wait. */
const LOOK_AFTER = Duration.minutes(15)
/** A quarter of an hour apart: a store may be away for four hours before a message needs a person. */
const MOST_TRIES = 16

/**
 * `failed` holds what could not be delivered for a quarter of an hour, `unhandled` the little that is left for two weeks,
 * until a person has mended the cause and sent it back (`npm run redrive`, which finds them by these names).
 */
export function failureQueues(scope: Construct, name: string): FailureQueues {
  const common: QueueProps = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14) }
  const unhandled = new Queue(scope, 'unhandled', { ...common, queueName: `${name}-unhandled` })
  const failed = new Queue(scope, 'failed', {
    ...common,
    queueName: `${name}-failed`,
    deliveryDelay: LOOK_AFTER,
    visibilityTimeout: LOOK_AFTER,
    deadLetterQueue: { queue: unhandled, maxReceiveCount: MOST_TRIES },
  })
  Validations.of(unhandled).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'It is itself the end of the road.' })
  return { failed, unhandled }
}

/** A message that fails comes back alone; the others of its batch are done with. */
export function takeFailures(onFailed: Alias, failed: Queue): void {
  allow(onFailed, {
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    resources: [failed.queueArn],
  })
  new EventSourceMapping(onFailed, 'Failures', {
    target: onFailed,
    eventSourceArn: failed.queueArn,
    batchSize: 10,
    reportBatchItemFailures: true,
  })
}
