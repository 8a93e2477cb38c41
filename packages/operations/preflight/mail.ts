import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  type GetEmailIdentityResponse,
  type SESv2Client,
} from '@aws-sdk/client-sesv2'
import type { Settings } from '../../../infra/settings.ts'
import { either, type Finding, ok, wrong } from './finding.ts'

/** Whether e-mails go: to everybody, from our sender, as many as a day needs. */
export async function lookAtMail(client: SESv2Client, { mailFrom }: Settings): Promise<readonly Finding[]> {
  const account = await client.send(new GetAccountCommand({}))
  const { Max24HourSend: most = 0, SentLast24Hours: sent = 0 } = account.SendQuota ?? {}
  return [
    either(account.ProductionAccessEnabled === true, 'e-mail: access', {
      good: 'to everybody',
      bad: 'in the sandbox: SES writes to nobody but verified addresses',
      todo: 'Ask for production access (SES, Account dashboard); it takes a day.',
    }),
    either(account.SendingEnabled === true && account.EnforcementStatus === 'HEALTHY', 'e-mail: account', {
      good: 'may send',
      bad: `may not send, or is looked into (${account.EnforcementStatus ?? 'unknown'})`,
      todo: 'SES says why (Account dashboard, Reputation metrics): answer there before anybody relies on it.',
    }),
    either(most < 0 || most - sent >= A_DAY, 'e-mail: a day', {
      good: most < 0 ? 'as many as there are' : `${most} in a day, ${sent} of them gone`,
      bad: `${most} in a day, ${sent} of them gone: a busy day sends ${A_DAY}`,
      todo: 'Ask for more (SES, Account dashboard, Request a limit increase).',
    }),
    await lookAtSender(client, mailFrom),
  ]
}

/** What a large county's busy day sends by e-mail alone, if every partner reads it there. */
const A_DAY = 1000

/** The address itself, or its domain: SES goes by the most exact that it knows. */
async function lookAtSender(client: SESv2Client, mailFrom: string): Promise<Finding> {
  const [, domain = ''] = mailFrom.split('@')
  for (const EmailIdentity of [mailFrom, domain]) {
    const found = await identity(client, EmailIdentity)
    if (!found) continue
    if (found.VerifiedForSendingStatus !== true)
      return wrong(
        'e-mail: sender',
        `${EmailIdentity} is not verified`,
        'Put the three DKIM records that SES shows into your DNS, and wait for it to see them.',
      )
    return ok('e-mail: sender', `${EmailIdentity} is verified`)
  }
  return wrong(
    'e-mail: sender',
    `SES knows neither ${mailFrom} nor ${domain}`,
    `Create the identity ${domain} in SES, with DKIM, in this region.`,
  )
}

async function identity(client: SESv2Client, EmailIdentity: string): Promise<GetEmailIdentityResponse | undefined> {
  try {
    return await client.send(new GetEmailIdentityCommand({ EmailIdentity }))
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundException') return undefined
    throw error
  }
}
