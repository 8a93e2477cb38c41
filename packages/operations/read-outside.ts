import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3'
import type { Instant, KeptOutside } from '#core/ports.ts'
import { fromLines, hourOf, KEPT } from '#store/outside.ts'
import { Unreachable } from './target.ts'

/** Objects read at a time. */
const AT_ONCE = 32

/**
 * All that was kept outside the table since the hour of an instant: in a bucket (`s3://NAME`), or in a folder that holds what
 * a bucket would. A batch lies at the hour of its oldest commit, so whoever reads begins a day early: no stream is later.
 */
export async function readOutside(where: string, since: Instant, region?: string): Promise<KeptOutside[]> {
  if (!where.startsWith('s3://')) return readFolder(where, since)
  const Bucket = where.slice('s3://'.length).replace(/\/$/, '')
  const s3 = new S3Client({ maxAttempts: 5, ...(region !== undefined && { region }) })
  const kept: KeptOutside[] = []
  for await (const { Contents = [] } of paginateListObjectsV2(
    { client: s3 },
    { Bucket, Prefix: KEPT, StartAfter: hourOf(since) },
  )) {
    const paths = Contents.flatMap(({ Key }) => Key ?? [])
    for (let from = 0; from < paths.length; from += AT_ONCE) {
      const texts = paths
        .slice(from, from + AT_ONCE)
        .map(async (Key) => (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString())
      for (const text of await Promise.all(texts)) kept.push(...fromLines(text ?? ''))
    }
  }
  return kept
}

function readFolder(folder: string, since: Instant): KeptOutside[] {
  if (!existsSync(folder)) throw new Unreachable(`There is no folder ${folder}.`)
  return globSync(`${KEPT}**/*.jsonl`, { cwd: folder })
    .filter((path) => path > hourOf(since))
    .toSorted()
    .flatMap((path) => fromLines(readFileSync(join(folder, path), 'utf8')))
}
