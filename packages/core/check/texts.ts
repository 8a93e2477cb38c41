import { forbiddenIn } from '../input/note-scan.ts'
import type { Instant } from '../ports.ts'
import type { Offer } from '../records/offer.ts'
import { type Text, TEXT_DAYS } from '../records/text.ts'
import { minutesBetween } from '../time/instant.ts'
import { called, type Finding, wrong } from './finding.ts'

/**
 * What a partner wrote by SMS is kept no longer than it may be, says nothing that is never stored, and its number is masked.
 * `by`: what was to go before that has had its time.
 */
export function keptTexts(text: Text, by: Instant): Finding[] {
  const { about, state, said, withheld, at, until, from, expires } = text
  const says = (what: string) => wrong('texts', text, `${called(text)} ${what}`)
  return [
    ...(minutesBetween(at, until) > TEXT_DAYS * 24 * 60 ? [says(`is kept until ${until}`)] : []),
    ...(said !== undefined && until <= by ? [says(`has its words since before ${until}`)] : []),
    ...(state !== 'unread' && (said ?? withheld) !== undefined ? [says(`is ${state}, and has its words`)] : []),
    ...(about === 'words' && expires === undefined ? [says('never expires')] : []),
    ...(said !== undefined && forbiddenIn(said) ? [says(`has ${forbiddenIn(said)}`)] : []),
    ...(/^…\d{0,2}$/.test(from) ? [] : [says('says from which number')]),
  ]
}

/** By SMS a partner names no time, so it was a yes to the only one. */
export const vagueYes = (offer: Offer): Finding[] =>
  offer.bySms && (offer.slots.length !== 1 || offer.slot?.start !== offer.slots[0]?.start)
    ? [wrong('texts', offer, `${called(offer)}: a yes by SMS to ${offer.slots.length} times`)]
    : []
