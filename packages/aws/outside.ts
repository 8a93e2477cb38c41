import type { S3Client } from '@aws-sdk/client-s3'
import { type Outside, Unavailable } from '#core/ports.ts'
import { type Environment, settings } from '#settings/environment.ts'
import { asLines, pathOf } from '#store/outside.ts'
import { meaningOf } from './trouble.ts'

/**
 * What is kept outside the table, in a bucket whose objects are locked: whoever writes may only put, and what is put again
 * under the same name becomes another version beside the first. Throws `Unavailable` when nobody knows whether it is there.
 */
export function awsOutside(env: Environment): Outside {
  const { OUTSIDE_BUCKET: Bucket } = settings(env, 'OUTSIDE_BUCKET')
  let client: Promise<S3Client> | undefined
  return {
    async keep(name, at, kept) {
      const { PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3')
      client ??= Promise.resolve(
        new S3Client({
          maxAttempts: 3,
          requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
        }),
      )
      const put = new PutObjectCommand({
        Bucket,
        Key: pathOf(name, at),
        Body: asLines(kept) || '\n', // of nothing at all the client says that it knows no length
        ContentType: 'application/jsonl',
      })
      try {
        await (await client).send(put)
      } catch (error) {
        throw meaningOf(error, {}) === 'thrown' ? error : new Unavailable('outside', error)
      }
    },
  }
}
