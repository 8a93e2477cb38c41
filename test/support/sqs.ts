import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

type Input = Readonly<Record<string, unknown>>

export interface TestSqs {
  readonly endpoint: string
  /** What lies in each queue, by name. */
  readonly queues: Record<string, string[]>
  /** Operations asked for, in order. */
  readonly asked: string[]
  stop(): void
}

export interface TestSqsOptions {
  /** Looks at a move before it is over. */
  readonly busyLooks?: number
  /** The move stops after so many messages. */
  readonly failsAfter?: number
  /** Somebody has started one already. */
  readonly underWay?: boolean
}

const arn = (name: string) => `arn:aws:sqs:eu-north-1:000000000000:${name}`
const nameIn = (text: unknown) => String(text).split(/[/:]/).at(-1)!

/** As much of SQS as moving messages back needs, over its JSON protocol: `<name>-unhandled` leads to `<name>-failed`. */
export async function startSqs(
  queues: Record<string, string[]>,
  { busyLooks = 0, failsAfter = Infinity, underWay = false }: TestSqsOptions = {},
): Promise<TestSqs> {
  const asked: string[] = []
  let task: { moved: number; of: number; looks: number } | undefined
  const move = (from: string) => {
    const lay = queues[from]!
    const gone = lay.splice(0, Math.min(lay.length, failsAfter))
    queues[from.replace('-unhandled', '-failed')]!.push(...gone)
    return { moved: gone.length, of: gone.length + lay.length, looks: 0 }
  }
  if (underWay) for (const name of Object.keys(queues)) if (name.endsWith('-unhandled')) task = move(name)

  const operations: Record<string, (input: Input) => object> = {
    GetQueueUrl: ({ QueueName }) =>
      queues[String(QueueName)] ? { QueueUrl: `${endpoint()}/000000000000/${String(QueueName)}` } : refused('QueueDoesNotExist'),
    GetQueueAttributes: ({ QueueUrl }) => ({
      Attributes: {
        QueueArn: arn(nameIn(QueueUrl)),
        ApproximateNumberOfMessages: String(queues[nameIn(QueueUrl)]!.length || (task?.of ?? 0)),
      },
    }),
    StartMessageMoveTask({ SourceArn }) {
      if (task) return refused('UnsupportedOperation')
      task = move(nameIn(SourceArn))
      return { TaskHandle: 'task' }
    },
    ListMessageMoveTasks() {
      if (!task) return { Results: [] }
      const Status = task.looks++ < busyLooks ? 'RUNNING' : task.moved < task.of ? 'FAILED' : 'COMPLETED'
      return {
        Results: [
          {
            Status,
            ApproximateNumberOfMessagesMoved: task.moved,
            ...(Status === 'FAILED' && { FailureReason: 'CouldNotDetermineMessageSource' }),
          },
        ],
      }
    },
  }
  const endpoint = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const server = createServer(async (incoming, answer) => {
    const operation = String(incoming.headers['x-amz-target']).split('.')[1]!
    asked.push(operation)
    const body = operations[operation]!(JSON.parse(await text(incoming)) as Input)
    answer.writeHead('__type' in body ? 400 : 200, { 'content-type': 'application/x-amz-json-1.0' })
    answer.end(JSON.stringify(body))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const stop = () => {
    server.close()
    server.closeAllConnections()
  }
  return { endpoint: endpoint(), queues, asked, stop }
}

const refused = (code: string) => ({ __type: `com.amazonaws.sqs#${code}`, message: 'refused' })
