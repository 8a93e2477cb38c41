import type { Work } from '../commit/work.ts'
import { dropFamily } from './diary.ts'
import { type Loaded, need } from './load.ts'
import { tell } from './tell.ts'

/** The request has ended, and with it what one of its partners had promised: they are thanked. */
export function endRelationship(work: Work, loaded: Loaded, partnerId: string): void {
  const { request, cards, diaries } = loaded
  dropFamily(work, need(diaries, partnerId), request.id)
  const facts = { slots: [], area: request.area, mode: request.mode }
  tell(work, loaded, { template: 'ended', about: request, partner: need(cards, partnerId), facts })
}
