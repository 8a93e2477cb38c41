import type { agreements as fi } from '../fi/agreements.ts'
import { plural } from './plural.ts'

export const agreements = {
  title: 'Phase agreements',
  intro:
    'Which organisation’s partners serve in which phase and municipality. Rinnalla asks a partner only while an agreement is in force.',
  row: (n) => `Agreement ${n}`,
  of: (n, area, phase) => `Agreement ${n}: ${area}, ${phase}`,
  ofArea: (area, n) => `${area}: ${plural(n, 'agreement', 'agreements')}`,
  add: 'New agreement',
  organisation: 'Organisation',
  validFrom: 'In force from',
  validTo: 'In force until',
  remove: 'Remove this agreement',
  save: 'Save agreements',
  saved: 'The agreements are saved. Open requests will be checked again.',
} satisfies typeof fi
