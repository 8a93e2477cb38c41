import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { takeReceipt } from '#core/notice/receipt.ts'
import type { Ports } from '#core/ports.ts'
import { keyText } from '#core/records/keys.ts'
import { passOn } from '#core/stuck/pass-on.ts'
import { trigger } from '#web/trigger.ts'
import { type Failure, readFailure } from './failure.ts'

/**
 * What others could not do in all their tries, a quarter of an hour later: three sweeps have been by, so most of it has
 * healed and nothing is left to do. What still stands still becomes the coordinator's; a receipt is taken in now. What
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
    return outcome !== 'failed'
  } catch (error) {
    ports.log({ ...what, outcome: 'failed', name: error instanceof Error ? error.name : typeof error })
    return false
  }
}

async function settle(ports: Ports, failure: Failure): Promise<'passed-on' | 'moved-on' | 'taken-in' | 'let-go' | 'failed'> {
  if (failure.about === 'unreadable') return 'failed'
  if (failure.about === 'wake-up') return passOn(ports, failure.key)
  if (failure.about !== 'receipt') return 'let-go'
  for (const { key, fate } of failure.receipts) await takeReceipt(ports, key, fate)
  return failure.whole ? 'taken-in' : 'failed'
}
