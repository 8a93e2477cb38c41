import type { SNSEvent } from 'aws-lambda'
import { takeReceipt } from '#core/notice/receipt.ts'
import type { Ports } from '#core/ports.ts'
import { readReceipt } from '#web/receipt.ts'
import { trigger } from '#web/trigger.ts'

/**
 * What became of a message, as SES and End User Messaging tell it through SNS. What is about a notice long gone is
 * logged by code and acknowledged. What cannot be read is thrown on when the rest is done, like a store that does not
 * answer: after three tries it goes the way of all that fails, and lies in the last queue until a program that can read
 * it is deployed. Were it let go, a change of AWS's format would make every bounce vanish.
 */
export function createOnReceipt(ports: Ports) {
  async function handle({ Records }: SNSEvent): Promise<void> {
    let unread = false
    for (const { Sns } of Records) {
      const receipt = readReceipt(Sns.Message)
      if (receipt === 'nothing-new') continue
      if (receipt === 'unreadable') {
        unread = true
        ports.log({ event: 'on-receipt.unreadable', id: Sns.MessageId })
      } else await takeReceipt(ports, receipt.key, receipt.fate)
    }
    if (unread) throw new Error('a receipt in a format nobody knows')
  }
  return trigger(ports.log, 'on-receipt', handle)
}
