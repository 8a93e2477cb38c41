import type { PartnerTemplate } from '#core/records/templates.ts'
import type { Letter, Said } from '../message.ts'

/** What a calendar alone is told: the time itself is, or was, in another message. */
const forCalendar = ['Lähetämme sovitun ajan tähän osoitteeseen, jotta saat sen kalenteriisi.']

/** E-mails to partners; the times and the coarse place are listed under the lines. */
export const partnerLetters: Readonly<Record<PartnerTemplate, (said: Said) => Letter>> = {
  offer: (s) => ({
    subject: s.deadline ? `Ehtisitkö? Vastaa ${s.deadline} mennessä` : 'Ehtisitkö?',
    lines: [
      question(s),
      'Kyllä tai ei, kumpikin auttaa.',
      s.slot ? 'Voit myös ehdottaa toista aikaa.' : 'Voit myös ehdottaa aikaa.',
    ],
    action: 'Vastaa tästä',
    facts: true,
  }),
  'offer-withdrawn': (s) =>
    s.told === 'own'
      ? own(s)
      : {
          subject: 'Kyselyyn ei tarvitse enää vastata',
          lines: ['Kyselyymme ei tarvitse enää vastata.', 'Kiitos. Kysymme taas, kun sopivaa tulee.'],
          action: 'Katso tiedot',
          facts: true,
        },
  'proposal-ended': () => ({
    subject: 'Ehdottamaasi aikaa ei saatu sovittua',
    lines: [
      'Emme saaneet sovittua aikaa, jota ehdotit. Syy ei ole sinussa.',
      'Kiitos ehdotuksesta. Kysymme taas, kun sopivaa tulee.',
    ],
    action: 'Katso tiedot',
    facts: true,
  }),
  released: (s) =>
    s.told === 'own'
      ? own(s)
      : {
          subject: 'Aikaa ei tällä kertaa sovittu',
          lines: [
            s.slot ? 'Aikaa ei tällä kertaa sovittu. Se on taas vapaa.' : 'Aikaa ei tällä kertaa sovittu.',
            'Kiitos, että olit valmis. Kysymme taas, kun sopivaa tulee.',
          ],
          action: 'Katso tiedot',
          facts: true,
        },
  agreed: (s) => ({
    subject: s.slot ? `Sovittu: ${s.slot}` : 'Kiitos, sovittu!',
    lines:
      s.told === 'calendar'
        ? forCalendar
        : s.slot
          ? ['Kiitos, sovittu!', s.placed ? 'Tarkka paikka ja ohjeet ovat linkin takana.' : 'Ohjeet ovat linkin takana.']
          : ['Kiitos, sovittu!', 'Aika sovitaan vielä yhdessä. Linkistä näet, kuka soittaa ensin.'],
    action: 'Katso ohjeet',
    facts: true,
  }),
  booked: (s) => ({
    subject: s.told === 'kept' ? 'Sovittu aika on voimassa' : s.slot ? `Sovittu: ${s.slot}` : 'Aika on sovittu',
    lines:
      s.told === 'calendar'
        ? forCalendar
        : s.told === 'together'
          ? ['Kirjasimme, että sovitte ajan yhdessä.', 'Jos se ei sovi, kerro se heti linkistä.']
          : [s.told === 'kept' ? 'Sovittu aika on voimassa.' : 'Aika on sovittu.', 'Ohjeet ovat linkin takana.'],
    action: 'Katso ohjeet',
    facts: true,
  }),
  'time-asked': (s) => ({
    subject: s.deadline ? `Sopisiko aika? Vastaa ${s.deadline} mennessä` : 'Sopisiko aika?',
    lines: [
      'Sopisiko tämä aika?',
      'Aika on sovittu vasta, kun vastaat kyllä. Kyllä tai ei, kumpikin auttaa.',
      'Voit myös ehdottaa toista aikaa.',
    ],
    action: 'Vastaa tästä',
    facts: true,
  }),
  'reminder-day': reminder,
  'reminder-hours': reminder,
  'move-proposed': () => ({
    subject: 'Sopiiko uusi aika?',
    lines: [
      'Ehdotamme uutta aikaa. Sopiiko se?',
      'Sovittu aika on voimassa, kunnes uusi on sovittu.',
      'Kyllä tai ei, kumpikin auttaa.',
    ],
    action: 'Vastaa tästä',
    facts: true,
  }),
  moved: (s) => ({
    subject: s.slot ? `Uusi aika: ${s.slot}` : 'Uusi aika on sovittu',
    lines: s.told === 'calendar' ? forCalendar : ['Uusi aika on sovittu. Aiempi aika ei enää päde.'],
    action: 'Katso ohjeet',
    facts: true,
  }),
  'move-declined': () => ({
    subject: 'Ehdottamasi aika ei tällä kertaa käy',
    lines: ['Ehdottamasi uusi aika ei tällä kertaa käy.', 'Sovittu aika on voimassa.'],
    action: 'Katso tiedot',
    facts: true,
  }),
  'place-changed': (s) => ({
    subject: s.start ? `Paikka tai ohjeet muuttuivat: ${s.start}` : 'Paikka tai ohjeet muuttuivat',
    lines:
      s.told === 'calendar'
        ? forCalendar
        : ['Sovitun ajan paikka tai ohjeet muuttuivat. Aika on sama.', 'Uudet tiedot ovat linkin takana.'],
    action: 'Katso ohjeet',
    facts: true,
  }),
  'worker-coming': (s) => ({
    subject: s.start ? `Tulossa: ${s.start}` : 'Yhteyshenkilösi on tulossa',
    lines: [
      s.late === undefined ? 'Yhteyshenkilösi on tulossa.' : `Yhteyshenkilösi tulee noin ${s.late} min sovittua myöhemmin.`,
      'Sinun ei tarvitse tehdä mitään.',
    ],
    action: 'Katso ohjeet',
    facts: true,
  }),
  cancelled: (s) =>
    s.all
      ? {
          subject: `Peruttu: ${s.all.count} aikaa`,
          lines: [
            `${s.all.count} sovittua aikaa (${s.all.first} – ${s.all.last}) on peruttu. Syy ei ole sinussa.`,
            'Kiitos, että olit valmis.',
          ],
          action: 'Katso luettelo',
          facts: false,
        }
      : s.again
        ? {
            subject: 'Vanha kalenterimerkintä poistuu',
            lines: [
              'Aika on sovittu kanssasi uudelleen ja on voimassa.',
              'Tämä viesti poistaa kalenteristasi vain vanhan merkinnän.',
            ],
            action: 'Katso tiedot',
            facts: true,
          }
        : s.told === 'calendar'
          ? {
              subject: s.start ? `Peruttu: ${s.start}` : 'Sovittu aika on peruttu',
              lines: ['Tämä viesti poistaa perutun ajan kalenteristasi.', 'Kaikki perutut ajat ovat toisessa viestissä.'],
              action: 'Katso tiedot',
              facts: true,
            }
          : s.told === 'own'
            ? own(s)
            : {
                subject: s.start ? `Peruttu: ${s.start}` : 'Sovittu aika on peruttu',
                lines: ['Aika on peruttu. Syy ei ole sinussa.', 'Kiitos, että olit valmis.'],
                action: 'Katso tiedot',
                facts: true,
              },
  ended: () => ({
    subject: 'Kiitos, että olet ollut mukana',
    lines: [
      'Kiitos, että olet ollut mukana. Tämä on nyt päättynyt.',
      'Muihin aikoihisi se ei vaikuta. Kysymme taas, kun sopivaa tulee.',
    ],
    action: 'Katso tiedot',
    facts: false,
  }),
  thanks: ({ day, inDays = 0 }) => ({
    subject: 'Kiitos ajastasi',
    lines: [
      day === undefined || inDays === 0 ? 'Kiitos tästä päivästä!' : `Kiitos ajastasi ${day}!`,
      'Jäikö jotain mieleen? Soita, niin jutellaan.',
    ],
    action: 'Omat aikasi',
    facts: false,
  }),
  'own-link': () => ({
    subject: 'Linkki omalle sivullesi',
    lines: ['Tässä on linkki omalle sivullesi.', 'Jos et pyytänyt linkkiä, soita meille.'],
    action: 'Omat aikasi',
    facts: false,
  }),
  'going-on': (s) => ({
    subject: s.deadline ? `Jatkatko mukana? Vastaa ${s.deadline} mennessä` : 'Jatkatko mukana?',
    lines: [
      'Sopiiko, että jatkat mukana?',
      'Kyllä tai ei, kumpikin auttaa.',
      'Jos aikoja on sovittu, ne pysyvät, kunnes toisin kerrotaan.',
    ],
    action: 'Vastaa tästä',
    facts: false,
  }),
  'sms-reply': () => ({
    subject: 'Vastauksemme viestiisi',
    lines: ['Kiitos viestistäsi. Vastaamme siihen tekstiviestillä.'],
    action: 'Omat aikasi',
    facts: false,
  }),
}

function reminder(s: Said): Letter {
  return {
    subject: s.start ? `Muistathan ajan ${s.start}` : 'Muistathan sovitun ajan',
    lines: ['Muistathan sovitun ajan. Ohjeet ovat linkin takana.', 'Jos tulee este, soita heti.'],
    action: 'Katso ohjeet',
    facts: true,
  }
}

function question(s: Said): string {
  if (!s.slot) return 'Ehtisitkö mukaan? Aika sovitaan yhdessä.'
  return s.more === 0 ? 'Ehtisitkö tähän aikaan?' : 'Ehtisitkö johonkin näistä ajoista? Yksi riittää.'
}

/** What the reader did themselves is no news that somebody else brings, and nothing to be comforted about. */
function own(s: Said): Letter {
  return {
    subject: s.start ? `Kirjattu: et ole mukana ${s.start}` : 'Kirjattu: et ole mukana',
    lines: ['Kirjasimme, ettet ole mukana.', 'Kiitos, että kerroit. Sinun ei tarvitse tehdä muuta.'],
    action: 'Katso tiedot',
    facts: s.slot !== undefined,
  }
}
