import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { mockClient } from 'aws-sdk-client-mock'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { KeptOutside } from '#core/ports.ts'
import { asLines, pathOf } from '#store/outside.ts'
import { readOutside } from '../../../packages/operations/read-outside.ts'

const receipt = (sk: string, at: string): KeptOutside => ({
  kind: 'receipt',
  key: { pk: 'varsinais#REQ#r1', sk },
  at,
  delivered: true,
})
const before = receipt('NOTE#before', '2026-11-23T05:59:00.000Z')
const all = ['2026-11-23T07:10:00.000Z', '2026-11-23T07:20:00.000Z', '2026-11-24T01:00:00.000Z'].map((at, n) =>
  receipt(`NOTE#n${n}`, at),
)
const file = (one: KeptOutside, n: number) => pathOf(`receipt-${n}`, (one as { at: string }).at)

const s3 = mockClient(S3Client)
beforeEach(() => s3.reset())
afterAll(() => s3.restore())

test('in a bucket all pages since the hour are read, and nothing before it is asked for', async () => {
  const [first, ...others] = all.map((one, n) => ({ Key: file(one, n) }))
  s3.on(ListObjectsV2Command).resolves({ Contents: others })
  s3.on(ListObjectsV2Command, { ContinuationToken: undefined }).resolves({
    Contents: [first!],
    IsTruncated: true,
    NextContinuationToken: 'more',
  })
  for (const [n, one] of all.entries())
    s3.on(GetObjectCommand, { Key: file(one, n) }).resolves({ Body: { transformToString: async () => asLines([one]) } as never })
  expect(await readOutside('s3://outside', '2026-11-23T07:15:00.000Z')).toEqual(all)
  expect(s3.commandCalls(ListObjectsV2Command)[0]!.args[0].input).toMatchObject({
    Bucket: 'outside',
    Prefix: 'kept/',
    StartAfter: 'kept/2026/11/23/07',
  })
})

test('in a folder the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rinnalla-outside-'))
  for (const [n, one] of [before, ...all].entries()) {
    const path = join(folder, file(one, n))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, asLines([one]))
  }
  expect(await readOutside(folder, '2026-11-23T07:15:00.000Z')).toEqual(all)
  rmSync(folder, { recursive: true })
  await expect(readOutside(folder, '2026-11-23T07:15:00.000Z')).rejects.toThrow('There is no folder')
})
