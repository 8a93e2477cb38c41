import { digest } from './digest.ts'
import { partnerLetters } from './partner-letters.ts'
import { sms } from './sms.ts'
import { coded } from './sms-answers.ts'
import { staffLetters } from './staff-letters.ts'

/** Words of every message in Finnish. Times and a coarse place only; no template is given anything else. */
export const messages = {
  sms,
  coded,
  partner: partnerLetters,
  staff: staffLetters,
  digest,
  remote: 'etänä',
  byPhone: 'puhelimitse',
  remoteTitle: 'Etänä',
  byPhoneTitle: 'Puhelimitse',
  hello: 'Hei!',
  when: 'Aika',
  whenNumbered: (n: number) => `Aika ${n}`,
  whenSuits: 'sovitaan yhdessä',
  where: 'Missä',
  answerBy: 'Vastaa viimeistään',
  doneBy: 'Viimeistään',
  before: 'Aiempi aika',
  holds: 'Sovittu aika',
  cancelled: 'Perutut ajat',
  noReply: (phone: string) => `Tähän viestiin ei voi vastata. Jos haluat kysyä tai tuli este, soita ${phone}.`,
  stop: 'Jos et halua viestejä, soita samaan numeroon.',
  staffNoReply: 'Tähän viestiin ei voi vastata. Tarkemmat tiedot näet kirjautumalla sisään.',
  calendarTitle: 'Sovittu aika',
  calendarChanged: 'Paikka tai ohjeet muuttuivat. Uudet tiedot ovat viestissämme olevan linkin takana.',
}
