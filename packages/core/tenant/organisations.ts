import type { Call } from '../commit/call.ts'
import { whyNot } from '../policy/may.ts'
import { keys } from '../records/keys.ts'
import type { Organisation } from '../records/organisation.ts'
import { type Refusal, refuse } from '../refusal.ts'

/** The organisations that agreements and partners name, page by page. Whoever keeps the tenant's data. */
export async function listOrganisations(
  call: Call,
  { cursor, limit = 50 }: { readonly cursor?: string | undefined; readonly limit?: number | undefined } = {},
): Promise<{ items: Organisation[]; next?: string } | Refusal> {
  const barred = whyNot(call.by, 'organisations.see')
  if (barred) return refuse(barred)
  const page = await call.store.query({ partition: keys.organisations(call.store.org), limit, ...(cursor && { cursor }) })
  return { items: page.items as unknown as Organisation[], ...(page.cursor && { next: page.cursor }) }
}

/** As many as a form offers to choose from; where there are more, the name is written, and known all the same. */
const MOST_OFFERED = 100

/** Names that a form offers for a field, of the first hundred. */
export async function offeredOrganisations(call: Call): Promise<readonly string[]> {
  const page = await listOrganisations(call, { limit: MOST_OFFERED })
  return 'refused' in page ? [] : page.items.map(({ name }) => name)
}
