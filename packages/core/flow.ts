import type { Call } from './commit/call.ts'
import { backOff } from './stuck/back-off.ts'
import { SYSTEM } from './policy/actor.ts'
import { callFor } from './commit/call.ts'
import { traced } from './commit/trace.ts'
import { rematch, secondLook } from './request/rematch.ts'
import { askOutcome, askToChoose, nudgeMeeting, tidyMeeting } from './meeting/advance-meeting.ts'
import { nudgeAsked } from './meeting/nudge-asked.ts'
import type { Errand } from './records/errand.ts'
import type { GoingOn } from './records/going-on.ts'
import type { Meeting, MeetingWaitsFor } from './records/meeting.ts'
import { tidyUp } from './relationship/tidy-up.ts'
import type { Notice, NoticeWaitsFor } from './records/notice.ts'
import type { Digest } from './records/digest.ts'
import { afterDigestLease, sendDigest } from './notice/digest.ts'
import { afterLease } from './notice/mark.ts'
import { sendNotice } from './notice/send.ts'
import { lookAgain } from './notice/undelivered.ts'
import type { SendingPorts } from './notice/sending.ts'
import { expireOffer, tidyOffer } from './offer/advance-offer.ts'
import { callStillWaits } from './offer/call-me.ts'
import { lookAtCheck } from './offer/phase-check.ts'
import type { Offer, OfferWaitsFor } from './records/offer.ts'
import { carryOutAgreements, carryOutUndertaking } from './ending/carry-out.ts'
import { lookAtAgreements, lookAtUndertaking } from './ending/look.ts'
import { afterwards as agreementsAfterwards } from './relationship/agreements.ts'
import { inviteAnew } from './partner/invite-anew.ts'
import { endPause, handAllBack, requestsWith, restCard, restDiary } from './partner/advance-card.ts'
import { afterwards } from './partner/after.ts'
import type { Card, Diary } from './records/partner.ts'
import { isInNewerWords, isNewer } from './records/newer.ts'
import { type Key, Unavailable } from './ports.ts'
import { atRest, isLive, type Kind, type Live } from './records/record.ts'
import { keyText, orgOf } from './records/keys.ts'
import { isRefusal, type Refusal } from './refusal.ts'
import { lookAtAnswers, nudge, rankAndOffer } from './request/advance-request.ts'
import type { Request, RequestWaitsFor } from './records/request.ts'
import { lookAgain as lookAgainAtGoingOn, lookAtGoingOn } from './request/going-on.ts'
import { lookAtGap, unparkAll } from './restore/deal.ts'
import { lookAtParked } from './restore/park.ts'
import type { Gap } from './records/gap.ts'
import { lookAtDeployment, lookAtHold, release, tryAccount } from './notice/standing.ts'
import type { Standstill } from './records/standstill.ts'
import { restTenant } from './tenant/rest.ts'
import { lookAtText } from './partner/texts.ts'
import type { Text } from './records/text.ts'
import type { Tenant } from './records/tenant.ts'

/**
 * THE MAP. Every live record says what it waits for (`waitsFor`), when we act if that has not come (`due`), whose turn
 * it is (`owner`) and why (`reason`), written in the same commit as its state. This table says what we do when it is
 * due. Whatever pokes a record (a change in the stream, a wake-up, the sweep) brings only its key; `advance` reads it
 * afresh and looks here. So lost, late, doubled or reordered pokes cannot matter.
 *
 * state ─ what it waits for ──▶ the next state; where the state stays, wait ──▶ next wait:
 *
 *   request   open ─ ranking ──▶ offered ─ answer ──▶ accepted ─ consent, decision ──▶ confirmed ─ first-meeting, meetings
 *               ▲      │ nobody left                      │ refused, withdrew             │      ──▶ closed
 *               │      ▼                                  │                               │ partner leaves
 *               ├── coordinator ◀─────────────────────────┴───────────────────────────────┤
 *               └── late-choice ◀──── too near the meeting for somebody new to the parent ┘
 *             and once every phase is over: closing ──▶ closed
 *   offer     sent ─ answer, worker-reply ──▶ accepted | declined | expired | withdrawn ─ tidying ──▶ rest;  declined ─ call
 *             accepted, and the phases change: going-on, phase-consent, agreement ──▶ rest | the partner leaves
 *             accepted ──▶ released ─ tidying ──▶ rest
 *   meeting   proposed ─ time-answer ──▶ scheduled | cancelled
 *             scheduled ─ start ──▶ outcome ──▶ held | no-show;  move-answer ──▶ start | arrange;  partner ──▶ late-choice
 *                        └─▶ cancelled ─ tidying ──▶ rest
 *   notice    waiting ─ sending ──▶ claimed ─ marking ──▶ sent;  unknown, failed ─ person
 *   errand    tidying ──▶ rest
 *   going-on  confirming, near-meeting, another-partner ──▶ rest
 *   card      hand-back ──▶ pause-end ──▶ rematch ──▶ ending ─ heard, asked daily, chosen ──▶ end-choices ──▶ rematch;  rest
 *   diary     rematch ──▶ rest;  tenant: rematch, ending and end-choices as of a card
 *   digest    time ─ sending ──▶ marking ──▶ time
 *   gap       open ─ dealing ──▶ dealt-with ─ unparking ──▶ rest;  what it is about is parked meanwhile, whatever it waits for
 *   text      unread ─ reading ──▶ handled | gone, after 14 days
 *   standstill  on ─ account, lifting, deployment ──▶ off ─ releasing ──▶ rest
 */
const FLOW = {
  request: {
    /** Due at once, or when quiet hours end. Asks the best who fit; nobody left → coordinator. */
    ranking: onRequest(rankAndOffer),
    /** Due after the last open offer's time, or when the phase's promise runs out. */
    answer: onRequest(lookAtAnswers),
    /** Due again and again in office hours: perhaps somebody fits by now; else the coordinator is reminded. */
    coordinator: onRequest(rankAndOffer),
    /** From here on somebody must act: due when their time is over. They are reminded once, then it is the coordinator's. */
    consent: onRequest(nudge),
    decision: onRequest(nudge),
    'first-meeting': onRequest(nudge),
    'late-choice': onRequest(nudge),
    /** Every phase is over: the worker ends the request. */
    closing: onRequest(nudge),
    /** Due after a month without meetings (`quietDays`): does it go on? */
    meetings: onRequest(nudge),
  },
  offer: {
    /** Due when the time to answer is over. */
    answer: onOffer(expireOffer),
    'worker-reply': onOffer(expireOffer),
    /** Due at once: room kept in the partner's diary is freed. */
    tidying: onOffer(tidyOffer),
    /** Due again and again in office hours, until the coordinator has called. */
    call: onOffer(callStillWaits),
    /** Due when one of the clocks runs out since the phases changed: each reminds once, then the coordinator owns it. */
    'going-on': onOffer(lookAtCheck),
    'phase-consent': onOffer(lookAtCheck),
    agreement: onOffer(lookAtCheck),
  },
  meeting: {
    /** Due when it ends: how did it go? */
    start: onMeeting(askOutcome),
    /** Due when it gets too near for somebody new to the parent (`lateHours`): a person chooses. */
    partner: onMeeting(askToChoose),
    /** The partner, then the worker, then the coordinator; not agreed by its time, it ends. */
    'time-answer': onMeeting(nudgeAsked),
    /** As far as `outcome` somebody must act: due when their time is over, then they are reminded, or it is the coordinator's. */
    'move-answer': onMeeting(nudgeMeeting),
    arrange: onMeeting(nudgeMeeting),
    'late-choice': onMeeting(nudgeMeeting),
    outcome: onMeeting(nudgeMeeting),
    /** Due at once, cancelled with its request: reminders are taken back, both sides told. */
    tidying: onMeeting(tidyMeeting),
  },
  notice: {
    /** Due when it is to go. */
    sending: async ({ ports }, notice) => void (await sendNotice(ports, notice as Notice)),
    /** Due when the lease runs out: its sender crashed. */
    marking: ({ ports }, notice) => afterLease(ports, notice as Notice),
    /** Undelivered: stays a coordinator's until a person has retried or closed it. */
    person: ({ call }, notice) => lookAgain(call, notice as Notice),
  },
  card: {
    'hand-back': ({ call }, card) => handAllBack(call, card as Card),
    'pause-end': ({ call }, card) => endPause(call, card as Card),
    /** Due 30 days before an undertaking ends, then daily: the coordinator hears, and chooses for what is agreed beyond. */
    ending: ({ call }, card) => lookAtUndertaking(call, card as Card),
    /** Due at once: what was chosen, one meeting a commit. */
    'end-choices': ({ call }, card) => carryOutUndertaking(call, card as Card),
    rematch: async ({ call }, card) => {
      await inviteAnew(call, card as Card)
      await lookAgainAtGoingOn(call, await requestsWith(call, card.id))
      const next = await rematch(call, card, { lookAtCheck, partnerId: card.id })
      await restCard(call, card as Card, next === 'done' ? afterwards(card as Card) : secondLook(call.now))
    },
  },
  diary: {
    rematch: async ({ call }, diary) => {
      const next = await rematch(call, diary, { lookAtCheck, partnerId: diary.id })
      await restDiary(call, diary as Diary, next === 'done' ? atRest : secondLook(call.now))
    },
  },
  tenant: {
    rematch: async ({ call }, tenant) => {
      const next = await rematch(call, tenant, { lookAtCheck })
      await restTenant(
        call,
        tenant as Tenant,
        next === 'done' ? await agreementsAfterwards(call, tenant as Tenant) : secondLook(call.now),
      )
    },
    /** The same of agreements between organisations. */
    ending: ({ call }, tenant) => lookAtAgreements(call, tenant as Tenant),
    'end-choices': ({ call }, tenant) => carryOutAgreements(call, tenant as Tenant),
  },
  errand: {
    /** Due at once: what was decided for many is written into their own records, a handful a commit. */
    tidying: refusing<Errand>((call, { requestId }) => tidyUp(call, requestId)),
  },
  'going-on': {
    /** Due at once, and when it is to be confirmed who of a request that was handed over goes on. */
    confirming: refusing<GoingOn>(lookAtGoingOn),
    'near-meeting': refusing<GoingOn>(lookAtGoingOn),
    'another-partner': refusing<GoingOn>(lookAtGoingOn),
  },
  digest: {
    /** Due at the next of its chosen times: one mail of what waits for a coordinator, where anything is new or late. */
    time: ({ ports }, digest) => sendDigest(ports, digest as Digest),
    /** Due when the lease runs out: its sender crashed. */
    marking: ({ call }, digest) => afterDigestLease(call, digest as Digest),
  },
  standstill: {
    /** Due again and again, each wait twice the last: whether the account behind a way takes one message by now. */
    account: ({ ports }, one) => tryAccount(ports, one as Standstill),
    /** A person put sending on hold, and lifts it. */
    lifting: ({ call }, one) => lookAtHold(call, one as Standstill),
    /** Due every quarter of an hour: whether the hold on all is lifted. */
    deployment: ({ ports }, one) => lookAtDeployment(ports, one as Standstill),
    /** Due at once, and once more: what was held back goes, a handful at a time. */
    releasing: ({ ports }, one) => release(ports, one as Standstill),
  },
  gap: {
    /** Of what a table that was put back has forgotten: a coordinator finds out and deals with it. */
    dealing: refusing<Gap>(lookAtGap),
    /** Due at once: what was parked goes on. */
    unparking: refusing<Gap>(unparkAll),
  },
  text: {
    /** Of an SMS that is no answer: a coordinator reads it. Due again and again in office hours, and when its words must go. */
    reading: refusing<Text>(lookAtText),
  },
} satisfies {
  request: Steps<RequestWaitsFor>
  offer: Steps<OfferWaitsFor>
  meeting: Steps<MeetingWaitsFor>
  notice: Steps<NoticeWaitsFor>
  card: Steps<Card['waitsFor']>
  diary: Steps<Diary['waitsFor']>
  tenant: Steps<Tenant['waitsFor']>
  errand: Steps<Errand['waitsFor']>
  'going-on': Steps<GoingOn['waitsFor']>
  digest: Steps<Digest['waitsFor']>
  standstill: Steps<Standstill['waitsFor']>
  gap: Steps<Gap['waitsFor']>
  text: Steps<Text['waitsFor']>
}

interface With {
  readonly ports: SendingPorts
  readonly call: Call
}
type Advance = (to: With, record: Live) => Promise<void>
type Steps<WaitsFor extends string> = Readonly<Record<Exclude<WaitsFor, 'nothing'>, Advance>>

export type Advanced = 'advanced' | 'not-yet' | 'at-rest' | 'gone' | 'backed-off'

/**
 * Does whatever the record's state calls for, if it is due. Safe to call at any time, any number of times.
 * Throws `Unavailable` when the world did not answer, or a newer program must: the same key comes again.
 * A step that fails otherwise backs the record off in a commit of its own, and after five tries a coordinator owns it.
 */
export async function advance(untraced: SendingPorts, key: Key): Promise<Advanced> {
  const asked = callFor(untraced, orgOf(key), SYSTEM)
  const record = await asked.store.get(key)
  if (!record || !isLive(record)) return 'gone'
  if (record.due === null) return 'at-rest'
  if (record.due > asked.now) return 'not-yet'
  const ports = traced(untraced, record.trace)
  const call = { ...asked, trace: record.trace }
  const step = stepOf(record)
  if (isNewer(record) || isInNewerWords(record) || !step) throw new Unavailable('newer-version')
  try {
    if (record.parked) await lookAtParked(call, record)
    else await step({ ports, call }, record)
    return 'advanced'
  } catch (error) {
    if (error instanceof Unavailable) throw error
    ports.log({
      event: 'advance.failed',
      key: keyText(key),
      waitsFor: record.waitsFor,
      name: error instanceof Error ? error.name : 'unknown',
    })
    await backOff(call, record)
    return 'backed-off'
  }
}

/** None for a kind or a wait that only a newer program knows: it waits for that one. */
function stepOf({ kind, waitsFor }: Live): Advance | undefined {
  const steps: Readonly<Record<string, Advance>> = Object.hasOwn(FLOW, kind) ? FLOW[kind as Kind] : {}
  return Object.hasOwn(steps, waitsFor) ? steps[waitsFor] : undefined
}

/** Whether anybody knows what to do when the record is due. */
export const hasStep = (record: Live): boolean => stepOf(record) !== undefined

/** A use case run by the system: a refusal is a failure like any other here, since there is nobody to tell. */
function refusing<T extends Live>(run: (call: Call, record: T) => Promise<T | Refusal>): Advance {
  return async ({ call }, record) => {
    const done = await run(call, record as T)
    if (isRefusal(done)) throw new Error(`refused: ${done.refused}`)
  }
}

function onRequest(run: (call: Call, request: Request) => Promise<Request | Refusal>): Advance {
  return refusing(run)
}

function onOffer(run: (call: Call, offer: Offer) => Promise<Offer | Refusal>): Advance {
  return refusing(run)
}

function onMeeting(run: (call: Call, meeting: Meeting) => Promise<Meeting | Refusal>): Advance {
  return refusing(run)
}
