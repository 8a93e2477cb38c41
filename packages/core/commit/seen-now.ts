import { type About, may } from '../policy/may.ts'
import type { Verb } from '../policy/verbs.ts'
import type { Item } from '../ports.ts'
import { keys } from '../records/keys.ts'
import type { Meeting } from '../records/meeting.ts'
import type { Notice } from '../records/notice.ts'
import type { Offer } from '../records/offer.ts'
import type { Card } from '../records/partner.ts'
import type { Kind } from '../records/record.ts'
import type { Request } from '../records/request.ts'
import type { Call } from './call.ts'

/** What it takes to see each kind of record; for what belongs to a request, whose request it is by now. */
const SEEING: Readonly<Record<Kind, Verb>> = {
  request: 'request.see',
  offer: 'offer.see',
  meeting: 'meeting.see',
  notice: 'notice.retry',
  card: 'partner.see-own',
  diary: 'partner.see-own',
  tenant: 'agreements.see',
  errand: 'stuck.retry',
  'going-on': 'stuck.retry',
  digest: 'digest.see',
  standstill: 'sending.see',
  gap: 'gap.deal',
  text: 'text.handle',
}

/**
 * Whether the caller may see the record as it is by now. Somebody who did something before a hand-over, and says it again
 * after it, may not: it is a colleague's.
 */
export async function maySeeNow({ store, by }: Call, item: Item): Promise<boolean> {
  const { kind } = item as Item & { readonly kind: string }
  if (kind === 'staff') return item.sk === by.id
  if (!Object.hasOwn(SEEING, kind)) return false
  const { requestId } = item as Partial<Offer | Meeting | Notice>
  const request = requestId && ((await store.get(keys.request(store.org, requestId))) as Request | undefined)
  return may(by, SEEING[kind as Kind], { ...aboutItself(item), ...(request && { request }) })
}

function aboutItself(item: Item): About {
  switch (item['kind']) {
    case 'request':
      return { request: item as unknown as Request }
    case 'offer':
      return { offer: item as unknown as Offer }
    case 'meeting':
      return { meeting: item as unknown as Meeting }
    default:
      return { partner: item as unknown as Card }
  }
}
