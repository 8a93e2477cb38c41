import type { Catalogue } from '#copy/catalogue.ts'
import type { Stage } from '#core/records/stage.ts'

export function titleOf({ offerPage: words }: Catalogue, stage: Stage): string {
  if (stage === 'open') return words.title
  if (stage === 'proposed') return words.otherTimeSent.title
  if (stage === 'held') return words.accepted.title
  if (stage === 'agreed' || stage === 'moving' || stage === 'no-time') return words.agreed.title
  return stage === 'declined' ? words.declined.title : words.ended[stage].title
}
