import type { SmsReply } from '#core/records/notice.ts'
import type { Said } from '../message.ts'

/** `, Naantali`; nothing where the name has no letter an SMS carries. */
const at = ({ where }: Said): string => where && `, ${where}`
const code = ({ codes: [first = ''] = [] }: Said): string => first
const by = ({ deadline }: Said): string => (deadline ? ` ${deadline} mennessä` : '')

/** `Vastaa ma klo 12 mennessä K7 kyllä tai K7 ei, tai {link}` */
const answer = (s: Said): string => `Vastaa${by(s)} ${code(s)} kyllä tai ${code(s)} ei, tai ${s.link}`
/** Of several times, or none, one is chosen on the page; a no needs none. */
const choose = (s: Said): string => `Vastaa${by(s)}: ${s.link} Jos et: ${code(s)} ei`
const more = (n: number): string => (n === 1 ? ' (+1 muu aika)' : ` (+${n} muuta aikaa)`)

/** What is asked from a number that receives: with the code to answer by. From the fullest to the barest, as every SMS. */
export const coded = {
  offer: (s: Said): readonly string[] =>
    s.slot === undefined
      ? [`Hei! Ehtisitkö mukaan${at(s)}? Aika sovitaan yhdessä. ${choose(s)}`, `Hei! Ehtisitkö mukaan? ${choose(s)}`]
      : s.more > 0
        ? [
            `Hei! Ehtisitkö ${s.slot}${more(s.more)}${at(s)}? ${choose(s)}`,
            `Ehtisitkö ${s.slot}${more(s.more)}? ${choose(s)}`,
            `Hei! Ehtisitkö? ${choose(s)}`,
          ]
        : [
            `Hei! Ehtisitkö ${s.slot}${at(s)}? Kumpikin vastaus auttaa. ${answer(s)}`,
            `Hei! Ehtisitkö ${s.slot}${at(s)}? ${answer(s)}`,
            `Ehtisitkö ${s.slot}? ${answer(s)}`,
            `Ehtisitkö ${s.start}? ${answer(s)}`,
          ],
  'time-asked': (s: Said): readonly string[] => [
    `Hei! Sopisiko aika ${s.slot}${at(s)}? Kumpikin vastaus auttaa. ${answer(s)}`,
    `Hei! Sopisiko aika ${s.slot}${at(s)}? ${answer(s)}`,
    `Sopisiko aika ${s.slot}? ${answer(s)}`,
    `Sopisiko aika ${s.start}? ${answer(s)}`,
  ],
  'move-proposed': (s: Said): readonly string[] => [
    ...(s.previousDay ? [`Sopisiko uusi aika ${s.slot}${at(s)}? Sovittu ${s.previousDay} pätee siihen asti. ${answer(s)}`] : []),
    `Sopisiko uusi aika ${s.slot}? Sovittu aika pätee siihen asti. ${answer(s)}`,
    `Uusi aika ${s.start}? Sovittu pätee siihen asti. Vastaa ${code(s)} kyllä tai ${code(s)} ei: ${s.link}`,
  ],
  'going-on': (s: Said): readonly string[] => [
    `Hei! Sopiiko, että jatkat mukana? Kumpikin vastaus auttaa. ${choose(s)}`,
    `Hei! Jatkatko mukana? ${choose(s)}`,
  ],
}

/** `K7: ke 25.11. klo 13.30` */
const listed = ({ codes = [], asks = [] }: Said): string =>
  codes.map((one, n) => `${one}: ${asks[n] ?? 'katso linkki'}`).join('; ')

/** What is said as an example must be one that a yes counts for. */
const whichOf = (s: Said): readonly string[] =>
  s.asks?.[0] === undefined
    ? [
        `Kiitos! Mihin vastaat? ${listed(s)}. Vastaa linkistä: ${s.link} Jos et: ${code(s)} ei`,
        `${listed(s)}. Vastaa linkistä: ${s.link} Ei mikään? ${code(s)} ei`,
      ]
    : [
        `Kiitos! Mihin vastaat? ${listed(s)}. Vastaa näin: ${code(s)} kyllä tai ${code(s)} ei. Omat aikasi: ${s.link}`,
        `Mihin vastaat? ${listed(s)}. Esim. ${code(s)} kyllä tai ei. ${s.link}`,
        `Mihin vastaat? ${listed(s)}. Tai: ${s.link}`,
      ]

/** To what a partner wrote by SMS: what became of it. */
export const replies: Readonly<Record<SmsReply, (s: Said) => readonly string[]>> = {
  yes: (s) => [
    ...(s.start && code(s)
      ? [
          `Kiitos! Kirjasimme: kyllä, ${s.start}. Tehtävä: ${s.link} Kerromme, kun se varmistuu. Jos tulee este: ${code(s)} ei`,
          `Kiitos! Kyllä, ${s.start}. Tehtävä: ${s.link} Jos tulee este: ${code(s)} ei`,
        ]
      : []),
    `Kiitos! Kirjasimme: kyllä. Tehtävä: ${s.link} Jos tulee este, kerro linkistä.`,
  ],
  agreed: (s) => [
    ...(s.start ? [`Kiitos! Kirjasimme: kyllä, ${s.start}. Tiedot: ${s.link} Jos tulee este, soita ${s.phone}`] : []),
    `Kiitos! Kirjasimme: kyllä. Tiedot: ${s.link} Este? Soita ${s.phone}`,
  ],
  no: (s) => [
    `Kiitos vastauksesta! Kirjasimme: ei. Se on ihan hyvä vastaus. Tiedot: ${s.link}`,
    `Kiitos! Kirjasimme: ei. Tiedot: ${s.link}`,
  ],
  choose: (s) => [
    `Kiitos! Tähän vastataan linkistä, jossa näet ajat ja valinnat: ${s.link} Ei onnistu? Soita ${s.phone}`,
    `Kiitos! Tähän vastataan linkistä: ${s.link}`,
  ],
  which: (s) => [...(code(s) ? whichOf(s) : []), `Kiitos! Vastaa tästä linkistä: ${s.link}`],
  nothing: (s) => [
    `Kiitos! Juuri nyt emme odota sinulta vastausta. Omat aikasi: ${s.link} Kysyttävää? Soita ${s.phone}`,
    `Kiitos! Emme odota nyt vastausta. Omat aikasi: ${s.link}`,
  ],
  over: (s) => [`Kiitos vastauksesta! Tähän ei tarvitse enää vastata. Kysymme taas. Tiedot: ${s.link}`],
  settled: (s) => [
    `Kiitos, että kerroit. Aika on jo sovittu. Jos et pääse, peru se tästä: ${s.link} tai soita ${s.phone}`,
    `Aika on jo sovittu. Este? Peru: ${s.link} tai soita ${s.phone}`,
  ],
  'passed-on': (s) => [
    `Kiitos viestistäsi! Koordinaattori lukee sen. Jos asialla on kiire, soita ${s.phone}. Omat aikasi: ${s.link}`,
    `Kiitos! Koordinaattori lukee viestisi. Kiire? Soita ${s.phone}`,
  ],
  withheld: (s) => [
    `Kiitos viestistäsi! Siinä oli tietoja, joita emme tallenna, joten emme lukeneet sitä. Soita ${s.phone}, niin jutellaan.`,
    `Kiitos! Emme tallentaneet viestiäsi. Soita ${s.phone}`,
  ],
}
