import {
  DescribeAccountAttributesCommand,
  DescribeSenderIdsCommand,
  DescribeSpendLimitsCommand,
  type PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { Settings } from '../../../infra/settings.ts'
import { either, type Finding, later, look, ok, wrong } from './finding.ts'

/** Whether SMS go: to everybody, from our sender, for a month's money. `phone`: where one may be pretended to go. */
export async function lookAtSms(
  client: PinpointSMSVoiceV2Client,
  { name, sms }: Settings,
  phone: string | undefined,
): Promise<readonly Finding[]> {
  const { AccountAttributes = [] } = await client.send(new DescribeAccountAttributesCommand({}))
  const tier = AccountAttributes.find(({ Name }) => Name === 'ACCOUNT_TIER')?.Value
  return [
    either(tier === 'PRODUCTION', 'SMS: access', {
      good: 'to everybody',
      bad: 'in the sandbox: SMS go to verified numbers only',
      todo: 'Ask for production access (End User Messaging, SMS, Account overview); it takes days.',
    }),
    // Each by itself: what one may not be asked hides nothing that another finds.
    ...(await look('SMS: money', async () => [await lookAtMoney(client, sms.monthlyDollars)])),
    ...(await look('SMS: sender', async () => [await lookAtSender(client, sms)])),
    ...(await look('SMS: pretended', async () => [await pretend(client, { name, sender: sms.sender, phone })])),
  ]
}

async function lookAtMoney(client: PinpointSMSVoiceV2Client, needed: number): Promise<Finding> {
  const { SpendLimits = [] } = await client.send(new DescribeSpendLimitsCommand({}))
  const limit = SpendLimits.find(({ Name }) => Name === 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT')
  const { EnforcedLimit: may = 0, MaxLimit: most = 0 } = limit ?? {}
  const raise = `aws pinpoint-sms-voice-v2 set-text-message-spend-limit-override --monthly-limit ${needed}`
  return either(may >= needed, 'SMS: money', {
    good: `${may} $ a month, and the file says ${needed}`,
    bad: `${may} $ a month, and the file says ${needed}: then nothing goes until the next`,
    todo: most >= needed ? `The account may have it: ${raise}` : `Ask for ${needed} $ (Service Quotas or support), then ${raise}`,
  })
}

async function lookAtSender(client: PinpointSMSVoiceV2Client, { sender, country }: Settings['sms']): Promise<Finding> {
  if (sender.startsWith('arn:')) return ok('SMS: sender', 'named by its ARN; the pretended SMS says whether it will do')
  const missing = wrong(
    'SMS: sender',
    `${sender} is no sender id for ${country} here`,
    `Register it (End User Messaging, SMS, Sender IDs) in this region.`,
  )
  try {
    const { SenderIds = [] } = await client.send(
      new DescribeSenderIdsCommand({ SenderIds: [{ SenderId: sender, IsoCountryCode: country }] }),
    )
    return SenderIds.length > 0 ? ok('SMS: sender', `${sender} for ${country}`) : missing
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return missing
    throw error
  }
}

/** What says that this SMS, or all, would not go. */
const JUDGED = ['ConflictException', 'ValidationException', 'ServiceQuotaExceededException', 'ResourceNotFoundException']

interface Pretended {
  readonly name: string
  readonly sender: string
  readonly phone: string | undefined
}

/** By sender, kind and configuration set as a real one, with the rights of whoever calls; none goes. */
async function pretend(client: PinpointSMSVoiceV2Client, { name, sender, phone }: Pretended): Promise<Finding> {
  if (phone === undefined)
    return later('SMS: pretended', 'no number was given', 'Add --phone with a number of your own: nothing is sent to it.')
  try {
    await client.send(
      new SendTextMessageCommand({
        DestinationPhoneNumber: phone,
        OriginationIdentity: sender,
        MessageBody: 'Rinnalla',
        MessageType: 'TRANSACTIONAL',
        ConfigurationSetName: name,
        DryRun: true,
      }),
    )
    return ok('SMS: pretended', 'would have gone; none went')
  } catch (error) {
    const { name: code, Reason = '', ResourceType = '' } = error as Error & { Reason?: string; ResourceType?: string }
    if (code === 'ResourceNotFoundException' && ResourceType === 'configuration-set')
      return later(
        'SMS: pretended',
        'no configuration set of the deployment’s name yet',
        'Look again after the first deployment.',
      )
    // An account that is shut says so by the same error as missing rights, with a reason.
    if (!JUDGED.includes(code) && !(code === 'AccessDeniedException' && Reason !== '')) throw error
    return wrong(
      'SMS: pretended',
      `would not have gone: ${[code, Reason || ResourceType].filter(Boolean).join(' ')}`,
      'packages/aws/meanings.ts says what each error means; End User Messaging what to change.',
    )
  }
}
