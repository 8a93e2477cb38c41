import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { callOff } from '../meeting/cancel.ts'
import { lookForAnother } from '../meeting/choose-late.ts'
import { changeMeeting } from '../meeting/load.ts'
import { changeCard } from '../partner/change-card.ts'
import { Unavailable } from '../ports.ts'
import type { ChosenAtEnd, WithEnd } from '../records/ending.ts'
import type { Meeting } from '../records/meeting.ts'
import type { Card } from '../records/partner.ts'
import { toRematch } from '../records/record.ts'
import type { Tenant } from '../records/tenant.ts'
import { isRefusal } from '../refusal.ts'
import type { Loaded } from '../relationship/load.ts'
import { lateBefore, losePartner } from '../relationship/lose-partner.ts'
import { getTenant } from '../relationship/register.ts'

/** `end-choices` of a card: what was chosen for each meeting is done, a commit each, as whoever chose. */
export async function carryOutUndertaking(call: Call, seen: Card): Promise<void> {
  await carryOut(call, seen)
  await changeCard(call, seen.id, 'partner.advance', (card, work) =>
    card.version === seen.version ? work.change(card)(() => carriedOut(work), 'card.end-carried-out') : card,
  )
}

/** The same of the tenant's record. */
export async function carryOutAgreements(call: Call, seen: Tenant): Promise<void> {
  await carryOut(call, seen)
  await transact<Tenant, Tenant>(call, {
    subject: 'tenant',
    load: () => getTenant(call),
    decide: (tenant, work) =>
      tenant.version === seen.version ? work.change(tenant)(() => carriedOut(work), 'tenant.end-carried-out') : tenant,
  })
}

/** After what was chosen the register has changed: who fits is looked at anew, and then what still ends. */
const carriedOut = ({ now }: Work) => ({ chosenAtEnd: undefined, ...toRematch(now) })

/** A call that breaks off in between does the rest when it comes again: a meeting that is done with is left as it is. */
async function carryOut(call: Call, { chosenAtEnd }: WithEnd): Promise<void> {
  if (!chosenAtEnd) return
  for (const [id, chosen] of Object.entries(chosenAtEnd.meetings)) {
    const done = await changeMeeting(
      { ...call, by: chosenAtEnd.by, carriesOut: true },
      id,
      'meeting.cancel',
      (work, loaded, one) =>
        one.state === 'scheduled' && one.partnerId === chosen.partnerId && one.start > work.now
          ? carryOutOne(work, loaded, one, chosen)
          : one,
    )
    // Whoever chose is not here to be told: whoever poked brings the key again.
    if (isRefusal(done) && done.refused === 'BUSY') throw new Unavailable('store')
    if (isRefusal(done) && done.refused !== 'NOT_FOUND') throw new Error(`refused: ${done.refused}`)
  }
}

function carryOutOne(work: Work, loaded: Loaded, meeting: Meeting, { choice }: ChosenAtEnd['meetings'][string]): Meeting {
  if (choice === 'cancel') return callOff(work, loaded, meeting)
  const lost = losePartner(work, loaded, meeting, {
    loss: 're-offer',
    why: 'another-partner',
    byOthers: true,
    lateBefore: lateBefore(work, loaded),
  })
  // Too near for somebody new to the parent: the worker chooses, as whenever a partner cannot come.
  return lost.waitsFor === 'partner' ? lookForAnother(work, loaded, lost) : work.read(lost)
}
