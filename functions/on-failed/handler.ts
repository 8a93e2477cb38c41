import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { takeReceipt } from '#core/notice/receipt.ts'
import type { Ports } from '#core/ports.ts'
import { keyText } from '#core/records/keys.ts'
import { passOn } from '#core/stuck/pass-on.ts'
import { hadItsTurn, readMark } from '#core/stuck/sweep-mark.ts'
import { trigger } from '#web/trigger.ts'
import { type Failure, readFailure } from './failure.ts'

/**
 * What others could not do in all their tries, a quarter of an hour later: three sweeps have been by, so most of it has
 * healed and nothing is left to do. What still stands still becomes the coordinator's, once a sweep has had its turn with
 * it: after an outage the open work must not fill with what heals meanwhile. A receipt is taken in now. What
 * this room cannot do, or cannot read, stays in the queue for hours (`batchItemFailures`: the others are done with) and
 * then lies in the last one, which has an alarm: a program that can read it is deployed, and it is sent back.
 */
export function createOnFailed(ports: Ports) {
  async function handle({ Records }: SQSEvent): Promise<SQSBatchResponse> {
    const failed: string[] = []
    for (const { messageId, body } of Records) if (!(await settled(ports, messageId, body))) failed.push(messageId)
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
  }
  return trigger(ports.log, 'on-failed', handle)
}

/** Whether the message needs no further look. */
async function settled(ports: Ports, id: string, body: string): Promise<boolean> {
  const failure = readFailure(body)
  const { about } = failure
  const what = { event: 'on-failed', id, about, ...(about === 'wake-up' && { key: keyText(failure.key) }) }
  try {
    const outcome = await settle(ports, failure)
    ports.log({ ...what, outcome, ...(outcome === 'failed' && { name: 'unreadable' }) })
    return outcome !== 'failed' && outcome !== 'waits'
  } catch (error) {
    ports.log({ ...what, outcome: 'failed', name: error instanceof Error ? error.name : typeof error })
    return false
  }
}

/** `waits`: the sweep is still at what an outage has left, and has not come to this record. */
type Outcome = 'passed-on' | 'moved-on' | 'waits' | 'taken-in' | 'let-go' | 'failed'

async function settle(ports: Ports, failure: Failure): Promise<Outcome> {
  if (failure.about === 'unreadable') return 'failed'
  if (failure.about === 'wake-up') {
    const mark = await readMark(ports)
    return passOn(ports, failure.key, (due) => hadItsTurn(mark, due, ports.clock.now()))
  }
  if (failure.about !== 'receipt') return 'let-go'
  for (const { key, fate } of failure.receipts) await takeReceipt(ports, key, fate)
  return failure.whole ? 'taken-in' : 'failed'
}
