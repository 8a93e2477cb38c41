import { paginateScan } from '@aws-sdk/lib-dynamodb'
import { documents, dynamoClient } from '#aws/dynamodb/client.ts'
import { checkTenant } from '#core/check/check.ts'
import type { Item } from '#core/ports.ts'
import { isLive, type Live } from '#core/records/record.ts'
import { LOCAL_TABLE } from '#local/environment.ts'
import { DEMO_ORG, OTHER_ORG } from '#local/people.ts'

/** Every record of the local cloud's table, read strongly and without anything of ours in between. */
export async function readAll(endpoint: string): Promise<readonly Item[]> {
  const client = dynamoClient({ endpoint, region: 'eu-north-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } })
  const items: Item[] = []
  try {
    const pages = paginateScan({ client: documents(client) }, { TableName: LOCAL_TABLE, ConsistentRead: true })
    for await (const { Items = [] } of pages) items.push(...(Items as Item[]))
  } finally {
    client.destroy()
  }
  return items
}

export const ofKind = <T extends Live>(items: readonly Item[], kind: T['kind']): T[] =>
  items.filter((item) => item['kind'] === kind) as unknown as T[]

/** What is still under way: due by now, or claimed by a sender who has not said what became of it. Empty: at rest. */
export const restless = (items: readonly Item[], now: string): string[] =>
  items
    .filter(isLive)
    .filter((one) => (one.due !== null && one.due <= now) || one.state === 'claimed')
    .map((one) => `${one.kind} ${one.id} ${one.state}, due ${one.due}`)

/** What `npm run check` would say of both tenants when nothing is due, and whatever is under way none the less. */
export function wrongs(items: readonly Item[], now: string): string[] {
  const findings = [DEMO_ORG, OTHER_ORG].flatMap((org) => {
    const own = items.filter((item) => item.pk.startsWith(`${org}#`) || item['org'] === org)
    return checkTenant({ org, items: own, now, real: Date.now() / 1000, patienceMinutes: 0 }).findings
  })
  // The tenants themselves were put there as records, without a commit of theirs.
  const ours = findings.filter(({ invariant, says }) => invariant !== 'audit' || !/: (tenant|staff) /.test(says))
  return [...restless(items, now), ...ours.map(({ invariant, says }) => `${invariant}: ${says}`)]
}
