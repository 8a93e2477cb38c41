import { isSameTime } from '../time/interval.ts'
import { disagree, type Finding } from './finding.ts'
import type { Records } from './records.ts'

/** Once the first yes has made its time everybody's, whoever says yes does so to that time. */
export function apart(records: Records): Finding[] {
  const offers = new Map(records.all('offer').map((one) => [one.id, one]))
  return records.all('request').flatMap((request) => {
    const { timesAsked, windows, taken } = request
    if (!timesAsked) return []
    return taken.flatMap(({ offerId }) => {
      const offer = offers.get(offerId)
      const { slot, answeredAt } = offer ?? {}
      if (!offer || !slot || answeredAt === undefined || answeredAt < timesAsked.since) return []
      return windows.some((one) => isSameTime(one, slot))
        ? []
        : [disagree('together', [request, offer], `${offer.id}: comes at ${slot.start}, and others at another time`)]
    })
  })
}
