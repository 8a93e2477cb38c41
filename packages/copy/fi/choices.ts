import type { Closing, Mode, Urgency } from '#core/records/request.ts'
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
