import type { SNSEvent } from 'aws-lambda'
import { takeReceipt } from '#core/notice/receipt.ts'
import type { Ports } from '#core/ports.ts'
import { readReceipt } from '#web/receipt.ts'
import { trigger } from '#web/trigger.ts'

/**
 * What became of a message, as SES and End User Messaging tell it through SNS. What cannot be read, or is about no
 * notice of ours, is logged by code and acknowledged: it would be no clearer the next time. A store that does not answer
 * is thrown on: SNS's delivery to Lambda is tried again.
 */
export function createOnReceipt(ports: Ports) {
  async function handle({ Records }: SNSEvent): Promise<void> {
    for (const { Sns } of Records) {
      const receipt = readReceipt(Sns.Message)
      if (receipt === 'nothing-new') continue
      if (receipt === 'unreadable') ports.log({ event: 'on-receipt.unreadable', id: Sns.MessageId })
      else await takeReceipt(ports, receipt.key, receipt.fate)
    }
  }
  return trigger(ports.log, 'on-receipt', handle)
}
