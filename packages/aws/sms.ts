import type { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { Unavailable } from '#core/ports.ts'
import type { Sms } from '#core/ports.ts'
import { SMS } from './meanings.ts'
import { meaningOf, readSendError } from './trouble.ts'

export interface SmsSettings {
  /** The approved sender: its id, ARN or pool. */
  readonly SMS_SENDER: string
  readonly SMS_CONFIGURATION_SET: string
}

/** A day-old "would you have time" or reminder only misleads; a phone off for an evening still gets it. */
const LIVES_SECONDS = 4 * 3_600

/** US dollars for one message with all its parts: a brake, several times what even an Arabic one costs. */
const MAX_PRICE = '1.00'

/**
 * SMS by AWS End User Messaging. It has no idempotency token, so one attempt is made and no more:
 * whether to try again is the domain's to decide. Throws `Unavailable` when nobody knows whether it went.
 */
export function endUserMessaging(settings: SmsSettings): Sms {
  let client: PinpointSMSVoiceV2Client | undefined
  return {
    async send({ to, text, tag }) {
      const { PinpointSMSVoiceV2Client, SendTextMessageCommand } = await import('@aws-sdk/client-pinpoint-sms-voice-v2')
      client ??= new PinpointSMSVoiceV2Client({
        maxAttempts: 1,
        requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
      })
      try {
        const { MessageId } = await client.send(
          new SendTextMessageCommand({
            DestinationPhoneNumber: to,
            OriginationIdentity: settings.SMS_SENDER,
            MessageBody: text,
            MessageType: 'TRANSACTIONAL',
            ConfigurationSetName: settings.SMS_CONFIGURATION_SET,
            Context: { notice: tag },
            TimeToLive: LIVES_SECONDS,
            MaxPrice: MAX_PRICE,
          }),
        )
        if (MessageId === undefined) throw new Unavailable('sms', 'answered without a message id')
        return { status: 'sent', providerId: MessageId }
      } catch (error) {
        const meaning = meaningOf(error, SMS)
        const outcome = readSendError(error, meaning)
        if (outcome) return outcome
        throw meaning === 'unknown' ? new Unavailable('sms', error) : error
      }
    },
  }
}
