import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { GetAccountSettingsCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import {
  DescribeAccountAttributesCommand,
  DescribeSenderIdsCommand,
  DescribeSpendLimitsCommand,
  PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { ROOMS } from '../../../infra/rooms.ts'
import { settingsSchema } from '../../../infra/settings.ts'
import type { Finding } from '../../../packages/operations/preflight/finding.ts'
import { lookAtHosts } from '../../../packages/operations/preflight/links.ts'
import { lookAtMail } from '../../../packages/operations/preflight/mail.ts'
import { lookAtConcurrency, lookAtRooms, preflightOf } from '../../../packages/operations/preflight/rooms.ts'
import { lookAtSms } from '../../../packages/operations/preflight/sms.ts'
import { lookAtStacks } from '../../../packages/operations/preflight/stacks.ts'

const certificateArn = 'arn:aws:acm:eu-north-1:210987654321:certificate/a1'
const settings = settingsSchema.parse({
  name: 'saaristo',
  account: '210987654321',
  pages: { host: 'rinnalla.saaristo.internal', certificateArn },
  links: { host: 'r.saa.internal', certificateArn },
  mailFrom: 'viesti@saaristo.internal',
  sms: {},
  alarmEmail: 'valvonta@saaristo.internal',
  concurrency: { account: 1000, reserved: { link: 100 } },
})

const ses = mockClient(SESv2Client)
const sms = mockClient(PinpointSMSVoiceV2Client)
const lambda = mockClient(LambdaClient)
const stacks = mockClient(CloudFormationClient)
const all = [ses, sms, lambda, stacks]
afterAll(() => all.forEach((one) => one.restore())) // the classes are everybody's in this process
const region = { region: 'eu-north-1' }

/** An account that has everything. */
beforeEach(() => {
  all.forEach((one) => one.reset())
  const arn = (name: string) => `arn:aws:cloudformation:eu-north-1:210987654321:stack/${name}/1`
  stacks.on(DescribeStacksCommand).callsFake(({ StackName }) => ({
    Stacks: [
      {
        StackName,
        StackId: arn(StackName),
        StackStatus: 'UPDATE_COMPLETE',
        Outputs: [
          { OutputKey: 'BootstrapVersion', OutputValue: '21' },
          { OutputKey: 'LinksDnsTarget', OutputValue: 'd-1.execute-api.eu-north-1.amazonaws.com' },
        ],
      },
    ],
  }))
  ses.on(GetAccountCommand).resolves({
    ProductionAccessEnabled: true,
    SendingEnabled: true,
    EnforcementStatus: 'HEALTHY',
    SendQuota: { Max24HourSend: 50_000, SentLast24Hours: 10, MaxSendRate: 14 },
  })
  ses.on(GetEmailIdentityCommand).rejects(named('NotFoundException'))
  ses.on(GetEmailIdentityCommand, { EmailIdentity: 'saaristo.internal' }).resolves({ VerifiedForSendingStatus: true })
  sms.on(DescribeAccountAttributesCommand).resolves({ AccountAttributes: [{ Name: 'ACCOUNT_TIER', Value: 'PRODUCTION' }] })
  spending(1500, 10_000)
  sms.on(DescribeSenderIdsCommand).resolves({
    SenderIds: [{ SenderId: 'Rinnalla', IsoCountryCode: 'FI' }],
  } as never)
  sms.on(SendTextMessageCommand).resolves({ MessageId: 'm1' })
  lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions: 1000 } })
  rooms(() => ({ preflight: 'done', records: 7 }))
})

const named = (name: string, message = 'no', more: object = {}) => Object.assign(new Error(message), { name, ...more })

function spending(EnforcedLimit: number, MaxLimit: number): void {
  const SpendLimits = [{ Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT' as const, EnforcedLimit, MaxLimit, Overridden: true }]
  sms.on(DescribeSpendLimitsCommand).resolves({ SpendLimits })
}

const bytes = (said: unknown) => Buffer.from(JSON.stringify(said)) as never
function rooms(said: (room: string) => object): void {
  lambda
    .on(InvokeCommand)
    .callsFake(({ FunctionName }) => ({ Payload: bytes(said(/^saaristo-(.*):live$/.exec(FunctionName)![1]!)) }))
}

const lookAt = {
  stacks: async () => (await lookAtStacks(new CloudFormationClient(region), settings)).findings,
  mail: () => lookAtMail(new SESv2Client(region), settings),
  sms: (phone: string | undefined = '+358401234501') => lookAtSms(new PinpointSMSVoiceV2Client(region), settings, phone),
  concurrency: () => lookAtConcurrency(new LambdaClient(region), settings),
  rooms: () => lookAtRooms(new LambdaClient(region), settings),
}

const notOk = (findings: readonly Finding[]) => findings.filter(({ state }) => state !== 'ok')

/** The one thing that is not well, which says what to do. */
function only(findings: readonly Finding[]): Finding {
  const [finding, ...more] = notOk(findings)
  expect(more).toEqual([])
  expect(finding!.todo!.length).toBeGreaterThan(10)
  return finding!
}

test.each(Object.entries(lookAt))('with everything there nothing is wrong: %s', async (_, look) => {
  const findings = await look()
  expect(findings.length).toBeGreaterThan(0)
  expect(notOk(findings)).toEqual([])
})

describe('the account', () => {
  const missing = (name: string) =>
    stacks
      .on(DescribeStacksCommand, { StackName: name })
      .rejects(named('ValidationError', `Stack with id ${name} does not exist`))

  test('that nobody has prepared gets the command that does, and nothing is deployed', async () => {
    missing('CDKToolkit')
    const { findings, outputs } = await lookAtStacks(new CloudFormationClient(region), settings)
    expect(only(findings)).toMatchObject({
      state: 'wrong',
      todo: expect.stringContaining('cdk bootstrap aws://210987654321/eu-north-1'),
    })
    expect(outputs).toBeUndefined()
  })
  test('before the first deployment is no fault', async () => {
    missing('saaristo-service')
    expect(only(await lookAt.stacks())).toMatchObject({ state: 'later', what: 'stacks' })
  })
  test('of somebody else is found out by what stands in it', async () => {
    const other = settingsSchema.parse({ ...settings, account: '999988887777' })
    const { findings } = await lookAtStacks(new CloudFormationClient(region), other)
    expect(only(findings)).toMatchObject({ state: 'wrong', says: 'another than the one in the file' })
  })
})

describe('e-mail', () => {
  test.each([
    ['the sandbox', { ProductionAccessEnabled: false }, /production access/],
    ['an account that is looked into', { EnforcementStatus: 'PROBATION' }, /Reputation/],
    ['an account that may not send', { SendingEnabled: false }, /Reputation/],
    ['a day that is too small', { SendQuota: { Max24HourSend: 200, SentLast24Hours: 0 } }, /Ask for more/],
  ])('%s is found', async (_, account, todo) => {
    ses.on(GetAccountCommand).resolves({
      ProductionAccessEnabled: true,
      SendingEnabled: true,
      EnforcementStatus: 'HEALTHY',
      SendQuota: { Max24HourSend: 50_000, SentLast24Hours: 0 },
      ...account,
    })
    expect(only(await lookAt.mail())).toMatchObject({ state: 'wrong', todo: expect.stringMatching(todo) })
  })
  test('a domain whose DKIM is not there yet is found', async () => {
    ses.on(GetEmailIdentityCommand, { EmailIdentity: 'saaristo.internal' }).resolves({ VerifiedForSendingStatus: false })
    expect(only(await lookAt.mail())).toMatchObject({ state: 'wrong', todo: expect.stringContaining('DKIM') })
  })
  test('a sender that SES does not know is found', async () => {
    ses.on(GetEmailIdentityCommand).rejects(named('NotFoundException'))
    ses.on(GetEmailIdentityCommand, { EmailIdentity: 'saaristo.internal' }).rejects(named('NotFoundException'))
    expect(only(await lookAt.mail())).toMatchObject({ state: 'wrong', what: 'e-mail: sender' })
  })
})

describe('SMS', () => {
  test('the sandbox is found', async () => {
    sms.on(DescribeAccountAttributesCommand).resolves({ AccountAttributes: [{ Name: 'ACCOUNT_TIER', Value: 'SANDBOX' }] })
    expect(only(await lookAt.sms())).toMatchObject({ state: 'wrong', what: 'SMS: access' })
  })
  test.each([
    [1, 1, /^Ask for 1500/],
    [1, 2000, /^The account may have it: .*--monthly-limit 1500/],
  ])('a limit of %i $ (%i at most) is held against what the file says', async (may, most, todo) => {
    spending(may, most)
    expect(only(await lookAt.sms())).toMatchObject({ what: 'SMS: money', todo: expect.stringMatching(todo) })
  })
  test('a sender id that is not registered is found', async () => {
    sms.on(DescribeSenderIdsCommand).rejects(named('ResourceNotFoundException'))
    expect(only(await lookAt.sms())).toMatchObject({ state: 'wrong', what: 'SMS: sender' })
  })
  test('one is only pretended, by all that a real one is judged by', async () => {
    await lookAt.sms()
    expect(sms.commandCalls(SendTextMessageCommand).map(({ args }) => args[0].input)).toEqual([
      expect.objectContaining({ DryRun: true, DestinationPhoneNumber: '+358401234501', OriginationIdentity: 'Rinnalla' }),
    ])
  })
  test('one that would not have gone says why', async () => {
    sms.on(SendTextMessageCommand).rejects(named('ConflictException', 'no', { Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' }))
    expect(only(await lookAt.sms()).says).toContain('DESTINATION_PHONE_NUMBER_OPTED_OUT')
  })
  test.each([
    ['ResourceNotFoundException', { ResourceType: 'sender-id' }, 'wrong'],
    ['ResourceNotFoundException', { ResourceType: 'configuration-set' }, 'later'],
    ['AccessDeniedException', { Reason: 'ACCOUNT_DISABLED' }, 'wrong'],
  ])('%s of %o: %s, and nothing else that was found is hidden', async (name, more, state) => {
    sms.on(SendTextMessageCommand).rejects(named(name, 'no', more))
    expect(only(await lookAt.sms())).toMatchObject({ what: 'SMS: pretended', state })
  })
  test('without a number none is pretended, which is no fault', async () => {
    const findings = await lookAtSms(new PinpointSMSVoiceV2Client(region), settings, undefined)
    expect(only(findings).state).toBe('later')
    expect(sms.commandCalls(SendTextMessageCommand)).toEqual([])
  })
})

test('functions: a quota below what the file counts on, and what is reserved of it', async () => {
  lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions: 10 } })
  expect(notOk(await lookAt.concurrency()).map(({ state, what }) => [state, what])).toEqual([
    ['wrong', 'functions at once'],
    ['wrong', 'functions at once, for a county'],
    ['wrong', 'functions at once, reserved'],
  ])
})

describe('rooms', () => {
  test('each is called by its name, to write into every partition that its role lets it', async () => {
    await lookAt.rooms()
    const calls = lambda.commandCalls(InvokeCommand).map(({ args }) => args[0].input)
    expect(calls.map(({ FunctionName }) => FunctionName)).toEqual(ROOMS.map((room) => `saaristo-${room}:live`))
    expect(preflightOf('link')).toEqual({
      preflight: {
        write: ['preflight#REQ#preflight', 'preflight#MATCH', 'preflight#TALLY#preflight'],
        put: ['preflight#EVT#preflight'],
        wakes: false,
      },
    })
    expect(preflightOf('sweep').preflight.wakes).toBe(true)
  })
  test.each([
    [{ preflight: 'failed', at: 'committing', name: 'Error: AccessDeniedException' }, /failed at committing: .*AccessDenied/],
    [{ preflight: 'failed', at: 'looking', name: 'TenantThere' }, /tenant called preflight/],
    [{ statusCode: 404 }, /did not know/],
  ])('one that answers %j is found', async (said, says) => {
    rooms((room) => (room === 'on-failed' ? said : { preflight: 'done', records: 4 }))
    expect(only(await lookAt.rooms())).toMatchObject({
      state: 'wrong',
      what: 'room on-failed',
      says: expect.stringMatching(says),
    })
  })
  test('one that does not start is found, by the name of its error alone', async () => {
    lambda.on(InvokeCommand, { FunctionName: 'saaristo-api:live' } as never).resolves({
      FunctionError: 'Unhandled',
      Payload: bytes({ errorType: 'Error', errorMessage: 'something with a secret' }),
    })
    const finding = only(await lookAt.rooms())
    expect(finding).toMatchObject({ what: 'room api', says: 'does not start: Error' })
    expect(JSON.stringify(finding)).not.toContain('secret')
  })
})

describe('hosts', () => {
  const outputs = new Map([['LinksDnsTarget', 'd-1.execute-api.eu-north-1.amazonaws.com']])
  const ours = async () => ({ status: 200, text: '{"status":"ok"}' })
  const links = (how: () => Promise<{ status: number; text: string }>) =>
    lookAtHosts((url) => (url === 'https://r.saa.internal/health' ? how() : ours()), settings, outputs)
  const failing = (code: string) => async () => {
    throw Object.assign(new TypeError('fetch failed'), { cause: { code } })
  }

  test('where we answer at both nothing is wrong', async () => expect(notOk(await links(ours))).toEqual([]))
  test.each([
    ['a name that leads nowhere', failing('ENOTFOUND'), /ENOTFOUND/, /Point r\.saa\.internal to d-1\.execute-api/],
    ['another’s certificate', failing('ERR_TLS_CERT_ALTNAME_INVALID'), /certificate/, /Certificate Manager/],
    ['somebody else’s page', async () => ({ status: 200, text: '<h1>Parked</h1>' }), /not us/, /Point/],
    ['an error', async () => ({ status: 403, text: '{"message":"Forbidden"}' }), /answers 403/, /Point/],
  ])('%s is found', async (_, how, says, todo) => {
    const finding = only(await links(how))
    expect(finding).toMatchObject({ state: 'wrong', what: 'links' })
    expect([finding.says, finding.todo]).toEqual([expect.stringMatching(says), expect.stringMatching(todo)])
  })
})
