import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { isRepeated, transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { dateInput } from '../input/fields.ts'
import { readInput } from '../input/read-input.ts'
import { whyNot } from '../policy/may.ts'
import { END_CHOICES, type ChosenAtEnd, MOST_CHOSEN } from '../records/ending.ts'
import type { Card } from '../records/partner.ts'
import { agreementIdOf } from '../records/agreement.ts'
import { endOn } from '../tenant/write-agreement.ts'
import { toRematch } from '../records/record.ts'
import type { Tenant } from '../records/tenant.ts'
import { type FieldRefusal, isRefusal, type Refusal, refuse } from '../refusal.ts'
import { localDate } from '../time/zone.ts'
import type { BeyondAgreement } from '../relationship/beyond.ts'
import { type EndingView, findEnding } from './see.ts'
import { toCarryOut } from '../records/ending-waits.ts'

export const endChoicesSchema = z.strictObject({
  choices: z
    .array(z.strictObject({ meetingId: z.string().max(80), choice: z.enum(END_CHOICES) }))
    .min(1, 'CHOICE_NEEDED')
    .max(MOST_CHOSEN, 'TOO_MANY'),
  /** The new last day, where something is renewed. */
  until: dateInput.optional(),
})
type EndChoices = z.infer<typeof endChoicesSchema>

/**
 * A coordinator's choice for meetings agreed beyond an end. `renewed` moves the end, which covers every meeting up to the
 * new one; the rest is left to the record's next step, in the same commit (`carry-out.ts`). What is not chosen stays as it
 * is and goes on being asked. Refuses INVALID (no choice; a renewal without a day, or for fewer days than what it is for),
 * WRONG_STATE where none of the meetings is to be chosen for any more.
 */
export async function chooseAtEnd(call: Call, id: string, raw: unknown): Promise<Card | Tenant | Refusal> {
  const barred = whyNot(call.by, 'ending.choose')
  if (barred) return refuse(barred)
  const input = readInput(endChoicesSchema, raw)
  if (isRefusal(input)) return input
  const repeated = await isRepeated(call)
  return transact<EndingView, Card | Tenant>(call, {
    subject: id,
    async load() {
      const view = await findEnding(call, id)
      return isRefusal(view) || view.meetings.length > 0 || repeated ? view : nothingToChoose
    },
    decide: (view, work) => choose(work, view, input),
  })
}

/** Agreements renewed in one commit; with more the rest is chosen for once more. */
const MOST_RENEWED = 40

const nothingToChoose = refuse('WRONG_STATE', { detail: { state: 'chosen' } })

function choose(work: Work, { record, meetings }: EndingView, { choices, until }: EndChoices): Card | Tenant | Refusal {
  const beyond = new Map(meetings.map((one) => [one.meetingId, one]))
  const chosen = choices.flatMap(({ meetingId, choice }) => {
    const meeting = beyond.get(meetingId)
    return meeting ? [{ meeting, choice }] : []
  })
  if (chosen.length === 0) return nothingToChoose
  const renewed = chosen.filter(({ choice }) => choice === 'renewed').map(({ meeting }) => meeting)
  const fields = problemsOf(renewed, until)
  if (fields.length > 0) return refuse('INVALID', { fields })
  const rest = Object.fromEntries(
    chosen.flatMap(({ meeting, choice }) =>
      choice === 'renewed' ? [] : [[meeting.meetingId, { choice, partnerId: meeting.partnerId }] as const],
    ),
  )
  const carries = Object.keys(rest).length > 0 || record.chosenAtEnd !== undefined
  const chosenAtEnd: ChosenAtEnd = {
    at: work.now,
    by: work.by,
    meetings: { ...record.chosenAtEnd?.meetings, ...rest },
  }
  const waits = carries ? { chosenAtEnd, ...toCarryOut(chosenAtEnd) } : toRematch(work.now)
  return record.kind === 'card'
    ? work.change(record)(
        (card) => ({
          ...(renewed.length > 0 && until !== undefined && { checks: extended(card, until) }),
          ...(card.waitsFor === 'hand-back' ? carries && { chosenAtEnd } : waits),
        }),
        'card.end-chosen',
      )
    : chosenOfAgreements(work, record, renewed, until, waits)
}

/** Each renewed agreement is changed where it is kept; an item of its own in the same commit. */
function chosenOfAgreements(
  work: Work,
  tenant: Tenant,
  renewed: readonly BeyondAgreement[],
  until: string | undefined,
  waits: Partial<Tenant>,
): Tenant | Refusal {
  const rests = [...new Map(renewed.flatMap((one) => one.rests.map((rest) => [agreementIdOf(rest), rest]))).values()]
  if (rests.length > MOST_RENEWED) return refuse('INVALID', { fields: [{ path: 'choices', code: 'TOO_MANY' }] })
  if (until !== undefined) endOn(work, tenant, rests, until)
  return work.change(tenant)(() => waits, 'tenant.end-chosen')
}

function problemsOf(renewed: readonly BeyondAgreement[], until: string | undefined): FieldRefusal[] {
  const problem = (code: FieldRefusal['code']): FieldRefusal[] => [{ path: 'until', code }]
  if (renewed.length === 0) return until === undefined ? [] : problem('CONTRADICTORY')
  if (until === undefined) return problem('REQUIRED')
  return renewed.some(({ start }) => localDate(start) > until) ? problem('CONTRADICTORY') : []
}

/** Whichever of the two would end before. */
const extended = ({ checks }: Card, until: string): Card['checks'] => ({
  ...checks,
  ...(checks.undertakingUntil !== undefined && checks.undertakingUntil < until && { undertakingUntil: until }),
  ...(checks.agreementUntil !== undefined && checks.agreementUntil < until && { agreementUntil: until }),
})
