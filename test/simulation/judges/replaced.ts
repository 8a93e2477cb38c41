import type { Change } from '#core/commit/work.ts'
import type { Item } from '#core/ports.ts'
import { keyText } from '#core/records/keys.ts'
import type { Notice } from '#core/records/notice.ts'
import type { Offer } from '#core/records/offer.ts'
import type { Request } from '#core/records/request.ts'
import type { Committed } from '../world/ports.ts'

/**
 * Whoever was changed for another is asked about that request no more, is told that it has ended, and never that the end was
 * their own word.
 */
export function watchReplaced() {
  /** `request partner` of whoever was changed for another. */
  const replaced = new Set<string>()
  /** `reference partner` of the same: what is asked for that family from then on, whoever asks. */
  const families = new Set<string>()

  function letGo({ changes }: Committed, before: Before): string[] {
    const events = changes.flatMap(({ item }) => (item?.['kind'] === 'event' ? (item['changes'] as Change[]) : []))
    return events.flatMap(({ what, key, id }) => {
      const item = changes.find((one) => keyText(one.key) === keyText(key))?.item
      if (!item || !what.split('+').includes('request.partner-replaced')) return []
      const [was, now] = [before(item), item] as unknown as [Request | undefined, Request]
      const gone = (was?.taken ?? []).filter(({ partnerId }) => !now.taken.some((seat) => seat.partnerId === partnerId))
      for (const { partnerId } of gone) {
        replaced.add(`${id} ${partnerId}`)
        if (now.clientReference !== undefined) families.add(`${now.clientReference} ${partnerId}`)
      }
      const told = changes.flatMap(({ item }) =>
        item?.['kind'] === 'notice' && item.version === 1 ? [item as unknown as Notice] : [],
      )
      return gone
        .filter(({ partnerId }) => !told.some(({ template, to }) => template === 'ended' && to.id === partnerId))
        .map(({ partnerId }) => `request ${id}: ${partnerId} was changed for another, and is not told that it has ended`)
    })
  }

  function saysWrongly(item: Item | undefined): string[] {
    if (item?.version !== 1) return []
    if (item['kind'] === 'request') {
      const { id, clientReference, changed = [] } = item as unknown as Request
      const known = [...families].filter((one) => one.startsWith(`${clientReference} `)).map((one) => one.split(' ')[1] ?? '')
      return known
        .filter((one) => !changed.includes(one))
        .map((one) => `request ${id}: forgets that its family has changed ${one}`)
    }
    if (item['kind'] === 'offer') {
      const { id, requestId, partnerId, override } = item as unknown as Offer
      const asks = replaced.has(`${requestId} ${partnerId}`) && override === undefined
      return asks ? [`offer ${id}: asks ${partnerId}, who was changed for another`] : []
    }
    if (item['kind'] !== 'notice') return []
    const { id, requestId, template, to, facts } = item as unknown as Notice
    return template === 'cancelled' && facts.told === 'own' && replaced.has(`${requestId} ${to.id}`)
      ? [`notice ${id}: tells ${to.id}, who was changed for another, that they cancelled it`]
      : []
  }

  return {
    committed: (committed: Committed, before: Before): string[] => [
      ...letGo(committed, before),
      ...committed.changes.flatMap(({ item }) => saysWrongly(item)),
    ],
    /** The table is another, and may know nothing of it. */
    putBack(): void {
      replaced.clear()
      families.clear()
    },
  }
}

type Before = (item: Item) => Item | undefined
