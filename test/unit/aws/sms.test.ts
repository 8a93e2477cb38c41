import {
  AccessDeniedException,
  ConflictException,
  InternalServerException,
  PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  ThrottlingException,
  ValidationException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { endUserMessaging } from '#aws/sms.ts'
import { Unavailable } from '#core/ports.ts'

const provider = mockClient(PinpointSMSVoiceV2Client)
afterAll(() => provider.restore()) // the class is everybody's in this process
const sms = endUserMessaging({ SMS_SENDER: 'Rinnalla', SMS_CONFIGURATION_SET: 'receipts' })
const message = { to: '+358401234501', text: 'Hei! Ehtisitkö?', tag: 'lauste#REQ#r1|NOTE#n1' }
const fault = (status: number) => ({ message: 'no', Message: 'no', $metadata: { httpStatusCode: status } })
const reason = <R>(Reason: R) => ({ ...fault(400), Reason })

beforeEach(() => {
  process.env['AWS_REGION'] = 'eu-north-1'
  provider.reset()
})

test('a text goes as transactional, with the notice in its context, a life and a price brake', async () => {
  provider.on(SendTextMessageCommand).resolves({ MessageId: 'm-1' })
  expect(await sms.send(message)).toEqual({ status: 'sent', providerId: 'm-1' })
  expect(provider.commandCalls(SendTextMessageCommand)[0]!.args[0].input).toEqual({
    DestinationPhoneNumber: '+358401234501',
    OriginationIdentity: 'Rinnalla',
    MessageBody: 'Hei! Ehtisitkö?',
    MessageType: 'TRANSACTIONAL',
    ConfigurationSetName: 'receipts',
    Context: { notice: 'lauste#REQ#r1|NOTE#n1' },
    TimeToLive: 14_400,
    MaxPrice: '1.00',
  })
})

test.each([
  ['throttling', new ThrottlingException(fault(400))],
  ['nobody listening', Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })],
])('%s is busy: it did not go and may be tried again', async (_, error) => {
  provider.on(SendTextMessageCommand).rejects(error)
  expect(await sms.send(message)).toEqual({ status: 'busy' })
})

test.each([
  ['DESTINATION_PHONE_NUMBER_OPTED_OUT', new ConflictException({ ...fault(400), Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' })],
  ['DESTINATION_COUNTRY_BLOCKED', new ValidationException({ ...fault(400), Reason: 'DESTINATION_COUNTRY_BLOCKED' })],
  ['INVALID_PARAMETER', new ValidationException({ ...fault(400), Reason: 'INVALID_PARAMETER' })],
])('a refusal carries the provider’s code: %s', async (reason, error) => {
  provider.on(SendTextMessageCommand).rejects(error)
  expect(await sms.send(message)).toEqual({ status: 'rejected', reason })
})

test.each([
  ['MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT', new ServiceQuotaExceededException(reason('MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT'))],
  ['ACCOUNT_DISABLED', new AccessDeniedException(reason('ACCOUNT_DISABLED'))],
  ['NO_ORIGINATION_IDENTITIES_FOUND', new ConflictException(reason('NO_ORIGINATION_IDENTITIES_FOUND'))],
  ['RESOURCE_NOT_FOUND', new ResourceNotFoundException(fault(404))],
  ['EXPIRED_TOKEN', Object.assign(new Error('late'), { name: 'ExpiredTokenException', ...fault(400) })],
  ['DESTINATION_PHONE_NUMBER_NOT_VERIFIED', new ConflictException(reason('DESTINATION_PHONE_NUMBER_NOT_VERIFIED'))],
])('what stops the account is no refusal of this one: %s', async (reason, error) => {
  provider.on(SendTextMessageCommand).rejects(error)
  expect(await sms.send(message)).toEqual({ status: 'stopped', reason })
})

test.each([
  ['SENDER_ID_NOT_REGISTERED', new ValidationException(reason('SENDER_ID_NOT_REGISTERED'))],
  ['DAILY_DESTINATION_CALL_LIMIT', new ServiceQuotaExceededException(reason('DAILY_DESTINATION_CALL_LIMIT'))],
])('what may be of one country or one message alone stops no other: %s', async (reason, error) => {
  provider.on(SendTextMessageCommand).rejects(error)
  expect(await sms.send(message)).toEqual({ status: 'ours', reason })
})

test.each([
  ['a fault of the service', new InternalServerException(fault(500))],
  ['no answer in time', Object.assign(new Error('late'), { name: 'TimeoutError' })],
  ['a connection cut', Object.assign(new Error('hang up'), { code: 'ECONNRESET' })],
])('%s leaves it unknown whether it went', async (_, error) => {
  provider.on(SendTextMessageCommand).rejects(error)
  await expect(sms.send(message)).rejects.toBeInstanceOf(Unavailable)
})
