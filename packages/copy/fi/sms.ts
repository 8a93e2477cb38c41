import type { PartnerTemplate } from '#core/records/templates.ts'
import type { Said } from '../message.ts'
import { replies } from './sms-answers.ts'

/** The first letter large, the rest as it is: `ke 25.11.` may begin a sentence. */
const big = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const muuta = (n: number): string => (n === 0 ? '' : n === 1 ? ' (+1 muu aika)' : ` (+${n} muuta aikaa)`)
const soon = (inDays: number | undefined): string => (inDays === 0 ? 'Tänään ' : inDays === 1 ? 'Huomenna ' : 'Muistathan: ')

/** `, Naantali`; nothing where the name has no letter an SMS carries. */
const at = ({ where }: Said): string => where && `, ${where}`

/** `Vastaa ma klo 12 mennessä: {link}` */
const answer = ({ deadline, link }: Said): string => (deadline ? `Vastaa ${deadline} mennessä: ${link}` : `Vastaa: ${link}`)

/**
 * Each SMS as wordings from the fullest to the barest; the first that fits one part goes. Words are dropped whole,
 * never cut. Every wording says where to answer, look or phone.
 */
export const sms: Readonly<Record<PartnerTemplate, (said: Said) => readonly string[]>> = {
  offer: (s) =>
    s.slot
      ? [
          `Hei! Ehtisitkö ${s.slot}${muuta(s.more)}${at(s)}? Kyllä tai ei, kumpikin auttaa. ${answer(s)}`,
          `Hei! Ehtisitkö ${s.slot}${muuta(s.more)}${at(s)}? ${answer(s)}`,
          `Ehtisitkö ${s.slot}${muuta(s.more)}? ${answer(s)}`,
          `Hei! Ehtisitkö? ${answer(s)}`,
        ]
      : [
          `Hei! Ehtisitkö mukaan${at(s)}? Aika sovitaan yhdessä. Kyllä tai ei, kumpikin auttaa. ${answer(s)}`,
          `Hei! Ehtisitkö mukaan${at(s)}? Aika sovitaan yhdessä. ${answer(s)}`,
          `Hei! Ehtisitkö mukaan? ${answer(s)}`,
        ],
  'offer-withdrawn': (s) =>
    s.told === 'own'
      ? own(s)
      : [
          ...(s.start
            ? [
                `Hei! Kyselyyn ajasta ${s.start}${muuta(s.more)} ei tarvitse enää vastata. Kiitos, kysymme taas. Tiedot: ${s.link}`,
              ]
            : []),
          `Hei! Kyselyymme ei tarvitse enää vastata. Kiitos, kysymme taas. Tiedot: ${s.link}`,
        ],
  'proposal-ended': (s) => [
    ...(s.start
      ? [`Hei! Emme saaneet sovittua ehdottamaasi aikaa ${s.start}. Kiitos ehdotuksesta, kysymme taas. Tiedot: ${s.link}`]
      : []),
    `Hei! Emme saaneet sovittua ehdottamaasi aikaa. Kiitos ehdotuksesta, kysymme taas. Tiedot: ${s.link}`,
  ],
  released: (s) =>
    s.told === 'own'
      ? own(s)
      : [
          ...(s.start
            ? [
                `Aikaa ${s.start} ei tällä kertaa sovittu. Se on taas vapaa. Kiitos, että olit valmis. Kysymme taas. Tiedot: ${s.link}`,
                `Aikaa ${s.start} ei tällä kertaa sovittu. Se on taas vapaa. Kiitos, kysymme taas. Tiedot: ${s.link}`,
              ]
            : []),
          `Aikaa ei tällä kertaa sovittu. Kiitos, että olit valmis. Kysymme taas. Tiedot: ${s.link}`,
        ],
  agreed: (s) =>
    s.slot
      ? [
          `Kiitos, sovittu! ${big(s.slot)}${at(s)}. ${s.placed ? 'Tarkka paikka ja ohjeet' : 'Ohjeet'}: ${s.link} Este? Soita ${s.phone}`,
          `Kiitos, sovittu! ${big(s.slot)}${at(s)}. Ohjeet: ${s.link} Este? Soita ${s.phone}`,
          `Kiitos, sovittu! ${big(s.slot)}. Ohjeet: ${s.link} Este? Soita ${s.phone}`,
          `Kiitos, sovittu! Aika ja ohjeet: ${s.link} Este? Soita ${s.phone}`,
        ]
      : [
          `Kiitos, sovittu! Aika sovitaan vielä. Linkistä näet, kuka soittaa ensin: ${s.link} Kysyttävää? Soita ${s.phone}`,
          `Kiitos, sovittu! Tiedot: ${s.link} Soita ${s.phone}`,
        ],
  booked: (s) => [
    ...(s.told === 'together'
      ? [
          ...(s.slot ? [`Kirjasimme, että sovitte ajan: ${s.slot}${at(s)}. Jos se ei sovi, kerro heti: ${s.link}`] : []),
          `Kirjasimme, että sovitte ajan. Jos se ei sovi, kerro heti: ${s.link}`,
        ]
      : []),
    ...(s.told === 'kept' && s.slot
      ? [
          `Sovittu aika on voimassa: ${s.slot}${at(s)}. Ohjeet: ${s.link} Este? Soita ${s.phone}`,
          `Sovittu aika on voimassa: ${s.slot}. Ohjeet: ${s.link} Este? Soita ${s.phone}`,
        ]
      : []),
    ...(s.slot
      ? [
          `Aika on sovittu: ${s.slot}${at(s)}. Ohjeet: ${s.link} Este? Soita ${s.phone}`,
          `Aika on sovittu: ${s.slot}. Ohjeet: ${s.link} Este? Soita ${s.phone}`,
        ]
      : []),
    `Aika on sovittu. Tiedot: ${s.link} Este? Soita ${s.phone}`,
  ],
  'time-asked': (s) => [
    ...(s.slot
      ? [
          `Hei! Sopisiko aika ${s.slot}${at(s)}? Kyllä tai ei, kumpikin auttaa. ${answer(s)}`,
          `Hei! Sopisiko aika ${s.slot}${at(s)}? ${answer(s)}`,
          `Sopisiko aika ${s.slot}? ${answer(s)}`,
        ]
      : []),
    `Hei! Sopisiko uusi aika? ${answer(s)}`,
  ],
  'reminder-day': (s) => reminder(s),
  'reminder-hours': (s) => reminder(s),
  'move-proposed': (s) => [
    ...(s.slot && s.previousDay
      ? [
          `Sopisiko uusi aika ${s.slot}${at(s)}? Sovittu ${s.previousDay} pätee siihen asti. Vastaa: ${s.link}`,
          `Sopisiko uusi aika ${s.slot}? Sovittu ${s.previousDay} pätee siihen asti. Vastaa: ${s.link}`,
        ]
      : []),
    ...(s.slot ? [`Sopisiko uusi aika ${s.slot}${at(s)}? Sovittu aika pätee siihen asti. Vastaa: ${s.link}`] : []),
    `Ehdotamme uutta aikaa, sopiiko? Sovittu aika pätee siihen asti. Vastaa: ${s.link}`,
  ],
  moved: (s) => [
    ...(s.slot && s.previousDay
      ? [
          `Uusi aika on sovittu: ${s.slot}${at(s)}. Aiempi aika ${s.previousDay} ei enää päde. Ohjeet: ${s.link}`,
          `Uusi aika: ${s.slot}. Aiempi aika ${s.previousDay} ei enää päde. Ohjeet: ${s.link}`,
        ]
      : []),
    ...(s.slot ? [`Uusi aika on sovittu: ${s.slot}${at(s)}. Ohjeet: ${s.link}`] : []),
    `Uusi aika on sovittu, aiempi ei enää päde. Ohjeet: ${s.link}`,
  ],
  'move-declined': (s) => [
    // The slot is the time agreed before: what was proposed is not in the facts.
    ...(s.start ? [`Ehdottamasi uusi aika ei tällä kertaa käy. Sovittu ${s.start} on voimassa. Tiedot: ${s.link}`] : []),
    `Ehdottamasi uusi aika ei tällä kertaa käy. Sovittu aika on voimassa. Tiedot: ${s.link}`,
  ],
  'place-changed': (s) => [
    ...(s.slot
      ? [
          `Paikka tai ohjeet muuttuivat: ${s.slot}${at(s)}. Aika on sama. Katso: ${s.link}`,
          `Paikka tai ohjeet muuttuivat: ${s.slot}. Katso: ${s.link}`,
        ]
      : []),
    `Sovitun ajan paikka tai ohjeet muuttuivat. Katso: ${s.link}`,
  ],
  'worker-coming': (s) => [
    ...(s.start ? [`Yhteyshenkilösi on tulossa${later(s)}: ${s.start}. Tiedot: ${s.link} Soita ${s.phone}`] : []),
    `Yhteyshenkilösi on tulossa${later(s)}. Tiedot: ${s.link} Soita ${s.phone}`,
  ],
  cancelled: (s) =>
    s.all
      ? [
          `${s.all.count} sovittua aikaa on peruttu (${s.all.first} - ${s.all.last}). Syy ei ole sinussa. Kiitos. Luettelo: ${s.link}`,
          `${s.all.count} sovittua aikaa on peruttu. Syy ei ole sinussa. Luettelo: ${s.link}`,
        ]
      : s.told === 'own'
        ? own(s)
        : [
            ...(s.start
              ? [
                  `${big(s.start)} on peruttu. Syy ei ole sinussa. Kiitos, että olit valmis. Tiedot: ${s.link}`,
                  `${big(s.start)} on peruttu. Syy ei ole sinussa. Tiedot: ${s.link}`,
                ]
              : []),
            `Sovittu aika on peruttu. Syy ei ole sinussa. Tiedot: ${s.link}`,
          ],
  ended: (s) => [
    `Kiitos, että olet ollut mukana. Tämä on nyt päättynyt. Muihin aikoihisi se ei vaikuta. Tiedot: ${s.link} Soita ${s.phone}`,
    `Kiitos, että olet ollut mukana. Tämä on nyt päättynyt. Muihin aikoihisi se ei vaikuta. Tiedot: ${s.link}`,
  ],
  thanks: (s) => [
    `${thanks(s)} Omat aikasi: ${s.link} Jäikö jotain mieleen? Soita ${s.phone}`,
    `${thanks(s)} Omat aikasi: ${s.link}`,
  ],
  'own-link': (s) => [`Linkki omalle sivullesi: ${s.link} Jos et pyytänyt linkkiä, soita ${s.phone}`],
  'going-on': (s) => [
    `Hei! Sopiiko, että jatkat mukana? Kyllä tai ei, kumpikin auttaa. ${answer(s)}`,
    `Hei! Jatkatko mukana? ${answer(s)}`,
  ],
  'sms-reply': (s) => replies[s.reply ?? 'nothing'](s),
}

/** ` noin 10 min sovittua myöhemmin` */
const later = ({ late }: Said): string => (late === undefined ? '' : ` noin ${late} min sovittua myöhemmin`)

/** How it went may be told days later. */
const thanks = ({ day, inDays = 0 }: Said): string =>
  day === undefined || inDays === 0 ? 'Kiitos tästä päivästä!' : `Kiitos ajastasi ${day}!`

function reminder(s: Said): readonly string[] {
  const when = s.slot && `${soon(s.inDays)}${s.slot}`
  return [
    ...(when
      ? [
          `${when}${at(s)}. Ohjeet: ${s.link} Jos tulee este, soita heti ${s.phone}.`,
          `${when}. Ohjeet: ${s.link} Jos tulee este, soita heti ${s.phone}.`,
          `${when}. Ohjeet: ${s.link} Este? Soita ${s.phone}`,
        ]
      : []),
    `Muistathan sovitun ajan. Ohjeet: ${s.link} Este? Soita ${s.phone}`,
  ]
}

/** To whoever cannot come, and said so. */
const own = (s: Said): readonly string[] => [
  ...(s.start ? [`Kirjasimme, ettet ole mukana ${s.start}${muuta(s.more)}. Kiitos, että kerroit. Tiedot: ${s.link}`] : []),
  `Kirjasimme, ettet ole mukana. Kiitos, että kerroit. Tiedot: ${s.link}`,
]
