import type { Card } from '../records/partner.ts'
import type { Work } from '../commit/work.ts'
import { dropFamily } from './diary.ts'
import { type Loaded, need } from './load.ts'
import { tell } from './tell.ts'

/** The request has ended, and with it what one of its partners had promised: they are thanked. */
export function endRelationship(work: Work, loaded: Loaded, partnerId: string): void {
  const { request, cards, diaries } = loaded
  dropFamily(work, need(diaries, partnerId), request.id)
  sayEnded(work, loaded, need(cards, partnerId))
}

/** Nothing more is coming of it for this partner: thanks. */
export function sayEnded(work: Work, loaded: Loaded, partner: Card): void {
  const { area, mode } = loaded.request
  tell(work, loaded, { template: 'ended', about: loaded.request, partner, facts: { slots: [], area, mode } })
}
