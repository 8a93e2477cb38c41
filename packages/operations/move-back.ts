import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListMessageMoveTasksCommand,
  type ListMessageMoveTasksResultEntry,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs'
import { Unreachable } from './target.ts'

export interface Moving {
  /** The deployment's name: prefix of its queues. */
  readonly name: string
  /** Only say how many there are. */
  readonly dryRun: boolean
  /** Between two looks at how far it is. */
  readonly wait: () => Promise<unknown>
}

/** `failed`: the service stopped by itself, for the reason it gives. */
export type Moved = { readonly lay: number; readonly moved: number; readonly failed?: string }

/**
 * Moves everything from `unhandled` back to the queue it came from, where `on-failed` gets it after a quarter of an hour.
 * SQS moves it by itself: no message comes to this machine, since a receipt may hold an address. Counts are SQS's own
 * approximations. Throws `Unreachable` where there is no such queue.
 */
export async function moveBack(sqs: SQSClient, { name, dryRun, wait }: Moving): Promise<Moved> {
  const { SourceArn, lay } = await lookAt(sqs, `${name}-unhandled`)
  if (dryRun || lay === 0) return { lay, moved: 0 }
  await sqs.send(new StartMessageMoveTaskCommand({ SourceArn })).catch((error: Error) => {
    // One is under way already: whoever started it, this one waits for it.
    if (error.name !== 'UnsupportedOperation') throw error
  })
  for (;;) {
    const { Results = [] } = await sqs.send(new ListMessageMoveTasksCommand({ SourceArn, MaxResults: 1 }))
    const [task] = Results
    if (task && task.Status !== 'RUNNING' && task.Status !== 'CANCELLING') return outcomeOf(task, lay)
    await wait()
  }
}

function outcomeOf(
  { Status, ApproximateNumberOfMessagesMoved: moved = 0, FailureReason }: ListMessageMoveTasksResultEntry,
  lay: number,
): Moved {
  return Status === 'COMPLETED' ? { lay, moved } : { lay, moved, failed: FailureReason ?? Status ?? 'unknown' }
}

async function lookAt(sqs: SQSClient, QueueName: string): Promise<{ SourceArn: string; lay: number }> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName })).catch((error: Error) => {
    if (error.name !== 'QueueDoesNotExist') throw error
    throw new Unreachable(`There is no queue ${QueueName} here. Another deployment or region? --name NAME --region REGION`)
  })
  const AttributeNames = ['QueueArn', 'ApproximateNumberOfMessages'] as const
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }))
  return { SourceArn: Attributes.QueueArn!, lay: Number(Attributes.ApproximateNumberOfMessages) }
}
