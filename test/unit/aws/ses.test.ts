import {
  AccountSuspendedException,
  BadRequestException,
  MessageRejected,
  SendEmailCommand,
  SESv2Client,
  SendingPausedException,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { mailTag, sesMail } from '#aws/ses.ts'
import { Unavailable } from '#core/ports.ts'
import type { Email } from '#core/ports.ts'

const provider = mockClient(SESv2Client)
afterAll(() => provider.restore()) // the class is everybody's in this process
const mail = sesMail({ MAIL_FROM: 'ei-vastausta@example.fi', MAIL_CONFIGURATION_SET: 'receipts' })
const email: Email = {
  to: 'sari@example.org',
  fromName: 'Rinnalla',
  subject: 'Ehtisitkö?',
  text: 'Hei!',
  html: '<p>Hei!</p>',
  tag: 'lauste#REQ#r1|NOTE#n1',
}
const fault = (status: number) => ({ message: 'no', $metadata: { httpStatusCode: status } })

beforeEach(() => {
  process.env['AWS_REGION'] = 'eu-north-1'
  provider.reset()
})

test('an e-mail goes raw, with its configuration set and the notice as a tag SES can hold', async () => {
  provider.on(SendEmailCommand).resolves({ MessageId: 'm-1' })
  expect(await mail.send(email)).toEqual({ status: 'sent', providerId: 'm-1' })
  const input = provider.commandCalls(SendEmailCommand)[0]!.args[0].input
  expect({ ...input, Content: undefined }).toEqual({
    FromEmailAddress: 'ei-vastausta@example.fi',
    Destination: { ToAddresses: ['sari@example.org'] },
    ConfigurationSetName: 'receipts',
    EmailTags: [{ Name: 'notice', Value: mailTag(email.tag) }],
    Content: undefined,
  })
  expect(Buffer.from(input.Content!.Raw!.Data!).toString()).toContain('To: sari@example.org\r\n')
})

test('the tag holds only what SES allows and reads back', () => {
  const tag = mailTag('lauste#REQ#r1|NOTE#ä')
  expect(tag).toMatch(/^[A-Za-z0-9_\-.@]{1,256}$/)
  expect(Buffer.from(tag, 'base64url').toString('utf8')).toBe('lauste#REQ#r1|NOTE#ä')
})

test('an address that cannot stand in a header is refused before anything is sent', async () => {
  for (const to of ['a@example.fi\r\nBcc: b@example.org', 'åsa@example.fi', 'nobody', 'a@b@c', 'a@example.fi, b@example.fi']) {
    expect(await mail.send({ ...email, to })).toEqual({ status: 'rejected', reason: 'ADDRESS_FORM' })
  }
  expect(provider.calls()).toHaveLength(0)
})

test.each([
  ['over the rate', new TooManyRequestsException(fault(429))],
  ['nobody listening', Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })],
])('%s is busy: it did not go and may be tried again', async (_, error) => {
  provider.on(SendEmailCommand).rejects(error)
  expect(await mail.send(email)).toEqual({ status: 'busy' })
})

test.each([
  ['MESSAGE_REJECTED', new MessageRejected(fault(400))],
  ['BAD_REQUEST', new BadRequestException(fault(400))],
])('a refusal is said by its code: %s', async (reason, error) => {
  provider.on(SendEmailCommand).rejects(error)
  expect(await mail.send(email)).toEqual({ status: 'rejected', reason })
})

test.each([
  ['SENDING_PAUSED', new SendingPausedException(fault(400))],
  ['ACCOUNT_SUSPENDED', new AccountSuspendedException(fault(400))],
  ['INVALID_SIGNATURE', Object.assign(new Error('ten minutes off'), { name: 'InvalidSignatureException', ...fault(403) })],
  ['EXPIRED_TOKEN', Object.assign(new Error('late'), { name: 'ExpiredTokenException', ...fault(400) })],
  ['UNRECOGNIZED_CLIENT', Object.assign(new Error('who'), { name: 'UnrecognizedClientException', ...fault(400) })],
  ['REQUEST_EXPIRED', Object.assign(new Error('late'), { name: 'RequestExpired', ...fault(400) })],
  ['CREDENTIALS_PROVIDER_ERROR', Object.assign(new Error('none'), { name: 'CredentialsProviderError' })],
  ['SANDBOX', new MessageRejected({ ...fault(400), message: 'Email address is not verified. x@example.fi' })],
  ['DAILY_QUOTA', new TooManyRequestsException({ ...fault(429), message: 'Daily message quota exceeded.' })],
])('what stops the account is no refusal of this one, and no word of its prose goes further: %s', async (reason, error) => {
  provider.on(SendEmailCommand).rejects(error)
  expect(await mail.send(email)).toEqual({ status: 'stopped', reason })
})

test.each([
  ['a refusal nobody has heard of', Object.assign(new Error('?'), { name: 'BrandNewException', ...fault(400) })],
  [
    'a fault of the service',
    Object.assign(new Error('oops'), { name: 'InternalServiceErrorException', $metadata: { httpStatusCode: 500 } }),
  ],
  ['no answer in time', Object.assign(new Error('late'), { name: 'TimeoutError' })],
  [
    'an answer that could not be read',
    Object.assign(new SyntaxError('Unexpected token'), { $metadata: { httpStatusCode: 200 } }),
  ],
])('%s leaves it unknown whether it went', async (_, error) => {
  provider.on(SendEmailCommand).rejects(error)
  await expect(mail.send(email)).rejects.toBeInstanceOf(Unavailable)
})

test('a mistake of our own is thrown as it is', async () => {
  provider.on(SendEmailCommand).rejects(new TypeError('undefined is not a function'))
  await expect(mail.send(email)).rejects.toBeInstanceOf(TypeError)
})
