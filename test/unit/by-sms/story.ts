import { receiveSms } from '#core/by-sms/receive.ts'
import type { Text } from '#core/records/text.ts'
import { ask } from '#core/request/ask.ts'
import { aPartner, aRequest, BY_SMS } from '../../support/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'
import { tellers } from '../offer/story.ts'

const NUMBER = '+358401234560'
let ids = 0

/** A world whose number receives, with one partner who is asked by SMS. */
export async function byNumber({ partner = {}, now }: { partner?: object; now?: string } = {}) {
  const w = await world(now ? { now } : {})
  Object.assign(w.ports, { takesSms: true })
  const partnerId = await aPartner(w.coordinator(), { ...BY_SMS, contact: { phone: NUMBER, email: 'p@example.org' }, ...partner })
  return { w, partnerId, ...phone(w) }
}

/** The same with one question open. */
export async function askedBySms(more: Record<string, unknown> = {}, options: Parameters<typeof byNumber>[0] = {}) {
  const all = await byNumber(options)
  const { id } = ok(await ask(all.w.worker(), aRequest(more)))
  await all.w.settle()
  return { ...all, id, ...tellers(all.w, id) }
}

/** What is done and read on a phone, by default the partner's. */
export function phone(w: World, number = NUMBER) {
  const inbox = () => w.ports.sms.handed.filter(({ to }) => to === number).map(({ text }) => text)
  return {
    inbox,
    last: () => inbox().at(-1) ?? '',
    /** Of what was asked last, or of the n-th SMS. */
    code: (n = -1) => /\b([A-Z][2-9])\b(?= (?:kyllä|ei|ja|nej|yes|no))/.exec(inbox().at(n) ?? '')?.[1] ?? 'none',
    async text(text: string, id = `in-${ids++}`) {
      const became = await receiveSms(w.ports, { id, from: number, text })
      await w.settle()
      return became
    },
    texts: () => w.items().filter((item) => item['kind'] === 'text') as unknown as Text[],
  }
}
