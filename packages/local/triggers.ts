import { setTimeout } from 'node:timers/promises'
import type { DynamoDBRecord, SQSBatchResponse } from 'aws-lambda'
import type { Room } from '../../infra/rooms.ts'
import { activity } from './activity.ts'
import type { Failure } from './failures.ts'
import type { Kept } from './kept.ts'
import type { QueueMessage } from './failed-queue.ts'
import { firstLine, type LocalLog } from './log.ts'
import { persistently } from './persistently.ts'
import type { Runtime } from './runtime/runtime.ts'
import type { Schedule } from './services/schedules.ts'
import { deliver } from './stream/deliver.ts'
import { concerns, isCommit } from './stream/records.ts'
import type { Feed } from './stream/pump.ts'

export interface TriggerOptions {
  readonly kept: Kept
  readonly log: LocalLog
  readonly runtime: () => Runtime
  readonly feed: () => Feed
}

/** A receipt comes back when the sender has surely noted its message. */
const RECEIPT_MS = 15

/** Everything that calls a function here in AWS's stead, with as much patience as AWS has, and what then becomes of it. */
export function triggers({ kept, log, runtime, feed }: TriggerOptions) {
  const work = activity()
  work.onEnd(() => feed().poke()) // whoever ran may have written

  const invoke = (room: Room, event: unknown) => work.during(() => runtime().invoke(room, event))

  function note(queue: Failure['queue'], what: string, error: unknown): void {
    kept.failures.add({ at: kept.clock.now(), queue, what, why: firstLine(error) })
    log.failed(queue, error)
  }
  /** `on-failed` looks a quarter of an hour later. */
  function giveUp(queue: Failure['queue'], what: string, error: unknown, body: object): void {
    note(queue, what, error)
    kept.failedQueue.add(body)
  }
  const insist = (room: Room, event: unknown, queue: Failure['queue'], what: string) =>
    persistently(() => invoke(room, event)).then(
      () => {},
      (error: unknown) => giveUp(queue, what, error, { requestPayload: event }),
    )

  return {
    invoke,
    /** Changes of the table, to `on-change`, and its audit, to `on-commit`. */
    changed: async (records: readonly DynamoDBRecord[]) => {
      const to = (room: Room) => ({
        invoke: (event: object) => invoke(room, event),
        giveUp: (record: DynamoDBRecord, error: unknown) =>
          giveUp('on-failure', JSON.stringify(record.dynamodb?.Keys), error, {
            DDBStreamBatchInfo: { startSequenceNumber: record.dynamodb?.SequenceNumber },
          }),
      })
      await Promise.all([deliver(records.filter(concerns), to('on-change')), deliver(records.filter(isCommit), to('on-commit'))])
    },
    /** What became of a message, to `on-receipt`; nobody waits for it. */
    receipt(event: object): void {
      void work.during(async () => {
        await setTimeout(RECEIPT_MS)
        await insist('on-receipt', event, 'receipts-dead', 'a receipt')
      })
    },
    /** A wake-up, to `on-time`; deleted whatever becomes of it. */
    async fire({ name, input }: Schedule): Promise<void> {
      await insist('on-time', JSON.parse(input), 'wakeups-dead', input)
      kept.schedules.remove(name)
    },
    /** What failed a quarter of an hour ago, to `on-failed`; what even that cannot do comes again, for four hours. */
    async take(message: QueueMessage): Promise<void> {
      const event = { Records: [{ messageId: message.id, body: message.body, eventSource: 'aws:sqs' }] }
      const failed = await invoke('on-failed', event).then(
        (result) =>
          ((result as Partial<SQSBatchResponse> | null)?.batchItemFailures ?? []).length > 0 &&
          'it reported the message as failed',
        (error: unknown) => error,
      )
      if (failed === false) kept.failedQueue.remove(message.id)
      else if (!kept.failedQueue.again(message)) note('unhandled', message.id, failed)
    },
    /** One that fails is noted; the next comes in five minutes. */
    sweep: () =>
      invoke('sweep', {}).then(
        () => {},
        (error: unknown) => log.failed('sweep', error),
      ),
    /** When nothing is under way and a fresh look at the stream finds nothing to do. */
    async settle(): Promise<void> {
      for (let before = -1; before !== work.begun || work.underWay > 0;) {
        await work.idle()
        before = work.begun
        await feed().drain()
      }
    },
  }
}
