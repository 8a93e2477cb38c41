import type { Catalogue } from '#copy/catalogue.ts'
import type { FormView } from '../form-view.ts'
import { useWords } from '../reader.tsx'

/** What the fields of a partner's forms are called, on the page and in the summary of problems. */
export const partnerLabels = ({ partners: words }: Catalogue) => ({
  firstName: words.firstName,
  organisation: words.organisation,
  introduction: words.introduction,
  state: words.state,
  roles: words.roles,
  experience: words.experience,
  livedAs: words.livedAs,
  languages: words.languages,
  areas: words.areas,
  modes: words.modes,
  gender: words.gender,
  travelMinutes: words.travelMinutes,
  families: words.families,
  meetingsPerDay: words.meetingsPerDay,
  hoursPerMonth: words.hoursPerMonth,
  offersPerWeek: words.offersPerWeek,
  earningsCap: words.earningsCap,
  urgentAtNight: words.urgentAtNight,
  contactBy: words.contactBy,
  speaks: words.speaks,
  contactName: words.contactName,
  phone: words.phone,
  email: words.email,
  payrollNumber: words.payrollNumber,
  undertakingUntil: words.undertakingUntil,
  agreementUntil: words.agreementUntil,
  checkedOn: words.extract,
  basis: words.extractBasis,
  workers: words.conflictWorkers,
  ownCase: words.ownCase,
  until: words.pauseUntil,
})

export type PartnerField = keyof ReturnType<typeof partnerLabels>

/** A field of the forms with its name and what it is called: one cannot be without the other. */
export function usePartnerFields(view: FormView) {
  const labels = partnerLabels(useWords())
  return {
    field: (name: PartnerField) => ({ view, name, label: labels[name] }),
    group: (name: PartnerField) => ({ view, name, legend: labels[name] }),
  }
}
