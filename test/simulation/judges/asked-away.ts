import type { Item } from '#core/ports.ts'
import type { Meeting } from '#core/records/meeting.ts'
import type { Offer } from '#core/records/offer.ts'
import type { Committed } from '../world/ports.ts'
import type { Records } from '../world/records.ts'

/** Nobody on a break, or gone, is asked anything, by anybody: offers made and times asked about in this commit to somebody who is. */
export function askedAway({ changes }: Committed, records: Records): string[] {
  const made = changes.flatMap(({ item }) => (isAsking(item) ? [item as unknown as Offer | Meeting] : []))
  return made.flatMap(({ kind, id, partnerId }) => {
    const card = records.all('card').find((one) => one.id === partnerId)
    return card && card.state !== 'active' ? [`${kind} ${id} asks somebody who is ${card.state}`] : []
  })
}

const isAsking = (item: Item | undefined): boolean =>
  item?.version === 1 && (item['kind'] === 'offer' || (item['kind'] === 'meeting' && item['state'] === 'proposed'))
