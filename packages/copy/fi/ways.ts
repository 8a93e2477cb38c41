import type { Occasion } from '#core/records/templates.ts'
import type { Way } from '#core/records/way.ts'

/** By which way messages come: on a partner’s own page, and in the register. */
export const ways = {
  title: 'Miten viestit tulevat?',
  change: 'Muuta, miten viestit tulevat',
  hint: 'Jokainen viesti tulee yhtä tietä. Muutos koskee myös viestejä, jotka eivät ole vielä lähteneet.',
  sure: 'Tallennetaanko valinnat?',
  yes: 'Kyllä, tallenna',
  no: 'Ei vielä',
  saved: 'Valinnat on tallennettu.',
  /** Where they are written to by one way at all. */
  onlyOne: 'Viestit tulevat sinulle vain yhtä tietä. Jos haluat muuttaa sitä, soita meille.',
  of: {
    ask: 'Kun kysymme jotain',
    atOnce: 'Kun jokin muuttuu tai on lähellä',
    rest: 'Muut viestit',
  } satisfies Record<Occasion, string>,
  usual: {
    ask: 'Kuten tavallisesti: kiireellinen ja lähellä oleva tekstiviestinä, muu sähköpostina',
    atOnce: 'Kuten tavallisesti: lähellä oleva tekstiviestinä, muu sähköpostina',
    rest: 'Kuten tavallisesti: sähköpostina',
  } satisfies Record<Occasion, string>,
  by: { sms: 'Tekstiviestinä', email: 'Sähköpostina' } satisfies Record<Way, string>,
}
