import type { coded as fi, replies as fiReplies } from '../fi/sms-answers.ts'
import type { Said } from '../message.ts'

const at = ({ where }: Said): string => where && `, ${where}`
const code = ({ codes: [first = ''] = [] }: Said): string => first
const by = ({ deadline }: Said): string => (deadline ? ` senast ${deadline}` : '')

/** `Svara senast mån kl. 12 K7 ja eller K7 nej, eller {link}` */
const answer = (s: Said): string => `Svara${by(s)} ${code(s)} ja eller ${code(s)} nej, eller ${s.link}`
const choose = (s: Said): string => `Svara${by(s)}: ${s.link} Om inte: ${code(s)} nej`
const more = (n: number): string => (n === 1 ? ' (+1 annan tid)' : ` (+${n} andra tider)`)

/** As the Finnish ones. */
export const coded: typeof fi = {
  offer: (s) =>
    s.slot === undefined
      ? [
          `Hej! Skulle du hinna vara med${at(s)}? Tiden bestäms tillsammans. ${choose(s)}`,
          `Hej! Skulle du hinna vara med? ${choose(s)}`,
        ]
      : s.more > 0
        ? [
            `Hej! Skulle du hinna ${s.slot}${more(s.more)}${at(s)}? ${choose(s)}`,
            `Hinner du ${s.slot}${more(s.more)}? ${choose(s)}`,
            `Hej! Skulle du hinna? ${choose(s)}`,
          ]
        : [
            `Hej! Skulle du hinna ${s.slot}${at(s)}? Båda svaren hjälper. ${answer(s)}`,
            `Hej! Skulle du hinna ${s.slot}${at(s)}? ${answer(s)}`,
            `Hinner du ${s.slot}? ${answer(s)}`,
            `Hinner du ${s.start}? ${answer(s)}`,
          ],
  'time-asked': (s) => [
    `Hej! Skulle tiden ${s.slot}${at(s)} passa? Båda svaren hjälper. ${answer(s)}`,
    `Hej! Skulle tiden ${s.slot}${at(s)} passa? ${answer(s)}`,
    `Skulle tiden ${s.slot} passa? ${answer(s)}`,
    `Passar ${s.start}? ${answer(s)}`,
  ],
  'move-proposed': (s) => [
    ...(s.previousDay ? [`Ny tid ${s.slot}${at(s)}, passar den? Tiden ${s.previousDay} gäller tills dess. ${answer(s)}`] : []),
    `Ny tid ${s.slot}, passar den? Den bestämda tiden gäller tills dess. ${answer(s)}`,
    `Passar en ny tid, ${s.start}? Den gamla gäller tills dess. Svara ${code(s)} ja eller ${code(s)} nej: ${s.link}`,
  ],
  'going-on': (s) => [
    `Hej! Passar det att du fortsätter vara med? Båda svaren hjälper. ${choose(s)}`,
    `Hej! Fortsätter du vara med? ${choose(s)}`,
  ],
}

const listed = ({ codes = [], asks = [] }: Said): string => codes.map((one, n) => `${one}: ${asks[n] ?? 'se länken'}`).join('; ')

const whichOf = (s: Said): readonly string[] =>
  s.asks?.[0] === undefined
    ? [
        `Tack! Vad svarar du på? ${listed(s)}. Svara via länken: ${s.link} Om inte: ${code(s)} nej`,
        `${listed(s)}. Svara via länken: ${s.link} Om inte: ${code(s)} nej`,
      ]
    : [
        `Tack! Vad svarar du på? ${listed(s)}. Svara så här: ${code(s)} ja eller ${code(s)} nej. Dina tider: ${s.link}`,
        `Vad svarar du på? ${listed(s)}. T.ex. ${code(s)} ja eller nej. ${s.link}`,
        `Vad svarar du på? ${listed(s)}. Eller: ${s.link}`,
      ]

export const replies: typeof fiReplies = {
  yes: (s) => [
    ...(s.start && code(s)
      ? [
          `Tack! Vi har antecknat: ja, ${s.start}. Uppdraget: ${s.link} Vi meddelar när det är bekräftat. Förhinder? ${code(s)} nej`,
          `Tack! Ja, ${s.start}. Uppdraget: ${s.link} Får du förhinder: ${code(s)} nej`,
        ]
      : []),
    `Tack! Vi har antecknat: ja. Uppdraget: ${s.link} Får du förhinder, berätta via länken.`,
  ],
  agreed: (s) => [
    ...(s.start ? [`Tack! Vi har antecknat: ja, ${s.start}. Mer info: ${s.link} Får du förhinder, ring ${s.phone}`] : []),
    `Tack! Vi har antecknat: ja. Mer info: ${s.link} Förhinder? Ring ${s.phone}`,
  ],
  no: (s) => [
    `Tack för svaret! Vi har antecknat: nej. Det är ett helt bra svar. Mer info: ${s.link}`,
    `Tack! Vi har antecknat: nej. Mer info: ${s.link}`,
  ],
  choose: (s) => [
    `Tack! Det här besvaras via länken, där du ser tider och val: ${s.link} Går det inte? Ring ${s.phone}`,
    `Tack! Det här besvaras via länken: ${s.link}`,
  ],
  which: (s) => [...(code(s) ? whichOf(s) : []), `Tack! Svara via den här länken: ${s.link}`],
  nothing: (s) => [
    `Tack! Just nu väntar vi inte på något svar av dig. Dina tider: ${s.link} Frågor? Ring ${s.phone}`,
    `Tack! Vi väntar inte på något svar nu. Dina tider: ${s.link}`,
  ],
  over: (s) => [`Tack för svaret! Du behöver inte längre svara på det här. Vi frågar igen. Mer info: ${s.link}`],
  settled: (s) => [
    `Tack för att du berättar. Tiden är redan bestämd. Kan du inte, avboka här: ${s.link} eller ring ${s.phone}`,
    `Tiden är redan bestämd. Förhinder? Avboka: ${s.link} eller ring ${s.phone}`,
  ],
  'passed-on': (s) => [
    `Tack för ditt meddelande! Koordinatorn läser det. Om det är bråttom, ring ${s.phone}. Dina tider: ${s.link}`,
    `Tack! Koordinatorn läser ditt meddelande. Bråttom? Ring ${s.phone}`,
  ],
  withheld: (s) => [
    `Tack för ditt meddelande! Det hade uppgifter som vi inte sparar, så vi läste det inte. Ring ${s.phone}, så pratar vi.`,
    `Tack! Vi sparade inte ditt meddelande. Ring ${s.phone}`,
  ],
}
