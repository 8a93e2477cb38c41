import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import type { Engine } from '../engine/engine.ts'
import type { Ending } from '../engine/task.ts'
import { MINUTE } from '../engine/when.ts'

/** As `infra/constructs` sets the queue up: looked at a quarter of an hour later, again where nobody took the message. */
const AFTER = 15 * MINUTE
const AGAIN = 6 * MINUTE
const TRIES = 10

/** The queue of what others could not do in all their tries: each message brought to `on-failed` until that is done with it. */
export function failedQueue(engine: Engine, invoke: (event: SQSEvent, ended: (ending: Ending) => void) => void) {
  let messages = 0

  function bring(messageId: string, body: string, after: number, tries: number): void {
    engine.at(engine.now() + after, () =>
      invoke({ Records: [{ messageId, body }] } as unknown as SQSEvent, (ending) => {
        const left = ending.how !== 'done' || (ending.value as SQSBatchResponse).batchItemFailures.length > 0
        if (left && tries > 1) bring(messageId, body, AGAIN, tries - 1)
      }),
    )
  }
  return { put: (body: object): void => bring(`failed-${++messages}`, JSON.stringify(body), AFTER, TRIES) }
}
