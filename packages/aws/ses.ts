import type { SESv2Client } from '@aws-sdk/client-sesv2'
import { Unavailable } from '#core/ports.ts'
import type { Mail } from '#core/ports.ts'
import { isMailable, mime } from './mime.ts'
import { SES, SES_PROSE } from './meanings.ts'
import { meaningOf, readSendError } from './trouble.ts'

export interface MailSettings {
  /** The verified address messages come from. */
  readonly MAIL_FROM: string
  readonly MAIL_CONFIGURATION_SET: string
}

/**
 * E-mail by SES. It has no idempotency token, so one attempt is made and no more: whether to try again is the
 * domain's to decide. Throws `Unavailable` when nobody knows whether it went.
 *
 * Sent as raw MIME: calendars act on an invite only as an alternative body with `method=` in its content type,
 * which SES's simple form cannot express (its attachments stand beside the bodies).
 */
export function sesMail(settings: MailSettings): Mail {
  let client: SESv2Client | undefined
  return {
    async send(email) {
      if (!isMailable(email.to)) return { status: 'rejected', reason: 'ADDRESS_FORM' }
      const { SESv2Client, SendEmailCommand } = await import('@aws-sdk/client-sesv2')
      client ??= new SESv2Client({
        maxAttempts: 1,
        requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
      })
      try {
        const { MessageId } = await client.send(
          new SendEmailCommand({
            FromEmailAddress: settings.MAIL_FROM, // the envelope; the name stands in the MIME header
            Destination: { ToAddresses: [email.to] },
            Content: { Raw: { Data: Buffer.from(mime(email, settings.MAIL_FROM), 'ascii') } },
            ConfigurationSetName: settings.MAIL_CONFIGURATION_SET,
            EmailTags: [{ Name: 'notice', Value: mailTag(email.tag) }],
          }),
        )
        if (MessageId === undefined) throw new Unavailable('mail', 'answered without a message id')
        return { status: 'sent', providerId: MessageId }
      } catch (error) {
        const meaning = meaningOf(error, SES, SES_PROSE)
        const outcome = readSendError(error, meaning, SES_PROSE)
        if (outcome) return outcome
        throw meaning === 'unknown' ? new Unavailable('mail', error) : error
      }
    },
  }
}

/** The notice in an SES tag, whose values know only letters, digits and `_-.@`: base64url, read back by on-receipt. */
export function mailTag(tag: string): string {
  return Buffer.from(tag, 'utf8').toString('base64url')
}
