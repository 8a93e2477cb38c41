import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import { whyNot } from '../policy/may.ts'
import type { Gap } from '../records/gap.ts'
import { keys } from '../records/keys.ts'
import { atRest } from '../records/record.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { getTenant } from '../relationship/register.ts'
import type { Tenant } from '../records/tenant.ts'
import { addWorkingHours, OFFICE } from '../time/working-days.ts'
import { unpark } from './park.ts'

const load = async (call: Call, id: string): Promise<Gap | Refusal> =>
  ((await call.store.get(keys.gap(call.store.org, id))) as Gap | undefined) ?? refuse('NOT_FOUND')

/**
 * A coordinator has spoken with whoever did what the table has forgotten, and written down what holds: what was parked goes on
 * from there. Coordinators only; WRONG_STATE where it is dealt with already.
 */
export async function dealWithGap(call: Call, id: string): Promise<Gap | Refusal> {
  const barred = whyNot(call.by, 'gap.deal')
  if (barred) return refuse(barred)
  return transact<Gap, Gap>(call, {
    subject: id,
    load: () => load(call, id),
    decide: (gap, work) =>
      gap.state === 'open'
        ? work.change(gap)(
            () => ({
              state: 'dealt-with',
              waitsFor: 'unparking',
              due: work.now,
              owner: 'system',
              reason: 'dealt-with',
              attempts: 0,
            }),
            'gap.dealt-with',
          )
        : refuse('WRONG_STATE', { detail: { state: gap.state } }),
  })
}

/** `dealing`: it stays the coordinator's until they say so. */
export async function lookAtGap(call: Call, { id }: Gap): Promise<Gap | Refusal> {
  return transact<{ gap: Gap; tenant: Tenant }, Gap>(call, {
    subject: id,
    async load() {
      const [gap, tenant] = await Promise.all([load(call, id), getTenant(call)])
      return isRefusal(gap) ? gap : { gap, tenant }
    },
    decide({ gap, tenant: { settings } }, work) {
      if (gap.waitsFor !== 'dealing' || gap.due === null || gap.due > work.now) return gap
      const due = addWorkingHours(work.now, settings.coordinatorHours, OFFICE)
      return work.change(gap)(() => ({ due, attempts: 0 }), 'gap.still-open')
    },
  })
}

/** `unparking`: what was parked goes on, a handful a commit. */
export async function unparkAll(call: Call, seen: Gap): Promise<Gap | Refusal> {
  await unpark(call, seen)
  return transact<Gap, Gap>(call, {
    subject: seen.id,
    load: () => load(call, seen.id),
    decide: (gap, work) => (gap.waitsFor === 'unparking' ? work.change(gap)(() => atRest, 'gap.done') : gap),
  })
}
