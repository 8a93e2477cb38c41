import type { SNSEvent } from 'aws-lambda'
import type { SmsIn } from '#core/by-sms/receive.ts'
import { takeReceipt } from '#core/notice/receipt.ts'
import type { Outside, Ports } from '#core/ports.ts'
import { type Receipt, readInbound, readReceipt } from '#web/receipt.ts'
import { sha256 } from '#web/hash.ts'
import { trigger } from '#web/trigger.ts'

/**
 * What became of a message, as SES and End User Messaging tell it through SNS; and what partners write by SMS. What is about a notice long gone is
 * logged by code and acknowledged. What cannot be read is thrown on when the rest is done, like a store that does not
 * answer: after three tries it goes the way of all that fails, and lies in the last queue until a program that can read
 * it is deployed. Were it let go, a change of AWS's format would make every bounce vanish. Each is kept outside the table too,
 * first and whatever becomes of the table: should that be lost, it is known that the message went.
 */
export function createOnReceipt(ports: Ports & { readonly outside: Outside }) {
  async function handle({ Records }: SNSEvent): Promise<void> {
    // One that cannot be taken in keeps none behind it from being so.
    const failures: unknown[] = []
    for (const { Sns } of Records) await takeIn(ports, Sns).catch((error: unknown) => failures.push(error))
    if (failures.length > 0) throw failures[0]
  }
  return trigger(ports.log, 'on-receipt', handle)
}

async function takeIn(
  ports: Ports & { readonly outside: Outside },
  { MessageId, Message }: { MessageId: string; Message: string },
) {
  const sms = readInbound(Message)
  if (sms) return takeSms(ports, sms)
  const receipt = readReceipt(Message)
  if (receipt === 'nothing-new') return
  if (receipt === 'unreadable') {
    ports.log({ event: 'on-receipt.unreadable', id: MessageId })
    throw new Error('a receipt in a format nobody knows')
  }
  const kept = await keepOutside(ports, MessageId, receipt)
  await takeReceipt(ports, receipt.key, receipt.fate)
  if (kept !== true) throw kept
}

/** What a partner wrote. Of a number that nobody was written to at, that one came is counted, and nothing else. */
async function takeSms(ports: Ports, sms: SmsIn): Promise<void> {
  const { receiveSms } = await import('#core/by-sms/receive.ts')
  const became = await receiveSms({ ...ports, hash: sha256 }, sms)
  ports.log({ event: became === 'unknown-number' ? 'sms.unknown-number' : 'sms.received', became })
}

/** True, or why not: that must not keep a bounce from becoming somebody's. */
async function keepOutside({ outside, clock }: Ports & { readonly outside: Outside }, id: string, { key, fate }: Receipt) {
  const at = clock.now()
  try {
    await outside.keep(`receipt-${id}`, at, [{ kind: 'receipt', key, at, ...fate }])
    return true
  } catch (error) {
    return error
  }
}
