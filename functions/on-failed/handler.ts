import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { takeReceipt } from '#core/notice/receipt.ts'
import type { Ports } from '#core/ports.ts'
import { keyText } from '#core/record.ts'
import { passOn } from '#core/stuck/pass-on.ts'
import { trigger } from '#web/trigger.ts'
import { type Letter, readLetter } from './letter.ts'

/**
 * What others could not do in all their tries, a quarter of an hour later: three sweeps have been by, so most of it has
 * healed and nothing is left to do. What still stands still becomes the coordinator's; a receipt is taken in now. A
 * message that cannot be read is logged and let go, since no later try would read it. What even this room cannot do
 * stays in the queue for hours (`batchItemFailures`: the others are done with) and then lies in the last one.
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
  const letter = readLetter(body)
  const { about } = letter
  const what = { event: 'on-failed', id, about, ...(about === 'wake-up' && { key: keyText(letter.key) }) }
  try {
    ports.log({ ...what, outcome: await settle(ports, letter) })
    return true
  } catch (error) {
    ports.log({ ...what, outcome: 'failed', name: error instanceof Error ? error.name : typeof error })
    return false
  }
}

async function settle(ports: Ports, letter: Letter): Promise<'passed-on' | 'moved-on' | 'taken-in' | 'let-go'> {
  if (letter.about === 'wake-up') return passOn(ports, letter.key)
  if (letter.about !== 'receipt') return 'let-go'
  for (const { key, fate } of letter.receipts) await takeReceipt(ports, key, fate)
  return 'taken-in'
}
