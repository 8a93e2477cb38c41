import type { Call } from '#core/commit/call.ts'
import { pausePartner, resumePartner } from '#core/partner/pause.ts'
import { changePartner } from '#core/partner/change.ts'
import { findCard, findPartner, type PartnerView } from '#core/partner/read.ts'
import { lockLinks, renewLinks } from '#core/partner/links.ts'
import { showNumber } from '#core/partner/show-number.ts'
import { named, nowhere } from '#pages/field-map.ts'
import { isRefusal, type Refusal, refuse } from '#core/refusal.ts'
import { availabilityFieldMap } from '#pages/partner/availability-field-map.ts'
import type { FormAction } from '#pages/take-form.ts'
import { AVAILABILITY_LIMITS, readAvailability } from '#web/availability-form.ts'
import type { Form } from '#web/form.ts'
import { PARTS } from '#web/parts.ts'
import { AGREED_LIMITS, agreedFieldMap, readAgreed } from '#web/agreed-form.ts'
import { saveAvailability } from '#web/save-availability.ts'
import { saveOnTop } from '#web/seen.ts'
import { readDate } from '#web/when.ts'
import type { PartnerDone } from './done.ts'
import { cardFieldMap, rawCard, rawChecks, rawConflicts } from './partner-form.ts'
import { given } from './request-form.ts'

/** The forms of a partner's page, by the address they are posted to. */
export const PARTNER_ACTIONS: Readonly<Record<string, FormAction<PartnerDone>>> = {
  card: {
    prefix: () => 'card',
    run: (call, id, form) => change(call, id, form, 'card', { gender: null, earningsCap: null, ...rawCard(form).raw }),
    done: () => 'saved',
    fields: (words, form) => cardFieldMap(words, rawCard(form).rows),
    edits: true,
  },
  checks: {
    prefix: () => 'checks',
    run: (call, id, form) => change(call, id, form, 'checks', rawChecks(form)),
    done: () => 'saved',
    fields: (words) => cardFieldMap(words),
    edits: true,
  },
  conflicts: {
    prefix: () => 'conflicts',
    run: (call, id, form) => change(call, id, form, 'conflicts', rawConflicts(form)),
    done: () => 'saved',
    fields: (words) => cardFieldMap(words),
    edits: true,
  },
  availability: {
    prefix: () => 'availability',
    run: saveAvailability,
    done: () => 'availability-saved',
    fields(words, form) {
      const { rows, fields } = readAvailability(form)
      return availabilityFieldMap(words, rows, fields)
    },
    edits: true,
    ...AVAILABILITY_LIMITS,
  },
  pause: {
    prefix: () => 'pause',
    async run(call, id, form) {
      return pausePartner(call, id, given({ until: readDate(form, 'until') || undefined, agreed: readAgreed(form) }))
    },
    done: () => 'paused',
    fields(words, form) {
      const agreed = agreedFieldMap(form, words.partners.pauseAgreed)
      return (path) => agreed(path) ?? cardFieldMap(words)(path)
    },
    ...AGREED_LIMITS,
  },
  resume: {
    prefix: () => 'resume',
    run: (call, id) => resumePartner(call, id),
    done: () => 'resumed',
    fields: (words) => cardFieldMap(words),
  },
  number: {
    prefix: () => 'number',
    run(call, id, form) {
      const show = form.text('show')
      return showNumber(call, id, given({ show: show === 'yes' || show === 'no' ? show === 'yes' : undefined }))
    },
    done: () => 'number-noted',
    fields: ({ partners }) => named({ show: partners.number.question }),
  },
  'lock-links': {
    prefix: () => 'lock-links',
    run: (call, id) => lockLinks(call, id),
    done: () => 'links-locked',
    fields: () => nowhere,
  },
  'send-link': {
    prefix: () => 'send-link',
    async run(call, id, form) {
      if (!form.has('spoken')) return refuse('INVALID', { fields: [{ path: 'spoken', code: 'REQUIRED' }] })
      return renewLinks(call, id)
    },
    done: () => 'links-renewed',
    fields: ({ partners }) => named({ spoken: partners.links.spoken }),
  },
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
      const card = await findCard(call, id)
      if (isRefusal(card)) return card
      const view = await findPartner(call, id)
      return isRefusal(view) ? view : { view, version: card.version }
    },
    part: ({ view }) => PARTS[part](view),
    version: ({ version }) => version,
    save: (version) => changePartner(call, id, raw, version),
  })
}
