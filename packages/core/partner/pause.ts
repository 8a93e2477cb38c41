import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import type { Instant } from '../ports.ts'
import { readInput } from '../input/read-input.ts'
import { isRefusal, type Refusal, refuse, wrongPartner } from '../refusal.ts'
import { speaksForAnother } from '../policy/actor.ts'
import { whyNot } from '../policy/may.ts'
import { keys } from '../records/keys.ts'
import type { Meeting } from '../records/meeting.ts'
import { findPartnerCard } from '../relationship/register.ts'
import { agreedTimes } from './own.ts'
import { dateInput, instantInput } from '../input/fields.ts'
import { addDays, startOfDay } from '../time/zone.ts'
import { isRepeated, transact } from '../commit/transact.ts'
import { changeCard } from './change-card.ts'
import { justBack } from './after.ts'
import type { Card, Diary } from '../records/partner.ts'

const CHOICES = ['keep', 'hand-back'] as const

/**
 * Until an instant, or a local date, which is included in the pause. `agreed`: what becomes of the times agreed in it, all of
 * them alike, or each by its meeting's id.
 */
export const pauseSchema = z.strictObject({
  until: z.union([dateInput, instantInput]).optional(),
  agreed: z
    .union([z.enum(CHOICES), z.record(z.string().max(80), z.enum(CHOICES))], 'UNKNOWN_VALUE')
    .optional()
    .meta({ description: 'Needed where times are agreed in the break: the same for all, or for each by the id of its meeting' }),
})

type Input = z.infer<typeof pauseSchema>

interface Pausing {
  readonly card: Card
  readonly diary: Diary
  /** Agreed and ahead. */
  readonly times: readonly Meeting[]
}

/**
 * A partner takes a break: no reason is asked or stored (docs/field.md: Capacity and breaks). Nothing new is asked; what
 * they hand back is handed back in the next step (`hand-back`), one request at a time. Nothing agreed is cancelled unasked:
 * refuses INVALID with the field, where the break has agreed times of which nothing is said. The diary is guarded, so that
 * none is agreed on unseen meanwhile.
 */
export async function pausePartner(call: Call, id: string, raw: unknown = {}): Promise<Card | Refusal> {
  const input = readInput(pauseSchema, raw)
  if (isRefusal(input)) return input
  const until = input.until === undefined ? undefined : toInstant(input.until)
  if (until !== undefined && until <= call.now && !(await isRepeated(call)))
    return refuse('INVALID', { fields: [{ path: 'until', code: 'IN_THE_PAST' }] })
  return transact<Pausing, Card>(call, {
    subject: id,
    load: () => loadPausing(call, id),
    decide({ card, diary, times }, work) {
      const chosen = choose(input.agreed, times, until)
      if (isRefusal(chosen)) return chosen
      work.guard(diary)
      return work.change(card)(
        () => ({
          state: 'paused',
          pausedUntil: until,
          ...chosen,
          waitsFor: 'hand-back',
          due: work.now,
          owner: 'system',
          reason: 'paused',
          attempts: 0,
        }),
        'card.paused',
      )
    },
  })
}

async function loadPausing(call: Call, id: string): Promise<Pausing | Refusal> {
  if (speaksForAnother(call.by, id)) return wrongPartner
  const refused = whyNot(call.by, 'partner.pause', { partner: { id } })
  if (refused) return refuse(refused)
  const [card, diary] = await Promise.all([
    findPartnerCard(call, id),
    call.store.get(keys.diary(call.store.org, id)) as Promise<Diary | undefined>,
  ])
  return card && diary ? { card, diary, times: await agreedTimes(call.store, diary, call.now) } : refuse('NOT_FOUND')
}

/**
 * What is written of the choice. Only a word hands anything agreed back. Each by itself is stored as everything kept but
 * those, so that a program that does not know the list cancels nothing.
 */
function choose(
  agreed: Input['agreed'],
  ahead: readonly Meeting[],
  until: Instant | undefined,
): Pick<Card, 'keepsAgreed' | 'handsBack'> | Refusal {
  const times = ahead.filter(({ start }) => until === undefined || start < until)
  if (agreed === 'keep') return { keepsAgreed: true, handsBack: undefined }
  if (agreed === 'hand-back') return { keepsAgreed: undefined, handsBack: undefined }
  // Nothing said, and nothing to choose: no relationship ends by a break that did not say so.
  if (times.length === 0) return { keepsAgreed: true, handsBack: undefined }
  if (agreed === undefined) return refuse('INVALID', { fields: [{ path: 'agreed', code: 'CHOICE_NEEDED' }] })
  const unsaid = times.filter((one) => !Object.hasOwn(agreed, one.id))
  if (unsaid.length > 0)
    return refuse('INVALID', { fields: unsaid.map((one) => ({ path: `agreed.${one.id}`, code: 'CHOICE_NEEDED' })) })
  // Whoever chooses for each sees those after the break too, and what they say of one of them counts.
  return { keepsAgreed: true, handsBack: ahead.filter((one) => agreed[one.id] === 'hand-back').map((one) => one.id) }
}

/** Back again; requests nobody could take are looked at anew. */
export function resumePartner(call: Call, id: string): Promise<Card | Refusal> {
  return changeCard(call, id, 'partner.resume', (card, work) =>
    card.state === 'active' ? card : work.change(card)(() => justBack(work.now), 'card.resumed'),
  )
}

const toInstant = (until: string): Instant => (until.length === 10 ? startOfDay(addDays(until, 1)) : until)
