import type { Catalogue } from '#copy/catalogue.ts'
import type { FormView } from '../form-view.ts'
import { useWords } from '../reader.tsx'

/** Of how soon: the worker leaves it to the phase. */
export const BY_PHASE = 'phase'

/** What the fields of the form are called, on the page and in the summary of problems; from the top of the page down. */
export const requestLabels = ({ newRequest: words }: Catalogue) => ({
  forWorker: words.onBehalf,
  phases: words.phases,
  leading: words.leading,
  languages: words.languages,
  manner: words.manner,
  when: words.time,
  windows: words.time,
  needBy: words.needBy,
  area: words.area,
  mode: words.mode,
  place: words.place,
  urgency: words.urgency,
  consent: words.consent,
  consentOn: words.consentOn,
  durationMinutes: words.duration,
  channel: words.channel,
  audience: words.audience,
  ageBand: words.ageBand,
  careForm: words.careForm,
  interpreter: words.interpreter,
  interpreterTo: words.interpreterTo,
  choice: words.choice,
  confirm: words.confirm,
  gender: words.gender,
  samePartner: words.samePartner,
  seats: words.seats,
  clientReference: words.clientReference,
  alongside: words.alongside,
  note: words.note,
  goal: words.goal,
  extent: words.extent,
  participants: words.participants,
  prepare: words.prepare,
})

export type RequestField = keyof ReturnType<typeof requestLabels>

/** A field of the form with its name and what it is called: one cannot be without the other. */
export function useRequestFields(view: FormView) {
  const labels = requestLabels(useWords())
  return {
    field: (name: RequestField) => ({ view, name, label: labels[name] }),
    group: (name: RequestField) => ({ view, name, legend: labels[name] }),
  }
}
