import type { Call } from '../commit/call.ts'
import type { Work } from '../commit/work.ts'
import { paidOf } from '../matching/fee.ts'
import { readInput } from '../input/read-input.ts'
import { keys } from '../records/keys.ts'
import { type Meeting, mayBeCorrected, type Outcome, PAID } from '../records/meeting.ts'
import type { LedgerEntry } from '../records/partner.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { correctMonth } from '../relationship/diary.ts'
import { finishTask } from '../relationship/finish-task.ts'
import { type Loaded, loadPartners } from '../relationship/load.ts'
import { factsOfMeeting } from '../relationship/facts.ts'
import { hushMeeting } from '../relationship/reminders.ts'
import { tell } from '../relationship/tell.ts'
import { type Counted, ledgerEntry, outcomeSchema } from './close.ts'
import { changeMeeting, notScheduled } from './load.ts'

/**
 * How a meeting went was marked wrongly. Nothing is overwritten: the meeting keeps what it was corrected from, the ledger
 * gets an entry with the difference that names the one it corrects, and the month counts it. A partner who came after all
 * is thanked; thanks still waiting to one who did not are taken back. Refuses WRONG_STATE where nothing has been marked
 * yet, or the time for it is over, and INVALID where it is marked so already: nothing was corrected then.
 */
export async function correctOutcome(call: Call, id: string, raw: unknown): Promise<Meeting | Refusal> {
  const input = readInput(outcomeSchema, raw)
  if (isRefusal(input)) return input
  return changeMeeting(
    call,
    id,
    'meeting.correct',
    (work, loaded, meeting) => {
      if (meeting.outcome === undefined) return notScheduled(meeting)
      if (!mayBeCorrected(meeting, work.now)) return refuse('WRONG_STATE', { detail: { state: 'too-late' } })
      if (meeting.outcome === input.outcome) return refuse('INVALID', { fields: [{ path: 'outcome', code: 'SAME_OUTCOME' }] })
      return correct(work, loaded, meeting, meeting.outcome, input.outcome)
    },
    ({ partnerId }) => loadPartners(call, partnerId === null ? [] : [partnerId]),
  )
}

function correct(work: Work, loaded: Loaded, meeting: Meeting, was: Outcome, is: Outcome): Meeting {
  // What was entered before stays as it was, whatever the tenant's rule has become since.
  const before: Counted = { came: PAID.includes(was), paid: meeting.paid ?? (PAID.includes(was) ? 100 : 0) }
  const paid = paidOf(is, loaded.tenant)
  const after: Counted = { came: PAID.includes(is), paid }
  const corrected = work.change(meeting)(
    ({ corrections = [] }) => ({
      state: is === 'held' ? 'held' : 'no-show',
      outcome: is,
      ...(is !== 'held' && { couldSay: undefined }),
      paid,
      corrections: [...corrections, { at: work.now, by: work.by, was, is }],
    }),
    `meeting.corrected-${is}`,
  )
  const card = meeting.partnerId === null ? undefined : loaded.cards.get(meeting.partnerId)
  const diary = meeting.partnerId === null ? undefined : loaded.diaries.get(meeting.partnerId)
  finishTask(work, loaded, corrected)
  if (!card || !diary || (before.came === after.came && before.paid === after.paid)) return work.read(corrected)
  const [entered, whole] = [before, after].map((one) => ledgerEntry(work, loaded, meeting, card.id, one)) as [
    LedgerEntry,
    LedgerEntry,
  ]
  const n = corrected.corrections?.length ?? 1
  const entry: LedgerEntry = {
    ...whole,
    ...keys.correction(loaded.request.org, card.id, whole.date, meeting.id, n),
    minutes: whole.minutes - entered.minutes,
    cents: whole.cents - entered.cents,
    corrects: whole.sk,
  }
  work.add(entry, 'ledger.corrected')
  correctMonth(work, diary, meeting.start, entry)
  if (before.came === after.came) return work.read(corrected)
  if (after.came) tell(work, loaded, { template: 'thanks', about: corrected, partner: card, facts: factsOfMeeting(corrected) })
  else hushMeeting(work, loaded, meeting, 'cancelled')
  return work.read(corrected)
}
