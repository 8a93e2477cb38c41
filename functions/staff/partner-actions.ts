import type { Call } from '#core/commit/call.ts'
import { findPartnerCard } from '#core/relationship/register.ts'
import { pausePartner, resumePartner } from '#core/partner/pause.ts'
import { changePartner } from '#core/partner/change.ts'
import { findPartner, type PartnerView } from '#core/partner/read.ts'
import { isRefusal, type Refusal } from '#core/refusal.ts'
import { availabilityPlaces } from '#pages/partner/availability-places.ts'
import type { Places } from '#pages/places.ts'
import { AVAILABILITY_LIMIT, readAvailability } from '#web/availability-form.ts'
import type { Form } from '#web/form.ts'
import { PARTS } from '#web/parts.ts'
import { saveAvailability } from '#web/save-availability.ts'
import { saveOnTop } from '#web/seen.ts'
import { readDate } from '#web/when.ts'
import { cardPlaces, rawCard, rawChecks, rawConflicts } from './partner-form.ts'
import { given } from './request-form.ts'

interface PartnerAction {
  run(call: Call, id: string, form: Form): Promise<unknown>
  readonly done: string
  places(form: Form): Places
  /** Bytes, where the form may be longer than most. */
  readonly limit?: number
}

/** The forms of a partner's page, by the address they are posted to. */
export const PARTNER_ACTIONS: Readonly<Record<string, PartnerAction>> = {
  card: {
    run: (call, id, form) => change(call, id, form, 'card', { gender: null, earningsCap: null, ...rawCard(form).raw }),
    done: 'saved',
    places: (form) => cardPlaces(rawCard(form).rows),
  },
  checks: {
    run: (call, id, form) => change(call, id, form, 'checks', rawChecks(form)),
    done: 'saved',
    places: () => cardPlaces(),
  },
  conflicts: {
    run: (call, id, form) => change(call, id, form, 'conflicts', rawConflicts(form)),
    done: 'saved',
    places: () => cardPlaces(),
  },
  availability: {
    run: saveAvailability,
    done: 'availability-saved',
    places: (form) => availabilityPlaces(readAvailability(form).rows, readAvailability(form).fields),
    limit: AVAILABILITY_LIMIT,
  },
  pause: {
    run: (call, id, form) => pausePartner(call, id, given({ until: readDate(form, 'until') || undefined })),
    done: 'paused',
    places: () => cardPlaces(),
  },
  resume: { run: (call, id) => resumePartner(call, id), done: 'resumed', places: () => cardPlaces() },
}

function change(
  call: Call,
  id: string,
  form: Form,
  part: 'card' | 'checks' | 'conflicts',
  raw: object,
): Promise<PartnerView | Refusal> {
  return saveOnTop(call, form, {
    /** The version first: contact details changed between the two reads have raised it, and the save is refused. */
    async read() {
      const version = (await findPartnerCard(call, id))?.version
      const view = await findPartner(call, id)
      return isRefusal(view) ? view : { view, version }
    },
    part: ({ view }) => PARTS[part](view),
    version: ({ version }) => version ?? 0,
    save: (version) => changePartner(call, id, raw, version),
  })
}
