import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { awsOutside } from '#aws/outside.ts'
import { Unavailable } from '#core/ports.ts'

const s3 = mockClient(S3Client)
beforeEach(() => s3.reset())
afterAll(() => s3.restore())

const AT = '2026-11-23T07:10:00.000Z'
const kept = [{ kind: 'receipt', key: { pk: 'varsinais#REQ#r1', sk: 'NOTE#n1' }, at: AT, delivered: true }] as const
const keep = () => awsOutside({ OUTSIDE_BUCKET: 'outside' }).keep('receipt-m1', AT, kept)

test('what is kept lies under its hour and name, one a line', async () => {
  s3.on(PutObjectCommand).resolves({})
  await keep()
  expect(s3.commandCalls(PutObjectCommand)[0]!.args[0].input).toMatchObject({
    Bucket: 'outside',
    Key: 'kept/2026/11/23/07/receipt-m1.jsonl',
    Body: `${JSON.stringify(kept[0])}\n`,
  })
})

test.each(['SlowDown', 'InternalError', 'AccessDenied'])(
  '%s: nobody knows that it is kept, so it is to be tried again',
  async (name) => {
    s3.on(PutObjectCommand).rejects(Object.assign(new Error('no'), { name, $metadata: { httpStatusCode: 503 } }))
    await expect(keep()).rejects.toThrow(Unavailable)
  },
)

test('without a bucket a room does not start', () => expect(() => awsOutside({})).toThrow('OUTSIDE_BUCKET'))
