import { disagree, type Finding } from './finding.ts'
import type { Records } from './records.ts'

/**
 * Nobody on a break, or gone, is asked anything: what was asked before goes back in the card's own next step (`hand-back`),
 * and until then may still stand open.
 */
export function askedThoughAway(records: Records): Finding[] {
  const cards = new Map(records.all('card').map((card) => [card.id, card]))
  return records.all('offer').flatMap((offer) => {
    const card = offer.state === 'sent' ? cards.get(offer.partnerId) : undefined
    const away = card && (card.state === 'paused' || card.state === 'exited') && card.waitsFor !== 'hand-back'
    return away ? [disagree('breaks', [offer, card], `offer ${offer.id} is open, and its partner is ${card.state}`)] : []
  })
}
