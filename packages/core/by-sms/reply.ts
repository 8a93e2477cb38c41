import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { forbiddenIn } from '../input/note-scan.ts'
import { untilNextLook } from '../partner/texts.ts'
import type { Key } from '../ports.ts'
import { keys, keyText } from '../records/keys.ts'
import type { NoticeFacts, SmsReply } from '../records/notice.ts'
import type { Card } from '../records/partner.ts'
import { type Recorded, SCHEMA } from '../records/record.ts'
import type { Request } from '../records/request.ts'
import type { Tenant } from '../records/tenant.ts'
import { LONGEST_TEXT, type Text, TEXT_DAYS } from '../records/text.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { factsOfMeeting, factsOfOffer } from '../relationship/facts.ts'
import { type Loaded, loadRequest } from '../relationship/load.ts'
import { findPartnerCard, getTenant } from '../relationship/register.ts'
import { tell } from '../relationship/tell.ts'
import { plus } from '../time/instant.ts'

/** So many replies one partner gets in a day: two machines must not write to one another for ever. */
const MOST_REPLIES = 10
const DAY_MINUTES = 24 * 60
const DAY_SECONDS = 86_400

/** What came in: its id, the one thing that is known of each; where it came from, masked; what it said. */
export interface Came {
  readonly id: string
  readonly from: string
  readonly text: string
}

export interface Reply {
  readonly requestId: string
  readonly reply: SmsReply
  /** The offer or meeting it is about; else the request. */
  readonly subject?: Key
  readonly asks?: NonNullable<NoticeFacts['asks']>
}

/** Says by SMS what became of what they wrote. Done once for each message, by the call's key. */
export const sayBySms = (call: Call, reply: Reply): Promise<Request | Refusal> =>
  transact<Loaded, Request>(call, {
    subject: reply.requestId,
    unbraked: true,
    load: () => loadFor(call, reply.requestId),
    decide(loaded, work) {
      answer(call, work, loaded, reply)
      return loaded.request
    },
  })

const loadFor = (call: Call, requestId: string) =>
  loadRequest(call, requestId, 'partner.write-sms', { partners: [call.by.id], about: () => ({ partner: { id: call.by.id } }) })

/** The very hour does not matter: they have just written. */
function answer(call: Call, work: Work, loaded: Loaded, { reply, subject, asks }: Reply): void {
  const { request, offers, meetings, notices, cards } = loaded
  const { id } = call.by
  const card = cards.get(id)
  const before = notices.filter(
    ({ template, to, createdAt }) => template === 'sms-reply' && to.id === id && createdAt > plus(work.now, -DAY_MINUTES),
  )
  if (!card || before.length >= MOST_REPLIES) return
  const offer = subject && offers.find((one) => keyText(one) === keyText(subject))
  const meeting = subject && meetings.find((one) => keyText(one) === keyText(subject))
  const { deadline: _none, ...facts } = offer ? factsOfOffer(loaded, offer) : meeting ? factsOfMeeting(meeting) : noTime(request)
  tell(work, loaded, {
    template: 'sms-reply',
    about: offer ?? meeting ?? request,
    partner: card,
    facts: { ...facts, reply, ...(asks && { asks }) },
    at: work.now,
    which: call.idempotency!.key.slice(-12),
  })
}

const noTime = ({ area, mode }: Request): NoticeFacts => ({ slots: [], area, mode })

/** What is no answer is a coordinator's, and they hear that. What must never be stored is not: then only that it was there. */
export const passOn = (call: Call, came: Came, requestId: string): Promise<Text | Refusal> =>
  transact<Loaded, Text>(call, {
    subject: call.by.id,
    load: () => loadFor(call, requestId),
    decide(loaded, work) {
      const withheld = forbiddenIn(came.text)
      answer(call, work, loaded, { requestId, reply: withheld ? 'withheld' : 'passed-on' })
      return work.add(
        textOf(call, came, loaded.tenant, {
          about: 'words',
          ...(withheld ? { withheld } : { said: came.text.slice(0, LONGEST_TEXT) }),
        }),
        'text.came-in',
      )
    },
  })

/**
 * They want no SMS any more, and get none from this commit on; no answer to it either, since that would be one. A
 * coordinator hears. Where SMS was all they wanted, what must be told goes by e-mail, or is a coordinator's where we know none.
 */
export async function stopSms(call: Call, came: Came): Promise<Recorded | Refusal> {
  return transact<{ card: Card; tenant: Tenant }, Recorded>(call, {
    subject: call.by.id,
    unbraked: true,
    async load() {
      const [card, tenant] = await Promise.all([findPartnerCard(call, call.by.id), getTenant(call)])
      return card ? { card, tenant } : refuse('NOT_FOUND')
    },
    decide({ card, tenant }, work) {
      if (!card.contactBy.includes('sms')) return card
      const left = card.contactBy.filter((way) => way !== 'sms')
      work.change(card)(() => ({ contactBy: left.length > 0 ? left : ['email'] }), 'card.sms-stopped')
      return work.add(textOf(call, came, tenant, { about: 'stop' }), 'text.came-in')
    },
  })
}

function textOf(call: Call, came: Came, { settings }: Tenant, said: Pick<Text, 'about' | 'said' | 'withheld'>): Text {
  const until = plus(call.now, TEXT_DAYS * DAY_MINUTES)
  const { org } = call.store
  return {
    ...keys.text(org, came.id),
    org,
    kind: 'text',
    id: came.id,
    version: 1,
    schema: SCHEMA,
    state: 'unread',
    waitsFor: 'reading',
    due: untilNextLook(call.now, { about: said.about, until }, settings),
    owner: 'coordinator',
    reason: said.about === 'stop' ? 'wants-no-sms' : 'wrote',
    attempts: 0,
    partnerId: call.by.id,
    at: call.now,
    from: came.from,
    until,
    // Behind the step that takes the words away stands the store itself.
    ...(said.about === 'words' && { expires: call.clock.real() + (TEXT_DAYS + 1) * DAY_SECONDS }),
    ...said,
  }
}
