import type { availability as fi } from '../fi/availability.ts'

/** Weekly hours and exceptions: on a partner's own page and in the register. */
export const availability = {
  title: 'När det passar',
  intro: 'Anteckna de tider i veckan som oftast passar. Om du lämnar tomt frågar vi ändå.',
  weekly: 'Varje vecka',
  days: ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'],
  from: 'Från',
  to: 'Till',
  validFrom: 'Gäller från',
  validTo: 'Gäller till',
  extra: 'Kan dessutom de här tiderna',
  away: 'Kan inte de här tiderna',
  day: 'Veckodag',
  row: (n) => `Veckotid ${n}`,
  awayRow: (n) => `Borta ${n}`,
  extraRow: (n) => `Extra tid ${n}`,
  firstDay: 'Första dagen',
  lastDay: 'Sista dagen',
  remove: 'Ta bort',
  change: 'Ändra dina tider',
  save: 'Spara tiderna',
  saved: 'Tiderna är sparade.',
} satisfies typeof fi
