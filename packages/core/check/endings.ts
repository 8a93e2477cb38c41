import { findingOf } from '../records/ending-waits.ts'
import { beyondUndertaking, isBeyondEnd, isNear } from '../relationship/beyond.ts'
import { ASKED_DAILY_BEFORE_DAYS, endingAgreements, endOf } from '../records/ending.ts'
import type { Card, Diary } from '../records/partner.ts'
import type { Tenant } from '../records/tenant.ts'
import { isStuck } from '../records/stuck.ts'
import { addDays, localDate } from '../time/zone.ts'
import type { Instant } from '../ports.ts'
import { called, disagree, type Finding } from './finding.ts'
import type { Records } from './records.ts'

/**
 * Of whatever ends somebody hears, and what is agreed beyond an end and not chosen for is a person's: the coordinator's as
 * soon as the end is near, and asked daily from three days before it on.
 */
export function unasked(records: Records, now: Instant): Finding[] {
  const diaries = new Map(records.all('diary').map((one) => [one.id, one]))
  const cards = records.all('card')
  return [
    ...cards.flatMap((card) => unaskedOf(card, diaries.get(card.id), now)),
    ...records.all('tenant').flatMap((tenant) => unaskedOfAgreements(records, tenant, cards, now)),
  ]
}

/** The same of one card. */
export function unaskedOf(card: Card, diary: Diary | undefined, now: Instant): Finding[] {
  const until = endOf(card)
  if (until === undefined || !diary) return []
  const beyond = beyondUndertaking(card, diary, now).length
  const says = (what: string) => [
    disagree('endings', [card, diary], `${called(card)} ends ${until}, ${beyond} meetings beyond: ${what}`),
  ]
  const isOver = findingOf({ until, beyond: undefined, heard: card.heardOfEnd }, now) === 'over' && beyond === 0
  if (card.waitsFor === 'nothing') return isOver ? [] : says('nobody hears of it')
  // What is due is about to be looked at, or is told as overdue.
  if (card.waitsFor !== 'ending' || isStuck(card) || card.due === null || card.due <= now || beyond === 0) return []
  if (!isNear(until, now)) return []
  if (card.owner !== 'coordinator') return says('it is nobody’s')
  // It is looked at again the day after a look, which has asked where it was to be asked daily.
  const looked = addDays(localDate(card.due), -1)
  const lastAsked = card.heardOfEnd?.on ?? ''
  return looked >= addDays(until, -ASKED_DAILY_BEFORE_DAYS) && lastAsked < looked
    ? says(`last asked ${lastAsked || 'never'}`)
    : []
}

function unaskedOfAgreements(records: Records, tenant: Tenant, cards: readonly Card[], now: Instant): Finding[] {
  const today = localDate(now)
  const agreements = [...tenant.agreements, ...records.all('agreement').filter(({ removed }) => !removed)]
  const ends = endingAgreements(agreements)
  const says = (what: string) => [disagree('endings', [tenant], `${called(tenant)}: agreements end, and ${what}`)]
  if (tenant.waitsFor === 'nothing') return ends.some(({ validTo }) => validTo >= today) ? says('nobody hears of it') : []
  if (tenant.waitsFor !== 'ending' || isStuck(tenant) || tenant.due === null || tenant.due <= now) return []
  const requests = new Map(records.all('request').map((one) => [one.id, one]))
  const bare = cards.map((card) => ({ ...card, checks: {} }))
  const beyond = records.all('meeting').some((meeting) => {
    const request = requests.get(meeting.requestId)
    return (
      request !== undefined && request.untidied === undefined && isBeyondEnd(meeting, request, { agreements, cards: bare }, now)
    )
  })
  const near = ends.some(({ validTo }) => isNear(validTo, now) && validTo >= today)
  return beyond && near && tenant.owner !== 'coordinator' ? says('what is agreed beyond is nobody’s') : []
}
