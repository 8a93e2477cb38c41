import type { agreements as fi } from '../fi/agreements.ts'
import { plural } from './plural.ts'

/** Which organisation's partners serve which phase in which municipality. */
export const agreements = {
  title: 'Skedesavtal',
  intro:
    'Här ser du vilken organisations partner som är med i vilket skede och i vilken kommun. Rinnalla frågar en partner bara när avtalet gäller.',
  row: (n) => `Avtal ${n}`,
  of: (n, area, phase) => `Avtal ${n}: ${area}, ${phase}`,
  ofArea: (area, n) => `${area}: ${plural(n, 'avtal', 'avtal')}`,
  add: 'Nytt avtal',
  organisation: 'Organisation',
  validFrom: 'Gäller från',
  validTo: 'Gäller till',
  remove: 'Ta bort det här avtalet',
  save: 'Spara avtalen',
  saved: 'Avtalen är sparade. Vi går igenom öppna begäranden på nytt.',
} satisfies typeof fi
