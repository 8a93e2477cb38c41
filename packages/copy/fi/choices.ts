import type { CheckBasis } from '#core/records/check-basis.ts'
import type { CouldSay } from '#core/reference/goals.ts'
import type { Closing, Extent, Mode, Urgency } from '#core/records/request.ts'
import type { Travel } from '#core/records/tenant.ts'
import type { Outcome } from '#core/records/meeting.ts'
import type { LANGUAGE_LEVELS } from '#core/records/partner.ts'
import { plural } from './plural.ts'

/** The words for each choice a person makes or sees made. */
export const choices = {
  urgency: {
    routine: 'Ei kiirettä',
    soon: 'Pian',
    urgent: 'Kiireellinen',
  } satisfies Record<Urgency, string>,
  /** How many are asked at a time, and how long they have: as the tenant has set it. */
  urgencyHint: (open: number, hours: number) =>
    `Kysymme yleensä ${open} kumppanilta kerralla. Vastausaikaa on enintään ${plural(hours, 'tunti', 'tuntia')}.`,
  mode: {
    'in-person': 'Paikan päällä',
    remote: 'Etänä videolla',
    phone: 'Puhelimitse',
  } satisfies Record<Mode, string>,
  outcome: {
    held: 'Toteutui',
    'no-show-parent': 'Ei toteutunut: perhe ei päässyt',
    'no-show-partner': 'Ei toteutunut: kumppani ei päässyt',
    'no-show-worker': 'Ei toteutunut: työntekijä ei päässyt',
  } satisfies Record<Outcome, string>,
  closing: {
    fulfilled: 'Tuki toteutui',
    failed: 'Tuki ei toteutunut',
    withdrawn: 'Pyyntö peruttiin',
    'no-capacity': 'Ketään ei löytynyt',
    irrelevant: 'Ei ole enää ajankohtainen',
  } satisfies Record<Closing, string>,
  confirm: {
    'ask-me': 'Kysykää minulta ensin',
    'pre-approved': 'Ensimmäinen, joka pääsee, sopii',
  } satisfies Record<'ask-me' | 'pre-approved', string>,
  choice: {
    first: 'Ensimmäinen, joka pääsee',
    family: 'Perhe valitsee esittelyistä',
  } satisfies Record<'first' | 'family', string>,
  ages: (from: number, to: number) => `${from}–${to}-vuotiaille`,
  extent: {
    once: 'Tämä yksi kerta',
    some: 'Muutama kerta',
    long: 'Voi jatkua kuukausia',
  } satisfies Record<Extent, string>,
  couldSay: {
    yes: 'Kyllä',
    partly: 'Osittain',
    no: 'Ei',
  } satisfies Record<CouldSay, string>,
  travel: {
    paid: 'Matkakulut korvataan palkkion lisäksi.',
    own: 'Matkakuluja ei korvata erikseen.',
  } satisfies Record<Travel, string>,
  basis: {
    '504/2002': 'Laki 504/2002: työtä alaikäisten kanssa',
    '148/2014': 'Laki 148/2014: vapaaehtoinen alaikäisten kanssa',
    none: 'Ei kumpikaan: ei yksin lapsen kanssa',
  } satisfies Record<CheckBasis, string>,
  gender: {
    any: 'Ei väliä',
    woman: 'Nainen',
    man: 'Mies',
  } satisfies Record<'any' | 'woman' | 'man', string>,
  level: {
    some: 'jonkin verran',
    good: 'hyvin',
    native: 'äidinkieli',
  } satisfies Record<(typeof LANGUAGE_LEVELS)[number], string>,
}
