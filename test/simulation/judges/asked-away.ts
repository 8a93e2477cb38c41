import type { Offer } from '#core/records/offer.ts'
import type { Committed } from '../world/ports.ts'
import type { Records } from '../world/records.ts'

/** Nobody on a break, or gone, is asked anything, by anybody: offers made in this commit to somebody who is. */
export function askedAway({ changes }: Committed, records: Records): string[] {
  const made = changes.flatMap(({ item }) => (item?.['kind'] === 'offer' && item.version === 1 ? [item as unknown as Offer] : []))
  return made.flatMap(({ id, partnerId }) => {
    const card = records.all('card').find((one) => one.id === partnerId)
    return card && card.state !== 'active' ? [`offer ${id} asks somebody who is ${card.state}`] : []
  })
}
