import type { partnerLetters as fi } from '../fi/partner-letters.ts'
import type { Letter, Said } from '../message.ts'

/** What a calendar alone is told: the time itself is, or was, in another message. */
const forCalendar = ['Vi skickar den bestämda tiden till den här adressen, så att du får den i din kalender.']

/** E-mails to partners; the times and the coarse place are listed under the lines. */
export const partnerLetters: typeof fi = {
  offer: (s) => ({
    subject: s.deadline ? `Skulle du hinna? Svara senast ${s.deadline}` : 'Skulle du hinna?',
    lines: [
      question(s),
      'Ja eller nej, båda svaren hjälper.',
      s.slot ? 'Du kan också föreslå en annan tid.' : 'Du kan också föreslå en tid.',
    ],
    action: 'Svara här',
    facts: true,
  }),
  'offer-withdrawn': (s) =>
    s.told === 'own'
      ? own(s)
      : {
          subject: 'Du behöver inte längre svara',
          lines: ['Du behöver inte längre svara på vår förfrågan.', 'Tack. Vi frågar igen när något passar.'],
          action: 'Mer information',
          facts: true,
        },
  'proposal-ended': () => ({
    subject: 'Tiden du föreslog gick inte att ordna',
    lines: [
      'Tiden du föreslog gick inte att ordna. Det beror inte på dig.',
      'Tack för förslaget. Vi frågar igen när något passar.',
    ],
    action: 'Mer information',
    facts: true,
  }),
  released: (s) =>
    s.told === 'own'
      ? own(s)
      : {
          subject: 'Ingen tid bokades den här gången',
          lines: [
            s.slot ? 'Tiden bokades inte den här gången. Den är ledig igen.' : 'Ingen tid bokades den här gången.',
            'Tack för att du ville ställa upp. Vi frågar igen när något passar.',
          ],
          action: 'Mer information',
          facts: true,
        },
  agreed: (s) => ({
    subject: s.slot ? `Bestämt: ${s.slot}` : 'Tack, det är bestämt!',
    lines:
      s.told === 'calendar'
        ? forCalendar
        : s.slot
          ? [
              'Tack, det är bestämt!',
              s.placed ? 'Den exakta platsen och anvisningarna finns bakom länken.' : 'Anvisningarna finns bakom länken.',
            ]
          : ['Tack, det är bestämt!', 'Tiden bestäms ännu tillsammans. Bakom länken ser du vem som ringer först.'],
    action: 'Se anvisningarna',
    facts: true,
  }),
  booked: (s) => ({
    subject: s.told === 'kept' ? 'Den bestämda tiden gäller' : s.slot ? `Bestämt: ${s.slot}` : 'Tiden är bestämd',
    lines:
      s.told === 'calendar'
        ? forCalendar
        : s.told === 'together'
          ? ['Vi har antecknat att ni har bestämt tiden tillsammans.', 'Om den inte passar, berätta det genast via länken.']
          : [s.told === 'kept' ? 'Den bestämda tiden gäller.' : 'Tiden är bestämd.', 'Anvisningarna finns bakom länken.'],
    action: 'Se anvisningarna',
    facts: true,
  }),
  'time-asked': (s) => ({
    subject: s.deadline ? `Skulle tiden passa? Svara senast ${s.deadline}` : 'Skulle tiden passa?',
    lines: [
      'Skulle den här tiden passa dig?',
      'Tiden är bestämd först när du svarar ja. Ja eller nej, båda hjälper.',
      'Du kan också föreslå en annan tid.',
    ],
    action: 'Svara här',
    facts: true,
  }),
  'reminder-day': reminder,
  'reminder-hours': reminder,
  'move-proposed': () => ({
    subject: 'Passar en ny tid?',
    lines: [
      'Vi föreslår en ny tid. Passar den?',
      'Den bestämda tiden gäller tills en ny är bestämd.',
      'Ja eller nej, båda svaren hjälper.',
    ],
    action: 'Svara här',
    facts: true,
  }),
  moved: (s) => ({
    subject: s.slot ? `Ny tid: ${s.slot}` : 'En ny tid är bestämd',
    lines: s.told === 'calendar' ? forCalendar : ['En ny tid är bestämd. Den tidigare tiden gäller inte längre.'],
    action: 'Se anvisningarna',
    facts: true,
  }),
  'move-declined': () => ({
    subject: 'Tiden du föreslog passar inte den här gången',
    lines: ['Den nya tiden du föreslog passar inte den här gången.', 'Den bestämda tiden gäller.'],
    action: 'Mer information',
    facts: true,
  }),
  'place-changed': (s) => ({
    subject: s.start ? `Plats eller anvisningar ändrade: ${s.start}` : 'Platsen eller anvisningarna har ändrats',
    lines:
      s.told === 'calendar'
        ? forCalendar
        : ['Platsen eller anvisningarna för din tid har ändrats. Tiden är densamma.', 'De nya uppgifterna finns bakom länken.'],
    action: 'Se anvisningarna',
    facts: true,
  }),
  'worker-coming': (s) => ({
    subject: s.start ? `På väg: ${s.start}` : 'Din kontakt är på väg',
    lines: [
      s.late === undefined ? 'Din kontakt är på väg.' : `Din kontakt kommer cirka ${s.late} min senare än avtalat.`,
      'Du behöver inte göra något.',
    ],
    action: 'Se anvisningarna',
    facts: true,
  }),
  cancelled: (s) =>
    s.all
      ? {
          subject: `Avbokat: ${s.all.count} tider`,
          lines: [
            `${s.all.count} bestämda tider är avbokade, ${s.all.first} – ${s.all.last}. Det beror inte på dig.`,
            'Tack för att du ville ställa upp.',
          ],
          action: 'Se listan',
          facts: false,
        }
      : s.again
        ? {
            subject: 'Den gamla kalenderanteckningen tas bort',
            lines: [
              'Tiden är bestämd med dig på nytt och gäller.',
              'Det här meddelandet tar bara bort den gamla anteckningen ur din kalender.',
            ],
            action: 'Mer information',
            facts: true,
          }
        : s.told === 'calendar'
          ? {
              subject: s.start ? `Avbokat: ${s.start}` : 'Tiden är avbokad',
              lines: [
                'Det här meddelandet tar bort den avbokade tiden ur din kalender.',
                'Alla avbokade tider finns i ett annat meddelande.',
              ],
              action: 'Mer information',
              facts: true,
            }
          : s.told === 'own'
            ? own(s)
            : {
                subject: s.start ? `Avbokat: ${s.start}` : 'Tiden är avbokad',
                lines: ['Tiden är avbokad. Det beror inte på dig.', 'Tack för att du ville ställa upp.'],
                action: 'Mer information',
                facts: true,
              },
  ended: () => ({
    subject: 'Tack för att du har varit med',
    lines: [
      'Tack för att du har varit med. Det här är nu avslutat.',
      'Dina andra tider påverkas inte. Vi frågar igen när något passar.',
    ],
    action: 'Mer information',
    facts: false,
  }),
  thanks: ({ day, inDays = 0 }) => ({
    subject: 'Tack för din tid',
    lines: [
      day === undefined || inDays === 0 ? 'Tack för i dag!' : `Tack för din tid ${day}!`,
      'Är det något du funderar på? Ring, så pratar vi.',
    ],
    action: 'Dina tider',
    facts: false,
  }),
  'own-link': () => ({
    subject: 'Länk till din egen sida',
    lines: ['Här är länken till din egen sida.', 'Om du inte bad om länken, ring oss.'],
    action: 'Dina tider',
    facts: false,
  }),
  'going-on': (s) => ({
    subject: s.deadline ? `Fortsätter du vara med? Svara senast ${s.deadline}` : 'Fortsätter du vara med?',
    lines: [
      'Passar det att du fortsätter vara med?',
      'Ja eller nej, båda hjälper.',
      'Om tider är bestämda står de kvar tills du hör något annat.',
    ],
    action: 'Svara här',
    facts: false,
  }),
  'sms-reply': () => ({
    subject: 'Vårt svar på ditt meddelande',
    lines: ['Tack för ditt meddelande. Vi svarar på det med sms.'],
    action: 'Dina tider',
    facts: false,
  }),
}

function reminder(s: Said): Letter {
  return {
    subject: s.start ? `Kom ihåg tiden ${s.start}` : 'Kom ihåg den bestämda tiden',
    lines: ['Kom ihåg den bestämda tiden. Anvisningarna finns bakom länken.', 'Om du får förhinder, ring genast.'],
    action: 'Se anvisningarna',
    facts: true,
  }
}

function question(s: Said): string {
  if (!s.slot) return 'Skulle du hinna vara med? Tiden bestäms tillsammans.'
  return s.more === 0 ? 'Skulle du hinna vara med den här tiden?' : 'Skulle du hinna vara med någon av de här tiderna? En räcker.'
}

/** What the reader did themselves is no news that somebody else brings, and nothing to be comforted about. */
function own(s: Said): Letter {
  return {
    subject: s.start ? `Antecknat: du är inte med ${s.start}` : 'Antecknat: du är inte med',
    lines: ['Vi har antecknat att du inte är med.', 'Tack för att du berättade. Du behöver inte göra något mer.'],
    action: 'Mer information',
    facts: s.slot !== undefined,
  }
}
