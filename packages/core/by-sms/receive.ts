import { type Call, callFor } from '../commit/call.ts'
import { numberHash } from '../notice/number.ts'
import type { SendingPorts } from '../notice/sending.ts'
import { type Asked, askedOf } from '../partner/own.ts'
import { type Key, type Numbered, type Ports, Unavailable } from '../ports.ts'
import { keyOf, keys, keyText } from '../records/keys.ts'
import { opensNothing } from '../records/links.ts'
import type { Offer } from '../records/offer.ts'
import { standingOffer } from '../records/standing.ts'
import { maskedNumber } from '../records/text.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { findPartnerCard } from '../relationship/register.ts'
import { answerBySms } from './answer.ts'
import { isAbout, type Open, openTo } from './open.ts'
import { type Reading, readSms } from './read.ts'
import { type Came, passOn, type Reply, sayBySms, stopSms } from './reply.ts'

/** An SMS as it came in. The number goes no further than the hash made of it and its last two digits. */
export interface SmsIn {
  /** The provider's own id of it, the same however often it is delivered. */
  readonly id: string
  /** E.164 */
  readonly from: string
  readonly text: string
}

/** What became of it, as a code for the log. */
export type Received = 'unknown-number' | 'before' | 'answered' | 'listed' | 'passed-on' | 'stopped' | 'empty' | 'refused'

/** As many questions as an SMS can list. */
const MOST_LISTED = 3

/**
 * Takes in an SMS. From a number that nobody was written to at, or whose links count no more, nothing is done, kept or answered.
 * Delivered twice it counts once. Throws `Unavailable` where it must come again.
 */
export async function receiveSms(ports: Ports & Pick<SendingPorts, 'hash'>, { id, from, text }: SmsIn): Promise<Received> {
  const known = await counting(ports, await ports.directory.findNumber(await numberHash(ports, from)))
  const owners = known.filter(({ code }) => code === undefined).toSorted((a, b) => (a.at < b.at ? 1 : -1))
  const [last] = owners
  if (!last) return 'unknown-number'
  const came: Came = { id: ports.hash(id).slice(0, 40), from: maskedNumber(from), text }
  const reading = readSms(text)
  if (reading.kind === 'empty') return 'empty'
  if (reading.kind === 'stop') {
    for (const one of owners) told(await stopSms(onceFor(ports, one, came, 'stop'), came))
    return 'stopped'
  }
  const code = 'code' in reading ? reading.code : undefined
  const coded = known.find((one) => one.code === code && code !== undefined)
  const owner = coded ?? last
  const call = onceFor(ports, owner, came, '')
  if (await call.store.receipt(call.idempotency!.key)) return 'before'
  if (reading.kind === 'words') return told(await passOn(call, came, owner.requestId)) ? 'passed-on' : 'refused'
  const asked = await askedOf(call, owner.partnerId)
  if (isRefusal(asked)) return 'refused'
  const open = openTo(asked, await heldBy(call, asked), call.now)
  // Of a telephone that two share, a word without a code could be anybody's.
  const shared = coded === undefined && owners.length > 1
  const one = reading.kind === 'answer' && !shared ? meant(reading, coded, { open, known }) : undefined
  const answered = one && (await answerBySms(onceFor(ports, owner, came, 'a'), one.subject, one.yes, one.start))
  const reply: Reply =
    one && answered && answered !== 'another-time'
      ? { requestId: requestOf(one.subject), subject: one.subject, reply: answered }
      : list(owner, open, code !== undefined && coded === undefined)
  return told(await sayBySms(call, reply)) ? (one ? 'answered' : 'listed') : 'refused'
}

/** What was sent to the number while links to it count: to another number, or before links were locked, it is nobody's any more. */
async function counting(ports: Ports, known: readonly Numbered[]): Promise<Numbered[]> {
  const whoses = [...new Map(known.map((one) => [`${one.org} ${one.partnerId}`, one])).entries()]
  const cards = new Map(
    await Promise.all(
      whoses.map(
        async ([name, { org, partnerId }]) =>
          [name, await findPartnerCard({ store: ports.stores.open(org) }, partnerId)] as const,
      ),
    ),
  )
  return known.filter((one) => {
    const card = cards.get(`${one.org} ${one.partnerId}`)
    return card !== undefined && !opensNothing({ link: one }, card)
  })
}

/** The partner's own call; each step of one message is done once, however often that is delivered. */
function onceFor(ports: Ports, one: Numbered, { id }: Came, step: string): Call {
  const once = { key: `sms${step}-${id}`, fingerprint: id }
  return { ...callFor(ports, one.org, { role: 'partner', id: one.partnerId }, once), link: one, bySms: true }
}

interface Meant {
  readonly subject: Key
  readonly yes: boolean
  readonly start: string | undefined
}

/**
 * What an answer is of: what its code says; without one, the only thing that is open, if it was asked by SMS at this number. A yes
 * that waits for the worker is open to a no alone.
 */
function meant(
  { yes, code }: Extract<Reading, { kind: 'answer' }>,
  coded: Numbered | undefined,
  { open, known }: { open: readonly Open[]; known: readonly Numbered[] },
): Meant | undefined {
  if (coded?.subject) return { subject: coded.subject, yes, start: coded.start }
  if (code !== undefined) return undefined
  const [only, ...more] = open.filter(({ is }) => !yes || is === 'asked')
  if (!only || more.length > 0) return undefined
  const wasAsked = known.some(({ subject, start }) => subject && isAbout(only, subject) && start === only.start)
  return wasAsked ? { subject: keyOf(only.about), yes, start: only.start } : undefined
}

/** What is open, each with its code; nothing is said of a code that is none but that. */
function list({ requestId }: Numbered, open: readonly Open[], noCode: boolean): Reply {
  const asks = open
    .filter(({ is }) => is === 'asked')
    .toSorted((a, b) => ((a.start ?? '~') < (b.start ?? '~') ? -1 : 1))
    .slice(0, MOST_LISTED)
    .map(({ about, start }) => ({ subject: keyOf(about), ...(start !== undefined && { start }) }))
  if (asks.length === 0) return { requestId, reply: noCode ? 'over' : 'nothing' }
  return { requestId, reply: 'which', asks }
}

/** Seats that wait for the worker: by the offer that each was taken with. */
async function heldBy({ store, by }: Call, { requests }: Asked): Promise<Offer[]> {
  const seats = requests.flatMap((request) =>
    request.taken
      .filter((seat) => seat.partnerId === by.id && seat.state === 'held')
      .map(({ offerId }) => ({ request, offerId })),
  )
  const offers = await Promise.all(
    seats.map(async ({ request, offerId }) => {
      const offer = (await store.get(keys.offer(store.org, request.id, offerId))) as Offer | undefined
      return offer && standingOffer(offer, request)
    }),
  )
  return offers.filter((one) => one?.state === 'accepted') as Offer[]
}

/** The request that an offer or a meeting belongs to. */
const requestOf = (subject: Key): string =>
  keyText(subject)
    .slice(subject.pk.indexOf('#REQ#') + '#REQ#'.length)
    .split('|', 1)[0]!

/** Whether it was done. A lost race comes again: SNS brings the same message. */
function told(result: object | Refusal): boolean {
  if (isRefusal(result) && result.refused === 'BUSY') throw new Unavailable('store')
  return !isRefusal(result)
}
