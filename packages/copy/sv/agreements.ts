import type { agreements as fi } from '../fi/agreements.ts'

/** Which organisation's partners serve which phase in which municipality. */
export const agreements = {
  title: 'Skedesavtal',
  intro:
    'Här ser du vilken organisations partner som är med i vilket skede och i vilken kommun. Rinnalla frågar en partner bara när avtalet gäller.',
  choose: 'Välj kommun',
  of: (area) => `Skedesavtal: ${area}`,
  allAreas: 'Alla kommuner',
  none: 'Det finns inga avtal i den här kommunen.',
  one: (phase, organisation) => `${phase}, ${organisation}`,
  since: (date) => `Gäller från ${date}.`,
  addTo: (area) => `Nytt avtal: ${area}`,
  organisation: 'Organisation',
  organisations: 'Organisationer',
  validFrom: 'Gäller från',
  validTo: 'Gäller till',
  remove: 'Ta bort det här avtalet, det var ett misstag',
  save: 'Spara avtalet',
  add: 'Lägg till avtalet',
  saved: 'Avtalet är sparat. Vi går igenom öppna begäranden på nytt.',
  added: 'Avtalet är tillagt. Vi går igenom öppna begäranden på nytt.',
  removed: 'Avtalet är borttaget. Vi går igenom öppna begäranden på nytt.',
} satisfies typeof fi
