import type { agreements as fi } from '../fi/agreements.ts'

export const agreements = {
  title: 'Phase agreements',
  intro:
    'Which organisation’s partners serve in which phase and municipality. Rinnalla asks a partner only while an agreement is in force.',
  choose: 'Choose a municipality',
  of: (area) => `Phase agreements: ${area}`,
  allAreas: 'All municipalities',
  none: 'There are no agreements in this municipality.',
  one: (phase, organisation) => `${phase}: ${organisation}`,
  since: (date) => `In force from ${date}.`,
  addTo: (area) => `New agreement: ${area}`,
  organisation: 'Organisation',
  organisations: 'Organisations',
  validFrom: 'In force from',
  validTo: 'In force until',
  remove: 'Remove this agreement, it was a mistake',
  save: 'Save this agreement',
  add: 'Add the agreement',
  saved: 'The agreement is saved. Open requests will be checked again.',
  added: 'The agreement is added. Open requests will be checked again.',
  removed: 'The agreement is removed. Open requests will be checked again.',
} satisfies typeof fi
