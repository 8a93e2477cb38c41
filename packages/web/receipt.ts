import * as z from 'zod'
import type { Key } from '#core/ports.ts'
import type { SmsIn } from '#core/by-sms/receive.ts'
import { keyFrom, orgOf } from '#core/records/keys.ts'

/** What became of a message. `reason` is the provider's code, never its prose, which may quote an address. */
export interface Fate {
  readonly delivered: boolean
  readonly reason?: string
}

/** Two-way SMS of AWS End User Messaging; of all that it says we use three things. */
const inbound = z.object({
  originationNumber: z.string(),
  messageBody: z.string(),
  inboundMessageId: z.string().min(1),
})

/** An SMS from somebody; undefined where the message is none. */
export function readInbound(message: string): SmsIn | undefined {
  const read = inbound.safeParse(parsed(message))
  if (!read.success) return undefined
  const { originationNumber, messageBody, inboundMessageId } = read.data
  return { id: inboundMessageId, from: `+${originationNumber.replace(/\D/g, '')}`, text: messageBody }
}

export type Receipt = { readonly key: Key; readonly fate: Fate }

const ses = z.object({
  eventType: z.string(),
  mail: z.object({ tags: z.object({ notice: z.tuple([z.string()]) }) }),
  bounce: z.object({ bounceType: z.string() }).optional(),
})

const sms = z.object({
  eventType: z.string().startsWith('TEXT_'),
  isFinal: z.boolean().optional(),
  context: z.object({ notice: z.string() }),
})

/** SES sends it, as plain text, when it first meets a topic. */
const GREETING = 'Successfully validated SNS topic'

/** Reads SES's event publishing and End User Messaging's SMS events; the formats are AWS's own, as documented there. */
export function readReceipt(message: string): Receipt | 'nothing-new' | 'unreadable' {
  if (message.startsWith(GREETING)) return 'nothing-new'
  const raw = parsed(message)
  const text = sms.safeParse(raw)
  if (text.success) return found(text.data.context.notice, smsFate(text.data))
  const mail = ses.safeParse(raw)
  if (!mail.success) return 'unreadable'
  return found(Buffer.from(mail.data.mail.tags.notice[0], 'base64url').toString('utf8'), sesFate(mail.data))
}

function found(tag: string, fate: Fate | undefined): Receipt | 'nothing-new' | 'unreadable' {
  const key = keyOf(tag)
  if (!key) return 'unreadable'
  return fate ? { key, fate } : 'nothing-new'
}

/** Undefined where it says nothing about the end: sent, delayed, opened. */
function sesFate({ eventType, bounce }: z.infer<typeof ses>): Fate | undefined {
  if (eventType === 'Delivery') return { delivered: true }
  if (eventType === 'Bounce') return { delivered: false, reason: code('BOUNCE', bounce?.bounceType) }
  if (eventType === 'Complaint' || eventType === 'Reject' || eventType === 'Rendering Failure') {
    return { delivered: false, reason: code('MAIL', eventType) }
  }
  return undefined
}

/** Which of two successes a carrier tells depends on the country; UNKNOWN comes after 72 h of silence and tells nothing. */
function smsFate({ eventType, isFinal }: z.infer<typeof sms>): Fate | undefined {
  if (eventType === 'TEXT_DELIVERED' || eventType === 'TEXT_SUCCESSFUL') return { delivered: true }
  if (eventType === 'TEXT_UNKNOWN' || isFinal === false || ON_THE_WAY.includes(eventType)) return undefined
  return { delivered: false, reason: code(eventType) }
}

const ON_THE_WAY = ['TEXT_QUEUED', 'TEXT_PENDING', 'TEXT_SENT']

function code(...parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined)
    .join('_')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9_]/g, '_')
    .slice(0, 60)
}

/** Only a notice's or a digest's key: what comes back from outside must not point anywhere else. */
function keyOf(tag: string): Key | undefined {
  if (!/^[^|#]+(#REQ#[^|#]+\|NOTE#[^|]+|#DIGEST\|[^|#]+)$/.test(tag)) return undefined
  const key = keyFrom(tag)
  return orgOf(key) === '' ? undefined : key
}

function parsed(message: string): unknown {
  try {
    return JSON.parse(message)
  } catch {
    return undefined // told apart by the schemas: unreadable
  }
}
