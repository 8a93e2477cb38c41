import type { sms as fi } from '../fi/sms.ts'
import type { Said } from '../message.ts'
import { replies } from './sms-answers.ts'

/** The first letter large, the rest as it is: `ons 25.11` may begin a sentence. */
const big = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const others = (n: number): string => (n === 0 ? '' : n === 1 ? ' (+1 annan tid)' : ` (+${n} andra tider)`)
const soon = (inDays: number | undefined): string => (inDays === 0 ? 'I dag ' : inDays === 1 ? 'I morgon ' : 'Kom ihåg: ')

/** `, Nådendal`; nothing where the name has no letter an SMS carries. */
const at = ({ where }: Said): string => where && `, ${where}`

/** `Svara senast mån kl. 12: {link}` */
const answer = ({ deadline, link }: Said): string => (deadline ? `Svara senast ${deadline}: ${link}` : `Svara: ${link}`)

/** As the Finnish ones: wordings from the fullest to the barest, words dropped whole, each says where to answer, look or phone. */
export const sms: typeof fi = {
  offer: (s) =>
    s.slot
      ? [
          `Hej! Skulle du hinna ${s.slot}${others(s.more)}${at(s)}? Ja eller nej, båda hjälper. ${answer(s)}`,
          `Hej! Hinner du ${s.slot}${others(s.more)}${at(s)}? Ja eller nej, båda hjälper. ${answer(s)}`,
          `Hej! Skulle du hinna ${s.slot}${others(s.more)}${at(s)}? ${answer(s)}`,
          `Hinner du ${s.slot}${others(s.more)}${at(s)}? ${answer(s)}`,
          `Skulle du hinna ${s.slot}${others(s.more)}? ${answer(s)}`,
          `Hej! Skulle du hinna? ${answer(s)}`,
        ]
      : [
          `Hej! Skulle du hinna vara med${at(s)}? Tiden bestäms tillsammans. Ja eller nej, båda hjälper. ${answer(s)}`,
          `Hej! Skulle du hinna vara med${at(s)}? Tiden bestäms tillsammans. ${answer(s)}`,
          `Hej! Skulle du hinna vara med? ${answer(s)}`,
        ],
  'offer-withdrawn': (s) =>
    s.told === 'own'
      ? own(s)
      : [
          ...(s.start
            ? [
                `Hej! Du behöver inte längre svara på frågan om ${s.start}${others(s.more)}. Tack, vi frågar igen. Mer info: ${s.link}`,
              ]
            : []),
          `Hej! Du behöver inte längre svara på vår förfrågan. Tack, vi frågar igen. Mer info: ${s.link}`,
        ],
  'proposal-ended': (s) => [
    ...(s.start
      ? [`Hej! Tiden du föreslog, ${s.start}, gick inte att ordna. Tack för förslaget, vi frågar igen. Mer info: ${s.link}`]
      : []),
    `Hej! Tiden du föreslog gick inte att ordna. Tack för förslaget, vi frågar igen. Mer info: ${s.link}`,
  ],
  released: (s) =>
    s.told === 'own'
      ? own(s)
      : [
          ...(s.start
            ? [
                `Tiden ${s.start} bokades inte den här gången. Den är ledig igen. Tack för att du ville ställa upp. Mer info: ${s.link}`,
                `Tiden ${s.start} bokades inte den här gången. Den är ledig igen. Tack, vi frågar igen. Mer info: ${s.link}`,
              ]
            : []),
          `Ingen tid bokades den här gången. Tack för att du ville ställa upp. Vi frågar igen. Mer info: ${s.link}`,
        ],
  agreed: (s) =>
    s.slot
      ? [
          `Tack, det är bestämt! ${big(s.slot)}${at(s)}. ${s.placed ? 'Plats och anvisningar' : 'Anvisningar'}: ${s.link} Förhinder? Ring ${s.phone}`,
          `Tack, det är bestämt! ${big(s.slot)}${at(s)}. Anvisningar: ${s.link} Förhinder? Ring ${s.phone}`,
          `Tack, det är bestämt! ${big(s.slot)}. Anvisningar: ${s.link} Förhinder? Ring ${s.phone}`,
          `Tack, det är bestämt! Tid och anvisningar: ${s.link} Förhinder? Ring ${s.phone}`,
        ]
      : [
          `Tack, det är bestämt! Tiden är inte bestämd. I länken ser du vem som ringer först: ${s.link} Frågor? Ring ${s.phone}`,
          `Tack, det är bestämt! Mer info: ${s.link} Ring ${s.phone}`,
        ],
  booked: (s) => [
    ...(s.told === 'together'
      ? [
          ...(s.slot
            ? [`Vi har antecknat att ni bestämt en tid: ${s.slot}${at(s)}. Om den inte passar, berätta genast: ${s.link}`]
            : []),
          `Vi har antecknat att ni bestämt en tid. Om den inte passar, berätta genast: ${s.link}`,
        ]
      : []),
    ...(s.told === 'kept' && s.slot
      ? [
          `Den bestämda tiden gäller: ${s.slot}${at(s)}. Anvisningar: ${s.link} Förhinder? Ring ${s.phone}`,
          `Den bestämda tiden gäller: ${s.slot}. Anvisningar: ${s.link} Förhinder? Ring ${s.phone}`,
        ]
      : []),
    ...(s.slot
      ? [
          `Tiden är bestämd: ${s.slot}${at(s)}. Anvisningar: ${s.link} Förhinder? Ring ${s.phone}`,
          `Tiden är bestämd: ${s.slot}. Anvisningar: ${s.link} Förhinder? Ring ${s.phone}`,
        ]
      : []),
    `Tiden är bestämd. Mer info: ${s.link} Förhinder? Ring ${s.phone}`,
  ],
  'time-asked': (s) => [
    ...(s.slot
      ? [
          `Hej! Skulle tiden ${s.slot}${at(s)} passa? Ja eller nej, båda hjälper. ${answer(s)}`,
          `Hej! Skulle tiden ${s.slot}${at(s)} passa? ${answer(s)}`,
          `Skulle tiden ${s.slot} passa? ${answer(s)}`,
        ]
      : []),
    `Hej! Skulle en ny tid passa? ${answer(s)}`,
  ],
  'reminder-day': (s) => reminder(s),
  'reminder-hours': (s) => reminder(s),
  'move-proposed': (s) => [
    ...(s.slot && s.previousDay
      ? [
          `Ny tid ${s.slot}${at(s)}, passar den? Den bestämda tiden ${s.previousDay} gäller tills dess. Svara: ${s.link}`,
          `Ny tid ${s.slot}${at(s)}, passar den? Tiden ${s.previousDay} gäller tills dess. Svara: ${s.link}`,
          `Ny tid ${s.slot}, passar den? Tiden ${s.previousDay} gäller tills dess. Svara: ${s.link}`,
        ]
      : []),
    ...(s.slot ? [`Ny tid ${s.slot}${at(s)}, passar den? Den bestämda tiden gäller tills dess. Svara: ${s.link}`] : []),
    `Vi föreslår en ny tid, passar den? Den bestämda tiden gäller tills dess. Svara: ${s.link}`,
  ],
  moved: (s) => [
    ...(s.slot && s.previousDay
      ? [
          `Ny tid bestämd: ${s.slot}${at(s)}. Tiden ${s.previousDay} gäller inte längre. Anvisningar: ${s.link}`,
          `Ny tid: ${s.slot}. Tiden ${s.previousDay} gäller inte längre. Anvisningar: ${s.link}`,
        ]
      : []),
    ...(s.slot ? [`En ny tid är bestämd: ${s.slot}${at(s)}. Anvisningar: ${s.link}`] : []),
    `En ny tid är bestämd, den tidigare gäller inte längre. Anvisningar: ${s.link}`,
  ],
  'move-declined': (s) => [
    // The slot is the time agreed before: what was proposed is not in the facts.
    ...(s.start ? [`Den nya tiden du föreslog passar inte den här gången. Tiden ${s.start} gäller. Mer info: ${s.link}`] : []),
    `Den nya tiden du föreslog passar inte den här gången. Den bestämda tiden gäller. Mer info: ${s.link}`,
  ],
  'place-changed': (s) => [
    ...(s.slot
      ? [
          `Platsen eller anvisningarna har ändrats: ${s.slot}${at(s)}. Tiden är densamma. Se: ${s.link}`,
          `Platsen eller anvisningarna har ändrats: ${s.slot}. Se: ${s.link}`,
        ]
      : []),
    `Platsen eller anvisningarna för din tid har ändrats. Se: ${s.link}`,
  ],
  'worker-coming': (s) => [
    ...(s.start ? [`Din kontakt är på väg${later(s)}: ${s.start}. Mer info: ${s.link} Ring ${s.phone}`] : []),
    `Din kontakt är på väg${later(s)}. Mer info: ${s.link} Ring ${s.phone}`,
  ],
  cancelled: (s) =>
    s.all
      ? [
          `${s.all.count} bestämda tider är avbokade (${s.all.first} - ${s.all.last}). Det beror inte på dig. Tack. Lista: ${s.link}`,
          `${s.all.count} bestämda tider är avbokade. Det beror inte på dig. Lista: ${s.link}`,
        ]
      : s.told === 'own'
        ? own(s)
        : [
            ...(s.start
              ? [
                  `Tiden ${s.start} är avbokad. Det beror inte på dig. Tack för att du ville ställa upp. Mer info: ${s.link}`,
                  `Tiden ${s.start} är avbokad. Det beror inte på dig. Mer info: ${s.link}`,
                ]
              : []),
            `Tiden är avbokad. Det beror inte på dig. Mer info: ${s.link}`,
          ],
  ended: (s) => [
    `Tack för att du har varit med. Det här är nu avslutat. Dina andra tider påverkas inte. Mer info: ${s.link} Ring ${s.phone}`,
    `Tack för att du har varit med. Det här är nu avslutat. Dina andra tider påverkas inte. Mer info: ${s.link}`,
  ],
  thanks: (s) => [
    `${thanks(s)} Dina tider: ${s.link} Är det något du funderar på? Ring ${s.phone}`,
    `${thanks(s)} Dina tider: ${s.link}`,
  ],
  'own-link': (s) => [`Länk till din egen sida: ${s.link} Om du inte bad om länken, ring ${s.phone}`],
  'going-on': (s) => [
    `Hej! Passar det att du fortsätter vara med? Ja eller nej, båda hjälper. ${answer(s)}`,
    `Hej! Fortsätter du vara med? ${answer(s)}`,
  ],
  'sms-reply': (s) => replies[s.reply ?? 'nothing'](s),
}

/** ` cirka 10 min senare än avtalat` */
const later = ({ late }: Said): string => (late === undefined ? '' : ` cirka ${late} min senare än avtalat`)

const thanks = ({ day, inDays = 0 }: Said): string =>
  day === undefined || inDays === 0 ? 'Tack för i dag!' : `Tack för din tid ${day}!`

function reminder(s: Said): readonly string[] {
  const when = s.slot && `${soon(s.inDays)}${s.slot}`
  return [
    ...(when
      ? [
          `${when}${at(s)}. Anvisningar: ${s.link} Om du får förhinder, ring genast ${s.phone}.`,
          `${when}${at(s)}. Anvisningar: ${s.link} Förhinder? Ring ${s.phone}`,
          `${when}. Anvisningar: ${s.link} Förhinder? Ring ${s.phone}`,
        ]
      : []),
    `Kom ihåg den bestämda tiden. Anvisningar: ${s.link} Förhinder? Ring ${s.phone}`,
  ]
}

/** To whoever cannot come, and said so. */
const own = (s: Said): readonly string[] => [
  ...(s.start
    ? [`Vi har antecknat att du inte är med ${s.start}${others(s.more)}. Tack för att du berättade. Mer info: ${s.link}`]
    : []),
  `Vi har antecknat att du inte är med. Tack för att du berättade. Mer info: ${s.link}`,
]
