import { called, disagree, type Finding } from './finding.ts'
import type { Records } from './records.ts'

/**
 * Nobody on a break, or gone, is asked anything: what was asked before goes back in the card's own next step (`hand-back`),
 * and until then may still stand open.
 */
export function askedThoughAway(records: Records): Finding[] {
  const cards = new Map(records.all('card').map((card) => [card.id, card]))
  const open = [
    ...records.all('offer').filter(({ state }) => state === 'sent'),
    ...records.all('meeting').filter(({ state }) => state === 'proposed'),
  ]
  return open.flatMap((one) => {
    const card = cards.get(one.partnerId ?? '')
    const away = card && (card.state === 'paused' || card.state === 'exited') && card.waitsFor !== 'hand-back'
    return away ? [disagree('breaks', [one, card], `${called(one)} is open, and its partner is ${card.state}`)] : []
  })
}
