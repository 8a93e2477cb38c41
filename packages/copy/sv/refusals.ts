import type { refusals as fi } from '../fi/refusals.ts'

/** What happened and what to do now: one title and one next step for each refusal. */
export const refusals = {
  NOT_FOUND: { title: 'Vi hittar inte det här.', todo: 'Kontrollera adressen eller gå tillbaka till dina begäranden.' },
  FORBIDDEN: { title: 'Du har inte behörighet till det här.', todo: 'Be koordinatorn göra det.' },
  STALE_VERSION: { title: 'Någon ändrade det här alldeles nyss.', todo: 'Se läget på nytt och gör sedan din ändring.' },
  BUSY: { title: 'Många gör det här samtidigt.', todo: 'Försök på nytt om en stund. Inget har gått förlorat.' },
  WRONG_STATE: { title: 'Läget har redan ändrats.', todo: 'Se hur det ligger till nu. Det här går inte längre att göra.' },
  IDEMPOTENCY_KEY_REUSED: {
    title: 'Samma identifierare kom med ett annat innehåll.',
    todo: 'Skicka nytt innehåll med en ny identifierare.',
  },
  DONE_BEFORE: { title: 'Det här är redan gjort.', todo: 'Du behöver inte göra något. Någon annan sköter ärendet nu.' },
  OFFER_EXPIRED: { title: 'Svarstiden gick ut.', todo: 'Ingen fara. Om du ändå kan, ring.' },
  OFFER_WITHDRAWN: {
    title: 'Du behöver inte längre svara på det här.',
    todo: 'Du behöver inte göra något. Tack för att du tittade.',
  },
  OFFER_TAKEN: { title: 'En annan hann först den här gången.', todo: 'Du behöver inte göra något. Vi frågar igen.' },
  OFFER_ANSWERED: { title: 'Du har redan svarat något annat.', todo: 'Om du vill ändra ditt svar, ring.' },
  NO_ANSWER_CHOSEN: { title: 'Inget svar är valt.', todo: 'Välj ett alternativ och skicka.' },
  SLOT_NOT_OFFERED: { title: 'Vi frågade inte om den tiden.', todo: 'Välj någon av tiderna som syns eller föreslå en annan.' },
  TIME_SHARED: {
    title: 'Tiden är redan avtalad med en annan partner.',
    todo: 'Ni kommer tillsammans, så tiden är densamma för alla. Passar den inte dig kan du svara nej.',
  },
  SLOT_NO_LONGER_FREE: {
    title: 'Den här tiden är inte längre ledig.',
    todo: 'Välj en annan tid eller föreslå en egen.',
  },
  NOT_THEIR_TIME: {
    title: 'Partnern kan inte då.',
    todo: 'Välj en annan tid. På sidan för begäran ser du när partnern oftast kan.',
  },
  DECIDER_ONLY: {
    title: 'Det här bekräftar den socialarbetare som har begäran.',
    todo: 'Om hen gav sitt svar per telefon, välj hen och skicka på nytt.',
  },
  CONSENT_PENDING: {
    title: 'Förälderns samtycke saknas.',
    todo: 'Fråga föräldern, anteckna samtycket och bekräfta först därefter.',
  },
  GOING_ON_PENDING: {
    title: 'Fortsättningen bekräftas ännu.',
    todo: 'Begäran har överlämnats. Nytt bestäms först när fortsättningen är bekräftad. Se på sidan när det senast sker.',
  },
  NOBODY_TO_DECIDE_ON: { title: 'Det finns inget att bekräfta just nu.', todo: 'Se läget på nytt.' },
  SEATS_FULL: { title: 'Tillräckligt många partner är redan med.', todo: 'Se läget på nytt.' },
  ENOUGH_ASKED: {
    title: 'Många har redan fått frågan om den här begäran.',
    todo: 'Vänta tills någon svarar eller svarstiden går ut. Sedan kan du fråga nästa.',
  },
  RULES_FAIL: {
    title: 'Partnern uppfyller inte alla villkor.',
    todo: 'Välj en annan partner eller en annan tid. Om ett undantag kan göras står det på sidan för partner som passar.',
  },
  NOT_WITH_THIS_PARTNER: {
    title: 'Det här går inte med den här partnern.',
    todo: 'Försök med en annan tid, eller fråga koordinatorn vad annat som kunde passa.',
  },
  OVERRIDE_NEEDS_REASON: { title: 'Motivering saknas.', todo: 'Skriv kort varför du frågar ändå.' },
  NOBODY_WAS_THERE: {
    title: 'Ingen har varit med ännu.',
    todo: 'Stödet blev av först när minst en tid är markerad som genomförd. Markera tiden eller välj ett annat avslut.',
  },
  NO_ADDRESS: {
    title: 'Telefonnummer eller e-postadress saknas.',
    todo: 'Lägg till uppgiften och skicka sedan på nytt. Eller berätta saken själv.',
  },
  TOO_MANY_TODAY: {
    title: 'Det har redan gjorts mycket i dag.',
    todo: 'Ingenting skickades. Fortsätt i morgon. Ta kontakt med koordinatorn om saken inte kan vänta.',
  },
  ENOUGH_PROPOSALS: { title: 'Du har redan föreslagit tre tider.', todo: 'Ditt senaste förslag gäller. Ring om inget passar.' },
  INVALID: {
    title: 'Någon punkt behöver kontrolleras.',
    todo: 'Rätta de markerade punkterna. Det övriga du skrev finns kvar.',
  },
  LINK_UNKNOWN: {
    title: 'Länken fungerar inte.',
    todo: 'Öppna vårt senaste meddelande.',
  },
} satisfies typeof fi
