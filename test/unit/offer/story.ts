import type { Notice } from '#core/records/notice.ts'
import { type Answer, answerOffer } from '#core/offer/answer.ts'
import type { Offer } from '#core/records/offer.ts'
import type { Diary } from '#core/records/partner.ts'
import { isRefusal } from '#core/refusal.ts'
import { ask } from '#core/request/ask.ts'
import type { Request } from '#core/records/request.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'

/** A world with so many partners who fit, and one request asked in it. */
export async function asked(
  more: Record<string, unknown> = {},
  { partners = 1, partner = {}, now }: { partners?: number; partner?: object; now?: string } = {},
) {
  const w = await world(now ? { now } : {})
  for (let n = 0; n < partners; n++) await aPartner(w.coordinator(), { ...partner })
  const { id } = ok(await ask(w.worker(), aRequest(more)))
  await w.settle()
  return { w, id, ...tellers(w, id) }
}

/** Short ways to look at one request and to answer about it. */
export function tellers(w: World, id: string) {
  const mine = <T>(kind: string) =>
    w.items().filter((item) => item['kind'] === kind && (item['requestId'] ?? item['id']) === id) as unknown as T[]
  const offers = () => mine<Offer>('offer').sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1))
  const open = () => offers().filter((one) => one.state === 'sent')
  const say = async (offer: Offer | undefined, answer: Answer) => {
    const answered = await answerOffer(w.partner(offer!.partnerId), offer!.id, answer)
    return isRefusal(answered) ? answered.refused : answered.again ? 'again' : answered.offer.state
  }
  return {
    request: () => mine<Request>('request')[0]!,
    offers,
    open,
    states: () => offers().map((one) => one.state),
    diary: (partnerId: string) =>
      w.items().find((item) => item['kind'] === 'diary' && item['id'] === partnerId) as unknown as Diary,
    told: (template: string) => mine<Notice>('notice').filter((one) => one.template === template),
    say,
    accept: (offer: Offer | undefined) =>
      say(offer, { kind: 'accept', ...(offer!.slots[0] && { start: offer!.slots[0].start }) }),
    decline: (offer: Offer | undefined) => say(offer, { kind: 'decline' }),
  }
}
