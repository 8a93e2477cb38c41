import { keyText } from '#core/records/keys.ts'
import type { Notice } from '#core/records/notice.ts'
import type { Card } from '#core/records/partner.ts'
import type { Request } from '#core/records/request.ts'
import { isSoon } from './promised-times.ts'
import type { Records } from '../world/records.ts'

const ASK: readonly string[] = ['offer', 'time-asked', 'move-proposed', 'going-on']
const REST: readonly string[] = ['offer-withdrawn', 'proposal-ended', 'ended', 'thanks', 'own-link']

/**
 * What is promised about ways, worked out here anew (ARCHITECTURE.md: One message, one way): judged in the commit that claims
 * a message to a partner. Only of what a version wrote that knows of occasions.
 */
export function wayRules(records: Records, now: () => number) {
  /** Whoever claims may have read it a moment ago: what goes on again lets go of what was held back for some while. */
  const isStanding = () => records.all('standstill').some(({ state, waitsFor }) => state !== 'off' || waitsFor !== 'nothing')

  /** Said in two notices that are both on their way. */
  function twice(notice: Notice): string[] {
    const same = records
      .all('notice')
      .filter(
        (one) => one.id !== notice.id && asSaid(one) === asSaid(notice) && (one.state === 'claimed' || one.state === 'sent'),
      )
      .filter(
        ({ occasion, id, facts, template }) =>
          occasion !== undefined && template !== 'sms-reply' && !id.includes('-also-') && facts.told !== 'calendar',
      )
    return same.map(({ id }) => `notice ${notice.id}: goes ${notice.channel}, and ${id} says the same another way`)
  }

  /** By another way than they have chosen, or the usual one, though nothing keeps that from going. */
  function otherWay(notice: Notice, before: Notice | undefined, card: Card): string[] {
    const { id, channel, facts, tried = [], template, subject, claims } = notice
    if (claims > 1 || tried.length > 0 || card.contactBy.length < 2 || facts.half || facts.again || template === 'sms-reply')
      return []
    const contact = records.all('contact' as 'card').find((one) => one.id === card.id) as unknown as
      | { readonly phone?: string; readonly email?: string }
      | undefined
    if (!contact?.phone || !contact.email || isStanding()) return []
    const request = records.at(`${subject.pk}|A`) as unknown as Request
    const kind = occasionBy(template, facts.days)
    const startsOf = ({ slots, previous }: Notice['facts']) =>
      [...slots, ...(previous ? [previous] : [])].map(({ start }) => Date.parse(start))
    // About the hour where it turns, clocks differ; and a question that goes late no longer says the times that are too near.
    const soon = new Set(
      [facts, before?.facts ?? facts]
        .map(startsOf)
        .flatMap((starts) => [-60_000, 0, 60_000].map((off) => starts.some((start) => isSoon(start, now() + off)))),
    )
    if (soon.size > 1) return []
    const presses = kind !== 'rest' && (soon.has(true) || (kind === 'ask' && request.urgency === 'urgent'))
    const usual = facts.by ?? (presses ? 'sms' : 'email')
    const wanted = card.ways?.[kind] ?? usual
    return channel === wanted ? [] : [`notice ${id}: goes by ${channel}, and ${wanted} is their way for ${kind}`]
  }

  return (notice: Notice, before: Notice | undefined): string[] => {
    if (notice.state !== 'claimed' || before?.state === 'claimed' || notice.to.role !== 'partner') return []
    if (notice.occasion === undefined || notice.facts.told === 'calendar' || notice.id.includes('-also-')) return []
    const card = records.all('card').find((one) => one.id === notice.to.id)
    return [...twice(notice), ...(card ? otherWay(notice, before, card) : [])]
  }
}

const occasionBy = (template: string, days: number | undefined): 'ask' | 'atOnce' | 'rest' =>
  ASK.includes(template) ? 'ask' : REST.includes(template) || (days ?? 0) > 2 ? 'rest' : 'atOnce'

const asSaid = ({ template, subject, to, createdAt, sendAt, facts }: Notice): string =>
  [template, keyText(subject), to.id, createdAt, sendAt, facts.half ?? ''].join(' ')
