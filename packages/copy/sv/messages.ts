import type { messages as fi } from '../fi/messages.ts'
import { digest } from './digest.ts'
import { partnerLetters } from './partner-letters.ts'
import { sms } from './sms.ts'
import { coded } from './sms-answers.ts'
import { staffLetters } from './staff-letters.ts'
import type { Twin } from '../twin.ts'

const words = {
  sms,
  coded,
  partner: partnerLetters,
  staff: staffLetters,
  digest,
  remote: 'på distans',
  byPhone: 'per telefon',
  remoteTitle: 'På distans',
  byPhoneTitle: 'Per telefon',
  hello: 'Hej!',
  when: 'Tid',
  whenNumbered: (n) => `Tid ${n}`,
  whenSuits: 'bestäms tillsammans',
  where: 'Var',
  answerBy: 'Svara senast',
  doneBy: 'Senast',
  before: 'Tidigare tid',
  holds: 'Bestämd tid',
  cancelled: 'Avbokade tider',
  noReply: (phone) =>
    `Det går inte att svara på det här meddelandet. Om du vill fråga något eller har fått förhinder, ring ${phone}.`,
  stop: 'Om du inte vill ha meddelanden, ring samma nummer.',
  staffNoReply: 'Det går inte att svara på det här meddelandet. Närmare uppgifter ser du när du loggar in.',
  calendarTitle: 'Avtalad tid',
  calendarChanged: 'Platsen eller anvisningarna har ändrats. De nya uppgifterna finns bakom länken i vårt meddelande.',
} satisfies typeof fi

/** Words of every message in Swedish. */
export const messages: Twin<typeof fi, typeof words> = words
