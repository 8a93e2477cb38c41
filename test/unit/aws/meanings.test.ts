import * as dynamodb from '@aws-sdk/client-dynamodb'
import * as sms from '@aws-sdk/client-pinpoint-sms-voice-v2'
import * as scheduler from '@aws-sdk/client-scheduler'
import * as ses from '@aws-sdk/client-sesv2'
import { describe, expect, test } from 'vitest'
import { ANYWHERE, DYNAMODB, type Meanings, SCHEDULER, SES, SES_PROSE, SMS } from '#aws/meanings.ts'
import { meaningOf } from '#aws/trouble.ts'

/** The names of every error that a client declares, but its base class. */
const namesIn = (client: object): string[] =>
  Object.entries(client)
    .filter(([name, one]) => typeof one === 'function' && one.prototype instanceof Error && !name.endsWith('ServiceException'))
    .map(([name]) => name)

/** What only calls that we never make end in. */
const OF_OTHER_CALLS: Readonly<Record<string, RegExp>> = {
  ses: /^(AlreadyExists|Conflict|InvalidNextToken)Exception$/,
  dynamodb:
    /^(Backup|ContinuousBackups|DuplicateItem|Export|GlobalTable|Import|Index|InvalidExport|InvalidRestore|Limit|PointInTime|Policy|Replica(?!ted)|ResourceInUse|Table)/,
}
const SERVICES: readonly (readonly [string, object, Meanings])[] = [
  ['ses', ses, SES],
  ['sms', sms, SMS],
  ['scheduler', scheduler, SCHEDULER],
  ['dynamodb', dynamodb, DYNAMODB],
]

describe('the table of errors', () => {
  test.each(SERVICES)('knows every name that the client of %s can give our calls', (service, client, own) => {
    const names = namesIn(client).filter((name) => !OF_OTHER_CALLS[service]?.test(name))
    expect(names.length).toBeGreaterThan(5)
    expect(names.filter((name) => !Object.hasOwn(own, name) && !Object.hasOwn(ANYWHERE, name))).toEqual([])
  })

  test('names no reason that End User Messaging does not give', () => {
    const reasons = new Set([
      ...Object.values(sms.ConflictExceptionReason).map((one) => `ConflictException.${one}`),
      ...Object.values(sms.AccessDeniedExceptionReason).map((one) => `AccessDeniedException.${one}`),
      ...Object.values(sms.ServiceQuotaExceededExceptionReason).map((one) => `ServiceQuotaExceededException.${one}`),
      ...Object.values(sms.ValidationExceptionReason).map((one) => `ValidationException.${one}`),
    ])
    expect(Object.keys(SMS).filter((key) => key.includes('.') && !reasons.has(key as never))).toEqual([])
  })

  const CLOCK_AND_KEYS = ['InvalidSignatureException', 'ExpiredTokenException', 'UnrecognizedClientException', 'RequestExpired']
  test.each(CLOCK_AND_KEYS)('%s stops every call of every service, and is never a refusal or a bug', (name) => {
    const error = Object.assign(new Error(name), { name, $metadata: { httpStatusCode: 403 } })
    for (const [, , own] of SERVICES) expect(meaningOf(error, own)).toBe('stopped')
  })

  test.each([400, 403, 404, 409, 413, 429])('an answer of %i that nobody knows is unknown, never a refusal', (httpStatusCode) => {
    const error = Object.assign(new Error('?'), { name: 'BrandNewException', $metadata: { httpStatusCode } })
    for (const [, , own] of SERVICES) expect(meaningOf(error, own)).toBe('unknown')
  })

  test('a mistake in our own code is thrown as it is, also one that is called like what every object has', () => {
    for (const name of ['TypeError', 'constructor', 'toString'])
      expect(meaningOf(Object.assign(new Error('no'), { name }), SES)).toBe('thrown')
  })

  test.each([
    [
      'Email address is not verified. The following identities failed the check in region EU-NORTH-1',
      'MessageRejected',
      'stopped',
    ],
    ['Sending paused for this account', 'MessageRejected', 'stopped'],
    ['Daily message quota exceeded', 'TooManyRequestsException', 'stopped'],
    ['Daily sending quota exceeded', 'ThrottlingException', 'stopped'],
    ['Maximum sending rate exceeded', 'TooManyRequestsException', 'busy'],
    ['Address blacklisted', 'MessageRejected', 'rejected'],
  ])('SES that says “%s” as %s: %s', (prose, name, meaning) => {
    const error = Object.assign(new Error(prose), { name, $metadata: { httpStatusCode: 400 } })
    expect(meaningOf(error, SES, SES_PROSE)).toBe(meaning)
  })
})
