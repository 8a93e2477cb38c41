import type { Gap } from '#core/records/gap.ts'
import { bearerToken, type StaffId } from '../world/tenant.ts'
import { HOUR, MINUTE } from '../engine/when.ts'
import type { Crowd } from './people.ts'

type Path = `/${string}`

/**
 * What a table that was put back has forgotten, as coordinators deal with it: mostly they phone whoever did something and
 * write it down once more, now and then nothing of it holds any more; then it is cleared up. `all`: at once.
 */
export function dealWithGaps({ engine, random, records, call }: Crowd, ask: () => void) {
  const seen = new Set<string>()
  let keys = 0
  const post = (by: string, path: Path, json: object) =>
    call({ room: 'api', method: 'POST', path: `/api/v1${path}`, token: bearerToken(by as StaffId), json, key: `g${++keys}` })
  const clear = (id: string) => post('coordinator', `/gaps/${id}/deal`, {})

  /** As whoever did it says on the phone. */
  function again({ known, unknown }: Gap): void {
    if (unknown) return ask()
    for (const { what, id: about, by } of known) {
      const steps = what.split('+')
      const offer = records.all('offer').find((one) => one.id === about)
      const meeting = records.all('meeting').find((one) => one.id === about)
      if (offer?.state === 'sent' && steps.includes('offer.accepted'))
        post('coordinator', `/offers/${about}/answer`, {
          answer: 'accept',
          ...(offer.slots[0] && { start: offer.slots[0].start }),
          onBehalfOf: { role: 'partner', id: offer.partnerId },
        })
      if (offer?.state === 'sent' && steps.includes('offer.declined'))
        post('coordinator', `/offers/${about}/answer`, {
          answer: 'decline',
          onBehalfOf: { role: 'partner', id: offer.partnerId },
        })
      if (meeting?.state === 'scheduled' && steps.includes('meeting.cancelled') && by.role === 'worker')
        post(meeting.workerId, `/meetings/${about}/cancel`, {})
      if (steps.includes('card.paused')) post('coordinator', `/partners/${about}/pause`, { agreed: 'keep' })
    }
  }

  return function deal(all: boolean): void {
    for (const gap of records.all('gap').filter(({ state }) => state === 'open')) {
      if (all) {
        clear(gap.id)
        continue
      }
      if (seen.has(gap.id)) continue
      seen.add(gap.id)
      const phoned = engine.now() + random.whole(5 * MINUTE, random.pick([HOUR, 20 * HOUR]))
      if (random.chance(0.6)) engine.at(phoned, () => again(gap))
      engine.at(phoned + random.whole(1000, 10 * MINUTE), () => clear(gap.id))
    }
  }
}
