import type { Notice } from '#core/records/notice.ts'
import type { Offer } from '#core/records/offer.ts'
import type { Standstill } from '#core/records/standstill.ts'
import { isLive } from '#core/records/record.ts'
import { keyText } from '#core/records/keys.ts'
import { MINUTE } from '../engine/when.ts'
import type { Committed } from '../world/ports.ts'
import type { Records } from '../world/records.ts'
import type { Passed } from '../world/services.ts'

/** Whoever had claimed a message when the hold came sends it still; a sender lives no longer than that. */
const UNDER_WAY = 5 * MINUTE
/** What is urgent is to be answered within these hours, anything else later; however near the time is, in a quarter of one. */
const URGENT = 4 * 60 * MINUTE
const QUARTER = 15 * MINUTE
/** What goes later than planned by less than a quarter is not late, unless hardly anything is left. */
const LEFT = 10 * MINUTE
/** Clocks differ, and a claim is a moment older than its message. */
const SLACK = 90_000

/** How long a partner has at least to answer what goes now: an hour before the last time, within the promise, to the quarter. */
function leastToAnswer({ slots, within }: Offer, now: number): number {
  const last = slots.map(({ start }) => Date.parse(start)).toSorted((a, b) => b - a)[0]
  const bounds = last === undefined ? [] : [last - 60 * MINUTE - now]
  const promised = within === undefined ? [] : [Date.parse(within) - now]
  return Math.max(LEFT, Math.min(URGENT, ...bounds, ...promised) - 2 * QUARTER) - SLACK
}

/** A question went, or somebody has seen to it otherwise. */
const wentOut = ({ state, suppressedFor, claims, stopped = 0 }: Notice): boolean =>
  state !== 'waiting' && (state !== 'suppressed' || suppressedFor === 'handled' || claims > stopped)

interface Watching {
  readonly records: Records
  readonly wrong: (what: string) => void
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** While sending stands still nothing goes, and what could not go was not asked. */
export function watchStandstills({ records, wrong, now }: Watching) {
  const held = new Set<string>()

  function committed({ changes }: Committed): void {
    for (const { item } of changes)
      if (item && isLive(item) && item.kind === 'notice' && item.reason === 'standstill') held.add(keyText(item))
  }

  function passed({ tag, channel }: Passed): void {
    const notice = records.at(tag) as unknown as Notice | undefined
    const hold = records.all('standstill').find(({ id, state }) => id === 'tenant' && state === 'on')
    if (hold && Date.parse(hold.since) + UNDER_WAY < now())
      wrong(`${notice?.id ?? tag} was sent by ${channel} though sending has been on hold since ${hold.since}`)
    if (notice?.template !== 'offer' || notice.facts.half) return
    const offer = records.at(keyText(notice.subject)) as unknown as Offer | undefined
    if (offer?.state !== 'sent' || offer.waitsFor !== 'answer') return
    const twins = records.all('notice').filter((one) => keyText(one.subject) === keyText(offer) && one.template === 'offer')
    if (twins.some((one) => one.id !== notice.id && wentOut(one))) return
    // Its clock has run since it may have gone for the first time: nobody heard, and it goes again.
    if (twins.some((one) => one.perhapsSentAt !== undefined)) return
    if (Date.parse(offer.answerBy) - now() < leastToAnswer(offer, now()))
      wrong(
        `${offer.id} ${held.has(tag) ? 'was held back, and ' : ''}goes with ${Math.round((Date.parse(offer.answerBy) - now()) / MINUTE)} minutes to answer`,
      )
    if (notice.facts.deadline !== offer.answerBy) wrong(`${notice.id} says ${notice.facts.deadline}, and it is ${offer.answerBy}`)
  }

  /** Once all is at rest nobody counts as asked whom no question ever reached, and no line says that sending stands still. */
  function atRest(): string[] {
    const notices = Map.groupBy(
      records.all('notice').filter(({ template }) => template === 'offer'),
      ({ requestId, to }) => `${requestId} ${to.id}`,
    )
    const answered = new Set(
      records
        .all('offer')
        .filter((one) => one.answeredAt !== undefined || one.counter !== undefined)
        .map((one) => `${one.requestId} ${one.partnerId}`),
    )
    const on = records.all('standstill').filter(({ state }) => state === 'on')
    return [
      ...on.map(({ id, since }: Standstill) => `sending stands still for ${id} since ${since}, and nothing stands in its way`),
      ...records.all('request').flatMap(({ id, state, asked }) =>
        asked
          .map((partner) => `${id} ${partner}`)
          .filter((one) => state !== 'closed' && !answered.has(one))
          .filter((one) => (notices.get(one) ?? []).some((each) => held.has(keyText(each))))
          .filter((one) => !(notices.get(one) ?? []).some((each) => wentOut(each) || each.state === 'waiting'))
          .map((one) => `${one} counts as asked, and no question ever went`),
      ),
    ]
  }

  return { committed, passed, atRest }
}
