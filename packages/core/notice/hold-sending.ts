import * as z from 'zod'
import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import { freeText } from '../input/fields.ts'
import { readInput } from '../input/read-input.ts'
import { whyNot } from '../policy/may.ts'
import { keys } from '../records/keys.ts'
import { DEPLOYMENT, isOn, type Standstill } from '../records/standstill.ts'
import type { Way } from '../records/way.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { getTenant } from '../relationship/register.ts'
import { addWorkingHours, OFFICE } from '../time/working-days.ts'
import { over, putOn } from './hold-back.ts'

export const holdSchema = z.strictObject({
  why: freeText(300).refine((text) => text.length > 0, 'REQUIRED'),
})

type Found = { readonly standstill: Standstill | undefined }

const found = async ({ store }: Call, id: Standstill['id']): Promise<Found> => ({
  standstill: (await store.get(keys.standstill(store.org, id))) as Standstill | undefined,
})

/**
 * Puts the sending of this tenant's messages on hold, for a reason that the log keeps: from now on nothing is claimed, and
 * what people do is recorded all the same. Coordinators and admins. Refuses INVALID, and WRONG_STATE where it is on hold.
 */
export async function holdSending(call: Call, raw: unknown): Promise<Standstill | Refusal> {
  const barred = whyNot(call.by, 'sending.hold')
  if (barred) return refuse(barred)
  const input = readInput(holdSchema, raw)
  if (isRefusal(input)) return input
  const { settings } = await getTenant(call)
  return transact<Found, Standstill>(call, {
    subject: 'tenant',
    unbraked: true,
    load: () => found(call, 'tenant'),
    decide({ standstill }, work) {
      if (standstill && isOn(standstill)) return refuse('WRONG_STATE', { detail: { state: standstill.state } })
      const due = addWorkingHours(work.now, settings.coordinatorHours, OFFICE)
      const by = { waitsFor: 'lifting', due, reason: 'on-hold', by: call.by, why: input.why } as const
      return putOn(work, call.store.org, standstill, 'tenant', by)
    },
  })
}

/** Lifts the tenant's own hold: what still holds goes from now on. Coordinators and admins; WRONG_STATE where there is none. */
export async function liftSending(call: Call): Promise<Standstill | Refusal> {
  const barred = whyNot(call.by, 'sending.lift')
  if (barred) return refuse(barred)
  return transact<Found, Standstill>(call, {
    subject: 'tenant',
    unbraked: true,
    load: () => found(call, 'tenant'),
    decide: ({ standstill }, work) =>
      standstill && isOn(standstill)
        ? work.change(standstill)(() => ({ ...over, due: work.now, liftedAt: work.now }), 'standstill.off')
        : refuse('WRONG_STATE', { detail: { state: 'off' } }),
  })
}

/** An account is said to be mended: tried at once. Coordinators and admins; WRONG_STATE where nothing stands still by that way. */
export async function tryWay(call: Call, way: Way): Promise<Standstill | Refusal> {
  const barred = whyNot(call.by, 'sending.try')
  if (barred) return refuse(barred)
  return transact<Found, Standstill>(call, {
    subject: way,
    load: () => found(call, way),
    decide: ({ standstill }, work) =>
      standstill && isOn(standstill)
        ? work.change(standstill)(() => ({ due: work.now, attempts: 0 }), 'standstill.tried-again')
        : refuse('WRONG_STATE', { detail: { state: 'off' } }),
  })
}

/**
 * The hold on all tenants, for whoever runs the service (`operations/sending.ts`) and for whatever puts a table back: `call`
 * is of `DEPLOYMENT`. It is a small record that whoever sends reads each time; each tenant follows it with a line of its own.
 */
export async function holdAll(call: Call, why: string): Promise<Standstill | Refusal> {
  const barred = whyNot(call.by, 'sending.hold-all')
  if (barred) return refuse(barred)
  return transact<Found, Standstill>(call, {
    subject: 'deployment',
    load: () => found(call, 'deployment'),
    decide({ standstill }, work) {
      if (standstill && isOn(standstill)) return refuse('WRONG_STATE', { detail: { state: standstill.state } })
      const how = { waitsFor: 'nothing', due: null, reason: 'none', by: call.by, why } as const
      const on = putOn(work, DEPLOYMENT, standstill, 'deployment', how)
      return work.change(on)(() => ({ owner: 'nobody' }), 'standstill.on')
    },
  })
}

export async function liftAll(call: Call): Promise<Standstill | Refusal> {
  const barred = whyNot(call.by, 'sending.hold-all')
  if (barred) return refuse(barred)
  return transact<Found, Standstill>(call, {
    subject: 'deployment',
    load: () => found(call, 'deployment'),
    decide: ({ standstill }, work) =>
      standstill && isOn(standstill)
        ? work.change(standstill)(() => ({ state: 'off', liftedAt: work.now }), 'standstill.off')
        : refuse('WRONG_STATE', { detail: { state: 'off' } }),
  })
}
