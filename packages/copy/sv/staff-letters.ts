import type { staffLetters as fi } from '../fi/staff-letters.ts'
import type { Letter, Said } from '../message.ts'
import { plural } from './plural.ts'

/** E-mails to staff: that something moved and whose turn it is. What it is about stands behind the sign-in. */
export const staffLetters: typeof fi = {
  'partner-accepted': () => ({
    subject: 'Din begäran har gått framåt',
    lines: ['Din begäran har gått framåt: någon kan vara med.', 'Se vad som behövs härnäst.'],
    action: 'Öppna begäran',
    facts: true,
  }),
  'other-time-proposed': () => ({
    subject: 'En annan tid har föreslagits för din begäran',
    lines: ['En annan tid har föreslagits för din begäran.', 'Se om den passar och svara.'],
    action: 'Öppna begäran',
    facts: true,
  }),
  'nobody-found': (s) =>
    s.told === 'late'
      ? late
      : {
          subject: 'Din begäran väntar på en lösning',
          lines: [
            'Ingen som passar har hittats. Se vad det beror på.',
            s.deadline
              ? `Koordinatorn söker en lösning och ringer senast ${s.deadline}.`
              : 'Koordinatorn söker en lösning och ringer.',
          ],
          action: 'Öppna begäran',
          facts: false,
        },
  'decision-waits': () => ({
    // Also for a consent, a choice or a relationship gone quiet: the page says which.
    subject: 'Din begäran väntar på dig',
    lines: ['Din begäran väntar på dig. Se vad som behövs.', 'Om du inte hinner, hjälper koordinatorn.'],
    action: 'Öppna begäran',
    facts: false,
  }),
  confirmed: (s) => ({
    subject:
      s.told === 'more' && s.start
        ? `Bestämt: ${s.start}`
        : s.told === 'kept' && s.start
          ? `Som förut: ${s.start}`
          : s.told === 'handed' && s.start
            ? `Från en kollega: ${s.start}`
            : s.start
              ? `Bekräftat: ${s.start}`
              : 'Bekräftelsen är antecknad',
    lines: [
      s.told === 'more'
        ? 'En ny tid är bestämd.'
        : s.told === 'kept'
          ? 'Den bestämda tiden gäller som förut.'
          : s.told === 'handed'
            ? 'Den här tiden fick du av en kollega. Fortsättningen är bekräftad.'
            : 'Bekräftelsen är antecknad, och tiden är bestämd.',
    ],
    action: 'Öppna begäran',
    facts: true,
  }),
  'meeting-reminder': (s) => ({
    subject: s.start ? `Kommande tid: ${s.start}` : 'En bestämd tid närmar sig',
    lines: ['En bestämd tid närmar sig.'],
    action: 'Öppna begäran',
    facts: true,
  }),
  'time-declined': (s) => ({
    subject: s.told === 'late' ? 'Tiden hann inte bestämmas' : 'Tiden som vi frågade om passade inte',
    lines: [
      s.told === 'late' ? 'Tiden som vi frågade om hann inte bestämmas.' : 'Tiden som vi frågade om passade inte.',
      'Ingen tid är bestämd. Du kan fråga om en annan tid.',
    ],
    action: 'Öppna begäran',
    facts: true,
  }),
  'time-unanswered': () => ({
    subject: 'Frågan om tiden är obesvarad',
    lines: ['Frågan om tiden är obesvarad, så tiden är inte bestämd.', 'Se hur ni går vidare.'],
    action: 'Öppna begäran',
    facts: true,
  }),
  'meeting-place-changed': (s) => ({
    subject: s.start ? `Plats eller anvisningar ändrade: ${s.start}` : 'Platsen eller anvisningarna ändrades',
    lines: ['Platsen eller anvisningarna för en bestämd tid ändrades. Tiden är densamma.'],
    action: 'Öppna begäran',
    facts: true,
  }),
  'partner-coming': (s) => ({
    subject: s.start ? `På väg: ${s.start}` : 'På väg till den bestämda tiden',
    lines: [
      s.late === undefined
        ? 'Den ni väntar på är på väg till den bestämda tiden.'
        : `Den ni väntar på kommer cirka ${s.late} min senare än avtalat.`,
    ],
    action: 'Öppna begäran',
    facts: true,
  }),
  'meeting-changed': changed,
  'meeting-cancelled': (s) =>
    s.all
      ? {
          subject: `Avbokat: ${s.all.count} tider`,
          lines: [`${s.all.count} bestämda tider är avbokade, ${s.all.first} – ${s.all.last}.`],
          action: 'Öppna begäran',
          facts: false,
        }
      : {
          subject: s.start ? `Avbokat: ${s.start}` : 'En bestämd tid är avbokad',
          lines:
            s.told === 'calendar'
              ? [
                  'Det här meddelandet tar bort den avbokade tiden ur din kalender.',
                  'Alla avbokade tider finns i ett annat meddelande.',
                ]
              : ['Den bestämda tiden är avbokad.'],
          action: 'Öppna begäran',
          facts: true,
        },
  'partner-gone': (s) => ({
    subject: s.start ? `Förhinder: ${s.start}` : 'Läget för din begäran har ändrats',
    lines: [
      s.start ? 'Det finns ett förhinder för den bestämda tiden.' : 'Läget för din begäran har ändrats: någon kan inte vara med.',
      'Se hur ni går vidare.',
    ],
    action: 'Öppna begäran',
    facts: true,
  }),
  'outcome-waits': () => ({
    subject: 'Anteckna hur det gick',
    lines: ['Anteckna hur det gick. Det tar en liten stund.'],
    action: 'Öppna begäran',
    facts: true,
  }),
  'first-meeting-waits': () => ({
    subject: 'Kom överens om den första tiden',
    lines: ['Bekräftelsen är antecknad. Den första tiden är inte bestämd ännu. På begärans sida ser du vem som ringer först.'],
    action: 'Öppna begäran',
    facts: false,
  }),
  'needs-coordinator': () => ({
    subject: 'Ett ärende väntar på dig',
    lines: ['Ett ärende väntar på dig. Öppna det, så ser du vad det gäller.'],
    action: 'Öppna begäran',
    facts: false,
  }),
  'meeting-passed-on': (s) => ({
    subject: s.start ? `Gick till en kollega: ${s.start}` : 'En tid gick till en kollega',
    lines: ['Den här tiden är inte längre din. Den försvinner ur din kalender.'],
    action: 'Dina tider',
    facts: true,
  }),
  'handed-over': () => ({
    subject: 'Du har fått en begäran av en kollega',
    lines: ['Du har fått en begäran av en kollega.', 'Se hur det ligger till.'],
    action: 'Öppna begäran',
    facts: false,
  }),
  ending: ({ ends }) => ({
    subject: 'En förbindelse eller ett avtal upphör',
    lines: [
      ...(ends ? [`En förbindelse eller ett avtal upphör ${ends.until}.`] : []),
      ends?.beyond
        ? `Efter det är ${plural(ends.beyond, 'tid bestämd', 'tider bestämda')}. Välj vad som ska ske.`
        : 'Efter det är inga tider bestämda.',
    ],
    action: 'Se vad som upphör',
    facts: false,
  }),
}

/** One notice for three turns: agreed and in calendars, proposed in place of an earlier time, or still to be found. */
function changed(s: Said): Letter {
  const rest = { action: 'Öppna begäran', facts: true }
  if (s.settled) return { subject: 'En bestämd tid har ändrats', lines: ['En ny tid är bestämd.'], ...rest }
  if (s.previousDay)
    return {
      subject: 'Passar en ny tid?',
      lines: ['En ny tid har föreslagits i stället för den bestämda.', 'Se om den passar och svara.'],
      ...rest,
    }
  return {
    subject: 'En bestämd tid väntar på dig',
    lines: ['Den här tiden behöver ännu en lösning.', 'Se hur ni går vidare.'],
    ...rest,
  }
}

/** The promise has run out while somebody may still answer. */
const late: Letter = {
  subject: 'Ingen har hittats i tid till din begäran',
  lines: [
    'Ingen har hittats till din begäran inom den utlovade tiden.',
    'Vi väntar fortfarande på svar. Koordinatorn vet om saken och söker en lösning.',
  ],
  action: 'Öppna begäran',
  facts: false,
}
