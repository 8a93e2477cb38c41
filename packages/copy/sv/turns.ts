import type { turns as fi } from '../fi/turns.ts'

/** Whose turn it is and for what, each sentence to the one reader for whom it is so. */
export const turns = {
  yours: 'Din',
  also: 'Dessutom väntar',
  worker: {
    consent: 'Fråga om förälderns samtycke och anteckna det.',
    decision: 'Bekräfta partnern, eller välj ”Inte den här gången”.',
    'first-meeting': 'Kom överens om den första tiden.',
    meetings: 'Kom överens om nästa tid, eller markera begäran som avslutad.',
    'late-choice': 'Partnern kan inte komma. Välj vad som ska hända med tiden.',
    'worker-reply': 'Partnern föreslog en annan tid. Svara om den passar.',
    'move-answer': 'Partnern föreslog en ny tid. Svara om den passar.',
    arrange: 'Den bestämda tiden behöver en lösning. Välj vad som ska hända med den.',
    outcome: 'Anteckna hur det gick.',
  },
  helped: (own) => `${own} Även koordinatorn ser att det här väntar.`,
  coordinator: {
    coordinator: 'Fråga själv en partner, eller kom överens med socialarbetaren om vad som ska göras.',
    answer: 'Ingen har hittats i tid. Fråga själv en partner, eller kom överens med socialarbetaren om vad som ska göras.',
    consent: 'Påminn socialarbetaren: förälderns samtycke saknas.',
    decision: 'Påminn socialarbetaren: en partner väntar på bekräftelse.',
    'first-meeting': 'Påminn socialarbetaren: den första tiden är inte bestämd.',
    meetings: 'Fråga socialarbetaren om stödet fortsätter.',
    'late-choice': 'Påminn socialarbetaren: partnern kan inte komma, och något måste väljas för tiden.',
    'worker-reply': 'Påminn socialarbetaren: partnern föreslog en annan tid.',
    'move-answer': 'Fråga om den föreslagna tiden passar, och anteckna svaret.',
    arrange: 'Påminn socialarbetaren: den bestämda tiden behöver en lösning.',
    outcome: 'Fråga socialarbetaren hur det gick, och anteckna det.',
    call: 'Ring partnern och anteckna sedan att du har ringt.',
  },
  theirs: {
    worker: {
      consent: 'Socialarbetaren frågar om förälderns samtycke.',
      decision: 'Socialarbetaren bekräftar partnern.',
      'first-meeting': 'Socialarbetaren kommer överens om den första tiden.',
      meetings: 'Socialarbetaren berättar om stödet fortsätter.',
      'late-choice': 'Socialarbetaren väljer vad som ska hända med tiden som partnern inte kan.',
      'worker-reply': 'Socialarbetaren svarar om tiden som partnern föreslog passar.',
      'move-answer': 'Socialarbetaren svarar om tiden som partnern föreslog passar.',
      arrange: 'Socialarbetaren kommer överens om vad som ska hända med tiden.',
      outcome: 'Socialarbetaren antecknar hur det gick.',
    },
    coordinator: {
      coordinator: 'Koordinatorn söker en lösning.',
      answer: 'Vi väntar fortfarande på svar på förfrågan. Koordinatorn ser att ingen hittades i tid.',
      'move-answer': 'Koordinatorn frågar om den föreslagna tiden passar.',
      call: 'Koordinatorn ringer partnern.',
    },
    partner: {
      answer: 'Vi väntar på svar på förfrågan.',
      'move-answer': 'Partnern svarar om den nya tiden passar.',
    },
  },
  goesOn: {
    ranking: 'Vi söker partner som passar.',
    partner: 'Vi söker en annan partner till den bestämda tiden.',
    start: 'Nästa bestämda tid är på kommande.',
    meetings: 'Stödet pågår.',
    tidying: 'Vi berättar om det här för alla som det gäller.',
  },
  other: 'Koordinatorn ser efter hur det här går vidare.',
} satisfies typeof fi
