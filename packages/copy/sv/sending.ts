/** Whether messages go, and what keeps them. */
export const sending = {
  title: 'Utskick av meddelanden',
  goesOn: 'Meddelandena går som vanligt.',
  /** On every page of whoever works here, while it is so. */
  banner: {
    all: 'Utskicken står stilla. Allt antecknas, och meddelandena går när utskicken fortsätter.',
    sms: 'Sms går inte just nu. Allt antecknas, och meddelandena går när utskicken fortsätter.',
    email: 'E-post går inte just nu. Allt antecknas, och meddelandena går när utskicken fortsätter.',
  },
  what: {
    deployment: 'Den som driver tjänsten har pausat utskicken',
    tenant: 'Utskicken har pausats här',
    sms: 'Sms går inte',
    email: 'E-post går inte',
  },
  since: 'Sedan',
  why: 'Orsak',
  code: 'Kod till den som driver tjänsten',
  next: 'Vi provar nästa gång',
  /** Which limit of the account, and what to do about it. */
  limits: {
    spend: 'Månadens tak för meddelanden är nått. Be den som driver tjänsten höja det.',
    quota:
      'Dygnets antal meddelanden är fullt. Utskicken fortsätter oftast av sig själva inom ett dygn. Om det upprepas, be den som driver tjänsten höja gränsen.',
    sandbox: 'Tjänsten har inte rätt att skicka till alla. Be den som driver tjänsten ansöka om det.',
    suspended: 'Tjänstens rätt att skicka är fryst. Be den som driver tjänsten reda ut varför.',
    sender: 'Avsändaren är inte i bruk. Be den som driver tjänsten kontrollera den.',
    access: 'Tjänstens koder eller rättigheter duger inte. Be den som driver tjänsten rätta dem.',
    other: 'Orsaken är okänd. Ge koden till den som driver tjänsten.',
  },
  try: 'Prova nu',
  tried: 'Vi provar nu med ett meddelande.',
  waiting: 'Meddelanden som väntar',
  none: 'Inget meddelande väntar.',
  fates: {
    goes: 'Går när utskicken fortsätter',
    needless: 'Behövs inte längre, går inte',
    tooLate: 'För sent, går inte',
  },
  more: (n: number) => `Dessutom väntar ännu ${n}.`,
  lift: 'Fortsätt utskicken',
  liftHint: 'Meddelandena går genast. Om det är natt går partnernas meddelanden på morgonen.',
  lifted: 'Utskicken fortsätter.',
  hold: 'Pausa utskicken',
  holdHint: 'Allt antecknas, men inget meddelande går. Svarstiden för en förfrågan börjar först när den går.',
  holdWhy: 'Varför utskicken pausas',
  holdWhyHint: 'De andra koordinatorerna ser det här. Skriv inga uppgifter om någon.',
  held: 'Utskicken har pausats.',
  link: 'Se om meddelanden går, eller pausa utskicken',
}
