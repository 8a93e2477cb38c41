import type { StaffTemplate } from '#core/records/templates.ts'
import type { Letter, Said } from '../message.ts'
import { plural } from './plural.ts'

/** E-mails to staff: that something moved and whose turn it is. What it is about stands behind the sign-in. */
export const staffLetters: Readonly<Record<StaffTemplate, (said: Said) => Letter>> = {
  'partner-accepted': () => ({
    subject: 'Pyyntösi on edennyt',
    lines: ['Pyyntösi on edennyt: joku pääsee mukaan.', 'Katso, mitä seuraavaksi tarvitaan.'],
    action: 'Avaa pyyntö',
    facts: true,
  }),
  'other-time-proposed': () => ({
    subject: 'Pyyntöösi on ehdotettu toista aikaa',
    lines: ['Pyyntöösi on ehdotettu toista aikaa.', 'Katso, sopiiko se, ja vastaa.'],
    action: 'Avaa pyyntö',
    facts: true,
  }),
  'nobody-found': (s) =>
    s.told === 'late'
      ? late
      : {
          subject: 'Pyyntösi odottaa ratkaisua',
          lines: [
            'Pyyntöösi ei ole löytynyt sopivaa. Katso, mistä se johtuu.',
            s.deadline
              ? `Koordinaattori etsii ratkaisua ja soittaa ${s.deadline} mennessä.`
              : 'Koordinaattori etsii ratkaisua ja soittaa.',
          ],
          action: 'Avaa pyyntö',
          facts: false,
        },
  'decision-waits': () => ({
    // Also for a consent, a choice or a relationship gone quiet: the page says which.
    subject: 'Pyyntösi odottaa sinua',
    lines: ['Pyyntösi odottaa sinua. Katso, mitä tarvitaan.', 'Jos et ehdi, koordinaattori auttaa.'],
    action: 'Avaa pyyntö',
    facts: false,
  }),
  confirmed: (s) => ({
    subject:
      s.told === 'more' && s.start
        ? `Sovittu: ${s.start}`
        : s.told === 'kept' && s.start
          ? `Ennallaan: ${s.start}`
          : s.told === 'handed' && s.start
            ? `Työtoverilta: ${s.start}`
            : s.start
              ? `Vahvistettu: ${s.start}`
              : 'Vahvistus on merkitty',
    lines: [
      s.told === 'more'
        ? 'Uusi aika on sovittu.'
        : s.told === 'kept'
          ? 'Sovittu aika pidetään ennallaan.'
          : s.told === 'handed'
            ? 'Tämä aika tuli sinulle työtoverilta. Jatko on varmistettu.'
            : 'Vahvistus on merkitty, ja aika on sovittu.',
    ],
    action: 'Avaa pyyntö',
    facts: true,
  }),
  'meeting-reminder': (s) => ({
    subject: s.start ? `Tulossa: ${s.start}` : 'Sovittu aika on tulossa',
    lines: ['Sovittu aika on tulossa.'],
    action: 'Avaa pyyntö',
    facts: true,
  }),
  'time-declined': (s) => ({
    subject: s.told === 'late' ? 'Kysyttyä aikaa ei ehditty sopia' : 'Kysytty aika ei sopinut',
    lines: [
      s.told === 'late' ? 'Kysyttyä aikaa ei ehditty sopia.' : 'Kysytty aika ei sopinut.',
      'Aikaa ei ole sovittu. Voit kysyä toista aikaa.',
    ],
    action: 'Avaa pyyntö',
    facts: true,
  }),
  'time-unanswered': () => ({
    subject: 'Kysyttyyn aikaan ei ole vastattu',
    lines: ['Kysyttyyn aikaan ei ole vastattu, joten sitä ei ole sovittu.', 'Katso, miten jatketaan.'],
    action: 'Avaa pyyntö',
    facts: true,
  }),
  'meeting-place-changed': (s) => ({
    subject: s.start ? `Paikka tai ohjeet muuttuivat: ${s.start}` : 'Paikka tai ohjeet muuttuivat',
    lines: ['Sovitun ajan paikka tai ohjeet muuttuivat. Aika on sama.'],
    action: 'Avaa pyyntö',
    facts: true,
  }),
  'partner-coming': (s) => ({
    subject: s.start ? `Tulossa: ${s.start}` : 'Sovittuun aikaan ollaan tulossa',
    lines: [s.late === undefined ? 'Sovittuun aikaan ollaan tulossa.' : `Sovittuun aikaan tullaan noin ${s.late} min myöhemmin.`],
    action: 'Avaa pyyntö',
    facts: true,
  }),
  'meeting-changed': changed,
  'meeting-cancelled': (s) =>
    s.all
      ? {
          subject: `Peruttu: ${s.all.count} aikaa`,
          lines: [`${s.all.count} sovittua aikaa (${s.all.first} – ${s.all.last}) on peruttu.`],
          action: 'Avaa pyyntö',
          facts: false,
        }
      : {
          subject: s.start ? `Peruttu: ${s.start}` : 'Sovittu aika on peruttu',
          lines:
            s.told === 'calendar'
              ? ['Tämä viesti poistaa perutun ajan kalenteristasi.', 'Kaikki perutut ajat ovat toisessa viestissä.']
              : ['Sovittu aika on peruttu.'],
          action: 'Avaa pyyntö',
          facts: true,
        },
  'partner-gone': (s) => ({
    // Of a meeting, also where nobody else has been found for it; else of somebody with whom no time was agreed.
    subject: s.start ? `Este: ${s.start}` : 'Pyyntösi tilanne muuttui',
    lines: [
      s.start ? 'Sovittuun aikaan on este.' : 'Pyyntösi tilanne muuttui: joku ei pääsekään mukaan.',
      'Katso, miten jatketaan.',
    ],
    action: 'Avaa pyyntö',
    facts: true,
  }),
  'outcome-waits': () => ({
    subject: 'Merkitse, toteutuiko aika',
    lines: ['Merkitse, toteutuiko aika. Se vie hetken.'],
    action: 'Avaa pyyntö',
    facts: true,
  }),
  'first-meeting-waits': () => ({
    subject: 'Sovi ensimmäinen aika',
    lines: ['Vahvistus on merkitty. Ensimmäinen aika odottaa sopimista. Pyynnön sivulta näet, kumpi soittaa ensin.'],
    action: 'Avaa pyyntö',
    facts: false,
  }),
  'needs-coordinator': () => ({
    subject: 'Yksi asia odottaa sinua',
    lines: ['Yksi asia odottaa sinua. Avaa se, niin näet, mistä on kyse.'],
    action: 'Avaa pyyntö',
    facts: false,
  }),
  'meeting-passed-on': (s) => ({
    // To whoever no longer sees the request: the time, and nothing else of it.
    subject: s.start ? `Siirtyi työtoverille: ${s.start}` : 'Aika siirtyi työtoverille',
    lines: ['Tämä aika ei ole enää sinun. Se poistuu kalenteristasi.'],
    action: 'Omat aikasi',
    facts: true,
  }),
  'handed-over': () => ({
    subject: 'Sait pyynnön työtoverilta',
    lines: ['Sait pyynnön työtoverilta.', 'Katso, missä mennään.'],
    action: 'Avaa pyyntö',
    facts: false,
  }),
  ending: ({ ends }) => ({
    subject: 'Sitoumus tai sopimus päättyy',
    lines: [
      ...(ends ? [`Sitoumus tai sopimus päättyy ${ends.until}.`] : []),
      ends?.beyond
        ? `Sen jälkeen on sovittu ${plural(ends.beyond, 'aika', 'aikaa')}. Valitse, mitä tehdään.`
        : 'Sen jälkeen ei ole sovittu aikoja.',
    ],
    action: 'Katso, mikä päättyy',
    facts: false,
  }),
}

/** One notice for three turns: agreed and in calendars, proposed in place of an earlier time, or still to be found. */
function changed(s: Said): Letter {
  const rest = { action: 'Avaa pyyntö', facts: true }
  if (s.settled) return { subject: 'Sovittu aika on muuttunut', lines: ['Uusi aika on sovittu.'], ...rest }
  if (s.previousDay)
    return {
      subject: 'Sopiiko uusi aika?',
      lines: ['Sovitulle ajalle on ehdotettu uutta aikaa.', 'Katso, sopiiko se, ja vastaa.'],
      ...rest,
    }
  return {
    subject: 'Sovittu aika odottaa sinua',
    lines: ['Tämä aika tarvitsee vielä ratkaisun.', 'Katso, miten jatketaan.'],
    ...rest,
  }
}

/** The promise has run out while somebody may still answer. */
const late: Letter = {
  subject: 'Pyyntöösi ei löytynyt ketään ajoissa',
  lines: [
    'Pyyntöösi ei ole löytynyt ketään luvattuun aikaan mennessä.',
    'Odotamme yhä vastausta. Koordinaattori tietää asiasta ja etsii ratkaisua.',
  ],
  action: 'Avaa pyyntö',
  facts: false,
}
