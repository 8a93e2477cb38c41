import { Duration } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Validations } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

/** A queue at the end of a road: kept as long as SQS can, so that a person has two weeks to look. */
export function deadLetters(scope: Construct, id: string): Queue {
  const queue = new Queue(scope, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  })
  Validations.of(queue).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'It is itself the dead-letter queue of a service that is not SQS, which the rule cannot see.',
  })
  return queue
}
