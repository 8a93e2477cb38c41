import type { Card } from '../records/partner.ts'
import type { Meeting } from '../records/meeting.ts'
import type { Offer } from '../records/offer.ts'
import type { Instant } from '../ports.ts'
import { indexed } from '../records/indexes.ts'
import { keys } from '../records/keys.ts'
import { type Kind, type Live } from '../records/record.ts'
import { isTerminal, TRANSITIONS } from '../records/transitions.ts'
import { hasStep } from '../flow.ts'
import type { Records } from './records.ts'
import { called, disagree, type Finding, wrong } from './finding.ts'

export const unknownState = (live: Live): Finding[] =>
  live.state in TRANSITIONS[live.kind] ? [] : [wrong('states', live, `${called(live)}: ${live.state} is in no life cycle`)]

/** States that may yet change though nobody need do anything: a seat was given, a message went. */
const STANDS: Partial<Record<Kind, readonly string[]>> = {
  offer: ['accepted'],
  notice: ['sent'],
  meeting: ['held', 'no-show'],
  standstill: ['off'],
  gap: ['dealt-with'],
}
const mayRest = ({ kind, state }: Live): boolean =>
  kind === 'card' || isTerminal(kind, state) || STANDS[kind]?.includes(state) === true

/** Whatever is not over waits for something, until a time, on somebody, for a reason. */
export function idle(live: Live): Finding[] {
  const waits = live.due !== null && live.waitsFor !== 'nothing' && live.owner !== 'nobody' && live.reason !== 'none'
  return waits || mayRest(live) ? [] : [wrong('waits', live, `${called(live)}: ${live.state} waits for nothing`)]
}

/** A record that waits says until when, on whom and why; one at rest says none of it. */
export function half(live: Live): Finding[] {
  const rests = live.waitsFor === 'nothing'
  const fields = [live.due === null, live.owner === 'nobody', live.reason === 'none']
  return fields.every((one) => one === rests)
    ? []
    : [wrong('waits', live, `${called(live)} waits for ${live.waitsFor}, due ${live.due}, owner ${live.owner}`)]
}

export const unheardOf = (live: Live): Finding[] =>
  live.waitsFor === 'nothing' || hasStep(live) ? [] : [wrong('steps', live, `${called(live)} waits for ${live.waitsFor}`)]

/** Whoever wants to be called after a no is waited for, once the offer itself has nothing more to do; nobody else is. */
export function uncalled(offer: Offer): Finding[] {
  const right = offer.waitsFor === 'tidying' || (offer.callAsked !== undefined) === (offer.waitsFor === 'call')
  const asked = offer.callAsked ? 'a call was asked for' : 'no call was asked for'
  return right ? [] : [wrong('waits', offer, `${called(offer)}: ${asked}, and it waits for ${offer.waitsFor}`)]
}

/** The very time that was asked about, sent back as another one, is a yes, and no worker is asked whether it suits. */
export function askedBack(offer: Offer): Finding[] {
  const { counter, slots } = offer
  const back = counter && slots.some(({ start, end }) => start === counter.start && end === counter.end)
  return back ? [wrong('waits', offer, `${called(offer)} waits for a yes to the very time that was asked`)] : []
}

/** Whoever owns a meeting without a partner can act on it; a partner who owns something is one who is there. */
export function unowned(meeting: Meeting, card: Card | undefined): Finding[] {
  const gone = meeting.owner === 'partner' && card === undefined
  const ownerless =
    meeting.state === 'scheduled' &&
    meeting.partnerId === null &&
    !['arrange', 'partner', 'late-choice'].includes(meeting.waitsFor)
  const about = [meeting, ...(meeting.partnerId === null ? [] : [keys.card(meeting.org, meeting.partnerId)])]
  return gone || ownerless
    ? [disagree('steps', about, `${called(meeting)} waits for ${meeting.waitsFor}, owned by ${meeting.owner}`)]
    : []
}

const INDEX_FIELDS = ['duePk', 'dueSk', 'listPk', 'listSk', 'ownPk', 'ownSk'] as const

/** Each index says what the record says. */
export function misindexed(live: Live): Finding[] {
  const wanted = indexed(live)
  const astray = INDEX_FIELDS.filter((field) => live[field] !== wanted[field])
  return astray.length === 0
    ? []
    : [wrong('indexes', live, `${called(live)}: ${astray.map((field) => `${field} ${live[field]}`).join(', ')}`)]
}

/** Should have been acted on by then. */
export const overdue = (live: Live, by: Instant): Finding[] =>
  live.due !== null && live.due <= by ? [wrong('clock', live, `${called(live)} was due at ${live.due}`)] : []

/** What a request has left to be written into its offers and meetings is waited for by its errand, and only then. */
export const unfinished = (records: Records): Finding[] =>
  records.all('request').flatMap((request) => {
    const errand = records.at(keys.errand(request.org, request.id)) as Live | undefined
    const waits = errand?.waitsFor === 'tidying'
    return waits === (request.untidied !== undefined)
      ? []
      : [
          disagree(
            'untidied',
            [request, keys.errand(request.org, request.id)],
            `${called(request)}: its errand waits for ${errand?.waitsFor ?? 'nothing'}`,
          ),
        ]
  })
