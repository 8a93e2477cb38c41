import type { Item } from '#core/ports.ts'
import type { Offer } from '#core/records/offer.ts'
import type { Card } from '#core/records/partner.ts'
import type { Request } from '#core/records/request.ts'
import { phaseFacts } from '#core/reference/phase-facts.ts'
import { MINUTE } from '../engine/when.ts'
import type { Committed } from '../world/ports.ts'
import type { Records } from '../world/records.ts'

interface Watching {
  readonly records: Records
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly changedAt: (item: Item) => number
}

/** Whoever counted the misses may have read a card that has changed since. */
const READ_WITHIN = 30 * MINUTE

/**
 * Whoever is asked has lived as those have whom they would meet, has lived the phase that leads, and knows the language in
 * the manner asked for; and of nobody it is told that they lack what they have. Put together here anew, for what people in
 * these worlds ask for.
 */
export function watchFits({ records, now, changedAt }: Watching): (committed: Committed) => string[] {
  /** By request, as it was told last: what was found once stays as it was told while others change the request. */
  const told = new Map<string, string>()
  return ({ changes }) => {
    const cards = new Map(records.all('card').map((card) => [card.id, card]))
    const requests = new Map(records.all('request').map((request) => [request.id, request]))
    return changes.flatMap(({ item }) => {
      if (item?.['kind'] === 'offer' && item.version === 1) {
        const { id, partnerId, requestId, override } = item as unknown as Offer
        const [card, request] = [cards.get(partnerId), requests.get(requestId)]
        const lacks = card && request ? lacking(request, card) : []
        const set = override?.rules ?? []
        const bases = records.all('tenant')[0]?.checkBases ?? []
        const known = bases.some(({ channel, audience }) => channel === request?.channel && audience === request.audience)
        if (request && WITH_MINORS.includes(request.audience) && !known)
          return [`offer ${id}: asks for ${request.audience} before it is recorded by which act partners are checked`]
        return lacks.filter((code) => !set.includes(code)).map((code) => `offer ${id}: asks somebody who lacks ${code}`)
      }
      if (item?.['kind'] !== 'request' || item['waitsFor'] !== 'coordinator') return []
      const request = item as unknown as Request
      const before = told.get(request.id)
      told.set(request.id, JSON.stringify(request.misses))
      // Parked, it says what the backup knew.
      if (before === told.get(request.id) || request.parked) return []
      return request.misses.flatMap(({ partnerId, codes }) => {
        const card = cards.get(partnerId)
        if (!card || changedAt(card as unknown as Item) > now() - READ_WITHIN) return []
        const lacks = lacking(request, card)
        const wrongly = codes.filter((code) => JUDGED.some((one) => one === code) && !lacks.some((one) => one === code))
        return wrongly.map((code) => `request ${request.id}: says that ${partnerId} lacks ${code}`)
      })
    })
  }
}

const JUDGED = ['EXPERIENCE', 'LIVED_AS', 'LANGUAGE'] as const

/** Those among whom minors may be, of whom people in these worlds ask. */
const WITH_MINORS: readonly string[] = ['sibling']

/** As whom somebody has lived it who may meet them. */
const LIVED: Readonly<Record<string, string>> = {
  parent: 'parent',
  'foster-parent': 'foster-parent',
  grandparent: 'close-person',
  sibling: 'sibling',
}

function lacking(request: Request, card: Card): (typeof JUDGED)[number][] {
  const lived = LIVED[request.audience]
  const manner = request.manner ?? 'spoken'
  const knows = (code: string) =>
    card.languages.some((one) => one.code === code && one.level !== 'some' && (one.manner ?? 'spoken') === manner)
  const between = ['fi', 'sv'].filter((code) => request.interpreterTo === undefined || request.interpreterTo === code)
  // An interpreter speaks.
  const spoken = (code: string) =>
    card.languages.some((one) => one.code === code && one.level !== 'some' && (one.manner ?? 'spoken') === 'spoken')
  const understood = request.interpreter ? request.languages.some(knows) || between.some(spoken) : request.languages.every(knows)
  const leading = leadingIn(request)
  return [
    ...(leading === undefined || card.experience.includes(leading) ? [] : (['EXPERIENCE'] as const)),
    ...(lived === undefined || (card.livedAs ?? ['parent']).includes(lived as never) ? [] : (['LIVED_AS'] as const)),
    ...(understood ? [] : (['LANGUAGE'] as const)),
  ]
}

/** As the worker said, else the one with the shortest promise; the first in the list of those with the same. */
function leadingIn({ phases, leading }: Request): Request['phases'][number] | undefined {
  if (leading && phases.includes(leading)) return leading
  const hours = (phase: Request['phases'][number]) => {
    const { unit, amount } = phaseFacts[phase].offerWithin
    return unit === 'hours' ? amount : 24 * amount
  }
  const order = Object.keys(phaseFacts)
  return phases.toSorted((one, other) => hours(one) - hours(other) || order.indexOf(one) - order.indexOf(other))[0]
}
