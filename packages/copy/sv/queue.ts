import type { queue as fi } from '../fi/queue.ts'
import { plural } from './plural.ts'

/** The coordinator's open work, by clock. */
export const queue = {
  title: 'Öppna begäranden',
  braked: (name: string) =>
    `${name}: så mycket har gjorts i dag att en del nya ändringar får vänta till i morgon. Nödvändiga meddelanden skickas ändå. Fråga vad det gäller.`,
  intro: 'Allt som väntar på någon. Det mest brådskande först.',
  empty: 'Allt är i ordning. Inget väntar på dig nu.',
  count: (n) => plural(n, 'öppet ärende', 'öppna ärenden'),
  countHere: (n) => `${plural(n, 'öppet ärende', 'öppna ärenden')} på den här sidan`,
  emptyFiltered: 'Med den här avgränsningen finns inga öppna ärenden.',
  emptySoFar: 'Det finns inget på den här sidan. Se också resten.',
  emptyRest: 'Det finns inget mer på den här sidan.',
  showAll: 'Visa alla öppna ärenden',
  filterArea: 'Kommun',
  filterState: 'Läge',
  allAreas: 'Alla kommuner',
  allStates: 'Alla lägen',
  nudged: (n) => plural(n, 'påminnelse', 'påminnelser'),
  nobody: 'Varför andra inte tillfrågades:',
  ruleCount: (rule, n) => `${rule} (${n})`,
  toCandidates: 'Se partner och fråga själv',
  messages: 'Meddelanden',
  wrote: {
    from: (number: string) => `Från numret ${number}`,
    stop: 'Vi skickar inga sms till hen längre. Fråga hur vi når hen, och ändra uppgifterna vid behov.',
    withheld:
      'Meddelandet hade uppgifter som vi inte sparar, så det finns inte här. Vi bad partnern ringa. Ring om hen inte hör av sig.',
    until: (day: string) => `Meddelandet tas bort senast ${day}.`,
    action: 'Markera som skött',
    done: 'Markerat som skött. Meddelandet är borttaget.',
  },
  call: { note: 'Anteckna att du har ringt', noted: 'Samtalet är antecknat.' },
  another: {
    action: 'Sök en annan partner',
    hint: 'Partnern tackas och släpps fri, och orsaken berättas inte för någon. Vi söker en annan till de kommande tiderna. Om en tid redan är nära väljer socialarbetaren vad som ska hända med den. Om du väntar sker detsamma när tiden är ute.',
    done: 'Antecknat. Partnern är fri.',
  },
  /** What a table that was put back has forgotten. */
  forgotten: {
    title: 'Det här saknas:',
    more: (n: number) => plural(n, 'annan ändring saknas', 'andra ändringar saknas'),
    holds:
      'Till dess gör Rinnalla ingenting åt det här av sig självt. Avtalade tider kan ha avbokats eller flyttats: kontrollera dem också.',
    holdsPartner: 'Till dess går inga meddelanden till partnern, och inget nytt frågas. Ring partnern.',
    unknown: {
      request: 'Hela begäran är borta. Be den som gjorde den att göra den på nytt.',
      partner: 'Partnern finns inte längre i registret. Lägg till partnern på nytt.',
      tenant: 'Inställningarna är borta.',
    },
    action: 'Markera som utredd',
    done: 'Markerad som utredd. Rinnalla fortsätter härifrån.',
    here: 'Uppgifterna återställdes från en säkerhetskopia, och något saknas i den här begäran. Koordinatorn utreder vad. Till dess frågar vi inga nya partner och påminner ingen.',
  },
  stuck: {
    tag: 'Står stilla',
    since: 'Stannade',
    todo: {
      request:
        'Begäran går inte vidare av sig själv. Försök på nytt. Om ingen har hittats ännu kan du själv fråga en partner. Om stöd inte längre behövs, markera begäran som avslutad på dess egen sida.',
      offer:
        'Förfrågan går inte vidare. Försök på nytt. Om det inte hjälper, dra tillbaka förfrågan. Vi berättar det för partnern.',
      meeting: 'Meddelanden och uppgifter om den här tiden kan vara gamla. Försök på nytt, och ring båda vid behov.',
      card: 'Partnerns uppgifter ändrades, men vi har inte gått igenom öppna begäranden ännu. Försök på nytt.',
      diary: 'Partnern fick ledig tid, men vi har inte gått igenom öppna begäranden ännu. Försök på nytt.',
      tenant: 'Uppgifterna ändrades, men vi har inte gått igenom öppna begäranden ännu. Försök på nytt.',
      digest: 'Det går inte att skicka sammanfattningen. Försök på nytt.',
      standstill: 'Utskicken står stilla och vi kan inte kontrollera varför. Försök på nytt.',
      gap: 'Uppgifterna är utredda, men det går inte att fortsätta. Försök på nytt, och ring vid behov.',
      text: 'Sms:et kunde inte behandlas. Försök på nytt, och ring partnern.',
      errand: 'Ändringen gäller, men alla har inte fått veta det ännu. Försök på nytt, och ring vid behov.',
      'going-on': 'Begäran har överlämnats, men fortsättningen är inte bekräftad ännu. Försök på nytt, och ring vid behov.',
    },
    /** A partner's card, or the tenant's record, that waits for something else than the open requests. */
    card: {
      'hand-back':
        'Partnerns ändring är inte klar. Det kan finnas tider kvar som partnern inte kan. Försök på nytt, och ring vid behov.',
      'pause-end': 'Partnerns paus är slut, men partnern är ännu antecknad som pausad. Försök på nytt.',
      ending: 'En förbindelse eller ett avtal upphör, men vi kunde inte ta reda på vad som är bestämt efter det. Försök på nytt.',
      'end-choices': 'Valet är gjort, men alla har ännu inte fått veta om det. Försök på nytt och ring vid behov.',
    },
    again: 'Om det här upprepas, berätta det för dem som sköter Rinnalla.',
    retry: 'Försök på nytt',
    retried: 'Vi försöker på nytt.',
    close: 'Dra tillbaka förfrågan',
    closed: 'Förfrågan är tillbakadragen.',
  },
} satisfies typeof fi
