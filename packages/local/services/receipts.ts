import { randomUUID } from 'node:crypto'
import { LOCAL_NUMBER } from '../environment.ts'
import type { Message } from './outbox.ts'

/** What SES tells through SNS of a message: delivered, or as its address asks for (`bounce@…`, `complaint@…`). */
export function mailReceipt(message: Message, tags: Readonly<Record<string, readonly string[]>>, at: string): object {
  const eventType = message.to.startsWith('bounce@') ? 'Bounce' : message.to.startsWith('complaint@') ? 'Complaint' : 'Delivery'
  const recipients = [{ emailAddress: message.to }]
  const detail = {
    Delivery: { delivery: { timestamp: at, recipients: [message.to], smtpResponse: '250 ok' } },
    Bounce: {
      bounce: {
        timestamp: at,
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: recipients,
        feedbackId: message.id,
      },
    },
    Complaint: { complaint: { timestamp: at, complainedRecipients: recipients, feedbackId: message.id } },
  }[eventType]
  return sns(
    { eventType, mail: { timestamp: message.at, messageId: message.id, destination: [message.to], tags }, ...detail },
    at,
  )
}

/** What End User Messaging tells through SNS of a text; numbers ending in 599 cannot be reached. */
export function smsReceipt(message: Message, context: Readonly<Record<string, string>>, at: string): object {
  const lost = message.to.endsWith('599')
  return sns(
    {
      eventType: lost ? 'TEXT_UNREACHABLE' : 'TEXT_DELIVERED',
      eventVersion: '1.0',
      eventTimestamp: Date.parse(at),
      isFinal: true,
      originationPhoneNumber: 'Rinnalla',
      destinationPhoneNumber: message.to,
      isoCountryCode: 'FI',
      messageId: message.id,
      messageRequestTimestamp: Date.parse(message.at),
      messageType: 'TRANSACTIONAL',
      messageStatus: lost ? 'UNREACHABLE' : 'DELIVERED',
      messageStatusDescription: lost ? 'Phone is currently unreachable/unavailable' : 'Message has been accepted by phone',
      context,
      totalMessageParts: 1,
    },
    at,
  )
}

/** What End User Messaging tells of an SMS that came to the number. */
export const inboundSms = ({ id, from, text }: { id: string; from: string; text: string }, at: string): object =>
  sns(
    {
      originationNumber: from,
      destinationNumber: LOCAL_NUMBER,
      messageKeyword: 'KEYWORD_000000000000',
      messageBody: text,
      inboundMessageId: id,
    },
    at,
  )

function sns(message: object, at: string): object {
  const TopicArn = 'arn:aws:sns:eu-north-1:000000000000:rinnalla-local-receipts'
  const Sns = {
    Type: 'Notification',
    MessageId: randomUUID(),
    TopicArn,
    Timestamp: at,
    Message: JSON.stringify(message),
    MessageAttributes: {},
  }
  return { Records: [{ EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn: `${TopicArn}:local`, Sns }] }
}
