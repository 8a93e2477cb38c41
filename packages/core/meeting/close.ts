import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { feeFor, paidOf } from '../matching/fee.ts'
import { rateFor } from '../records/tenant.ts'
import { tell } from '../relationship/tell.ts'
import { closeBooking } from '../relationship/diary.ts'
import type { LedgerEntry } from '../records/partner.ts'
import { atRest } from '../records/record.ts'
import { keys } from '../records/keys.ts'
import { COULD_SAY, type CouldSay } from '../reference/goals.ts'
import { readInput } from '../input/read-input.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { fileAway } from '../relationship/file-away.ts'
import { finishTask } from '../relationship/finish-task.ts'
import { hasExtraSeat } from '../relationship/extra-seat.ts'
import { settle } from '../relationship/settle.ts'
import type { Loaded } from '../relationship/load.ts'
import { minutesBetween } from '../time/instant.ts'
import { localDate } from '../time/zone.ts'
import type { Work } from '../commit/work.ts'
import { changeMeeting, notScheduled } from './load.ts'
import { type Meeting, OUTCOMES, type Outcome, PAID } from '../records/meeting.ts'
import { factsOfMeeting } from '../relationship/facts.ts'
import { hushMeeting } from '../relationship/reminders.ts'

export const outcomeSchema = z.strictObject({ outcome: z.enum(OUTCOMES) })

/** `couldSay`: what the parent says of their own goal, where they had one and somebody has asked them. */
export const closeSchema = outcomeSchema.extend({
  couldSay: z
    .enum(COULD_SAY)
    .optional()
    .meta({ description: 'Whether the parent could say what they wanted, in their own words; only of a request with a goal' }),
})

/**
 * The worker says how it went, once it has begun. What the partner did goes to their ledger in the same commit; a one-off task
 * whose last meeting was held closes in it (`relationship/finish-task.ts`).
 */
export function closeMeeting(call: Call, id: string, raw: unknown): Promise<Meeting | Refusal> {
  const input = readInput(closeSchema, raw)
  if (isRefusal(input)) return Promise.resolve(input)
  return changeMeeting(call, id, 'meeting.close', (work, loaded, meeting) => {
    if (meeting.state !== 'scheduled') return notScheduled(meeting)
    if (meeting.start > work.now) return refuse('WRONG_STATE', { detail: { state: 'not-begun' } })
    if (input.couldSay !== undefined && (!loaded.request.goal || input.outcome !== 'held'))
      return refuse('INVALID', { fields: [{ path: 'couldSay', code: 'CONTRADICTORY' }] })
    return recordOutcome(work, loaded, meeting, input)
  })
}

interface Said {
  readonly outcome: Outcome
  readonly couldSay?: CouldSay | undefined
}

function recordOutcome(work: Work, loaded: Loaded, meeting: Meeting, { outcome, couldSay }: Said): Meeting {
  const closed = work.change(meeting)(
    () => ({
      ...atRest,
      state: outcome === 'held' ? 'held' : 'no-show',
      outcome,
      ...(couldSay && { couldSay }),
      paid: paidOf(outcome, loaded.tenant),
      proposal: undefined,
      closedAt: work.now,
    }),
    `meeting.${outcome}`,
  )
  hushMeeting(work, loaded, meeting, 'cancelled')
  const card = meeting.partnerId === null ? undefined : loaded.cards.get(meeting.partnerId)
  const diary = meeting.partnerId === null ? undefined : loaded.diaries.get(meeting.partnerId)
  if (card && diary) {
    const entry = ledgerEntry(work, loaded, meeting, card.id, {
      came: PAID.includes(outcome),
      paid: paidOf(outcome, loaded.tenant),
    })
    closeBooking(work, diary, { meetingId: meeting.id, start: meeting.start }, entry)
    work.add(entry, 'ledger.entered')
    if (PAID.includes(outcome))
      tell(work, loaded, { template: 'thanks', about: closed, partner: card, facts: factsOfMeeting(closed) })
  }
  const { request } = loaded
  const finished = finishTask(work, loaded, closed)
  if (!finished && (request.state === 'confirmed' || hasExtraSeat(request))) settle(work, loaded, 'request.meeting-closed')
  fileAway(work, loaded)
  return work.read(closed)
}

/** Whether the partner was there, which counts as their time, and how much of the fee they get, percent. */
export interface Counted {
  readonly came: boolean
  readonly paid: number
}

export function ledgerEntry(
  work: Work,
  { request, tenant }: Loaded,
  meeting: Meeting,
  partnerId: string,
  { came, paid }: Counted,
): LedgerEntry {
  const date = localDate(meeting.start)
  const minutes = minutesBetween(meeting.start, meeting.end)
  return {
    ...keys.ledger(request.org, partnerId, date, meeting.id),
    kind: 'ledger',
    version: 1,
    schema: 1,
    meetingId: meeting.id,
    date,
    minutes: came ? minutes : 0,
    cents: Math.round((feeFor(tenant, request.channel, date, minutes) * paid) / 100),
    unit: rateFor(tenant, request.channel, date)?.unit ?? 'meeting',
    closedAt: work.now,
  }
}
