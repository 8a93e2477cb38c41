import type { Call } from '#core/call.ts'
import { pausePartner, resumePartner } from '#core/partner/pause.ts'
import { changePartner } from '#core/partner/register.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { findPartnerCard } from '#core/partner/find.ts'
import { type Refusal, refuse } from '#core/refusal.ts'
import { availabilityPlaces } from '#pages/partner/availability-places.ts'
import type { Places } from '#pages/places.ts'
import { readAvailability } from '#web/availability-form.ts'
import type { Form } from '#web/form.ts'
import { readDate } from '#web/when.ts'
import { cardPlaces, rawCard, rawChecks, rawConflicts } from './partner-form.ts'
import { given } from './request-form.ts'

interface PartnerAction {
  run(call: Call, id: string, form: Form): Promise<unknown>
  readonly done: string
  places(form: Form): Places
}

/** The version the form was made from; a form without one never overwrites anything unseen. */
function versionOf(form: Form): number {
  return Number(form.optional('version') ?? Number.NaN)
}

/** The forms of a partner's page, by the address they are posted to. */
export const PARTNER_ACTIONS: Readonly<Record<string, PartnerAction>> = {
  card: {
    run: (call, id, form) => changePartner(call, id, { gender: null, earningsCap: null, ...rawCard(form).raw }, versionOf(form)),
    done: 'saved',
    places: (form) => cardPlaces(rawCard(form).rows),
  },
  checks: {
    run: (call, id, form) => changePartner(call, id, rawChecks(form), versionOf(form)),
    done: 'saved',
    places: () => cardPlaces(),
  },
  conflicts: {
    run: (call, id, form) => changePartner(call, id, rawConflicts(form), versionOf(form)),
    done: 'saved',
    places: () => cardPlaces(),
  },
  availability: {
    run: saveAvailability,
    done: 'availability-saved',
    places: (form) => availabilityPlaces(readAvailability(form).rows, readAvailability(form).fields),
  },
  pause: {
    run: (call, id, form) => pausePartner(call, id, given({ until: readDate(form, 'until') || undefined })),
    done: 'paused',
    places: () => cardPlaces(),
  },
  resume: { run: (call, id) => resumePartner(call, id), done: 'resumed', places: () => cardPlaces() },
}

async function saveAvailability(call: Call, id: string, form: Form): Promise<unknown | Refusal> {
  const { raw, fields } = readAvailability(form)
  if (fields.length > 0) return refuse('INVALID', { fields })
  const card = await findPartnerCard(call, id)
  // The partner may have changed their times on their own page meanwhile. A repeat of this very form is no such change.
  if (card && card.version !== versionOf(form) && !(await isRepeat(call))) return refuse('STALE_VERSION')
  return setAvailability(call, id, raw)
}

/** Whether this very form has done what it asks: looked at after the record, for both are written in one commit. */
const isRepeat = async ({ idempotency, store }: Call): Promise<boolean> =>
  idempotency !== undefined && (await store.receipt(idempotency.key)) !== undefined
