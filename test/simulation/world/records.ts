import type { Item, Link } from '#core/ports.ts'
import type { Meeting } from '#core/records/meeting.ts'
import type { Notice } from '#core/records/notice.ts'
import type { Offer } from '#core/records/offer.ts'
import type { Request } from '#core/records/request.ts'
import { standingMeeting, standingOffer } from '#core/records/standing.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { linkKey } from '#store/keys.ts'
import { sha256 } from '#web/hash.ts'
import { keyText } from '#core/records/keys.ts'
import { type Kind } from '#core/records/record.ts'
import type { OfKind } from '#core/check/records.ts'
import type { MemoryTable } from '#memory/table.ts'

export type Records = ReturnType<typeof watchRecords>

/** Every live record as it stands, by kind: what the people and the invariants look at without touching a port. */
export function watchRecords(table: MemoryTable) {
  const kinds = new Map<string, Map<string, Item>>()
  const byKey = new Map<string, Item>()
  const addresses = new Map<string, Set<string>>()
  const put = (item: Item) => {
    const kind = String(item['kind'] ?? (item.pk.startsWith('LINK#') ? 'link' : 'other'))
    const known = kinds.get(kind) ?? new Map<string, Item>()
    kinds.set(kind, known.set(keyText(item), item))
    byKey.set(keyText(item), item)
    if (kind === 'contact' || kind === 'staff') reachedAt(item['id'], [item['phone'], item['email']])
    if (kind === 'tenant') reachedAt('coordinator', [(item as unknown as Tenant).settings.coordinatorEmail])
  }
  function reachedAt(id: unknown, all: readonly unknown[]): void {
    const before = addresses.get(String(id)) ?? new Set<string>()
    for (const one of all) if (typeof one === 'string') before.add(one)
    addresses.set(String(id), before)
  }
  let tables = 0
  function readAll(): void {
    tables++
    kinds.clear()
    byKey.clear()
    const { items } = table.snapshot()
    // What was moved left an empty place behind, which a reader takes for its new one.
    for (const item of [...items.filter((one) => !('kind' in one)), ...items.filter((one) => 'kind' in one)]) put(item)
  }
  readAll()
  table.subscribe(({ item }) => item && put(item))

  /** As every reader sees it: what was decided for all of a request's offers and meetings is ahead of their own records. */
  function standing(item: Item): Item {
    const request = byKey.get(`${item.pk}|A`) as unknown as Request | undefined
    if (!request?.untidied) return item
    if (item['kind'] === 'offer') return standingOffer(item as unknown as Offer, request)
    return item['kind'] === 'meeting' ? standingMeeting(item as unknown as Meeting, request) : item
  }
  function all<K extends Kind>(kind: K): OfKind[K][] {
    return [...(kinds.get(kind)?.values() ?? [])].map(standing) as unknown as OfKind[K][]
  }
  function at(key: string): Item | undefined {
    const item = byKey.get(key)
    return item && standing(item)
  }
  return {
    all,
    at,
    /** Wherever this reader has ever wanted to be written to. */
    addressesOf: ({ id }: Notice['to']): ReadonlySet<string> => addresses.get(id) ?? new Set(),
    /** What the page of a link is about: `/o/<token>`. */
    opened(path: string): Item | undefined {
      const [, , token = ''] = path.split('/')
      const link = byKey.get(keyText(linkKey(sha256(token)))) as unknown as Link | undefined
      return link?.subject && at(keyText(link.subject))
    },
    /** Once another table is in the place of this one. */
    readAll,
    isPutBack: () => tables > 1,
    items: (): readonly Item[] => table.snapshot().items,
  }
}
