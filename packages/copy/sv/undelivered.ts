import type { undelivered as fi } from '../fi/undelivered.ts'

/** A message that did not arrive: to whom, which way, why, and what helps. */
export const undelivered = {
  to: 'Till vem',
  channel: 'Hur',
  channels: { sms: 'Textmeddelande', email: 'E-post' },
  causes: {
    'no-address': { sms: 'Telefonnummer saknas.', email: 'E-postadress saknas.' },
    'wrong-address': { sms: 'Telefonnumret fungerar inte.', email: 'E-postadressen fungerar inte.' },
    'not-reached': { sms: 'Meddelandet nådde inte telefonen.', email: 'Meddelandet kom tillbaka.' },
    refused: { sms: 'Operatören tog inte emot meddelandet.', email: 'E-posttjänsten tog inte emot meddelandet.' },
    'opted-out': { sms: 'Mottagaren har spärrat våra meddelanden.', email: 'Vårt meddelande har märkts som oönskat.' },
    ours: {
      sms: 'Det var fel på vår tjänst. Meddelandet har inte gått i väg.',
      email: 'Det var fel på vår tjänst. Meddelandet har inte gått i väg.',
    },
    busy: { sms: 'Det skickades för många meddelanden samtidigt.', email: 'Det skickades för många meddelanden samtidigt.' },
    unknown: { sms: 'Det är oklart om meddelandet gick i väg.', email: 'Det är oklart om meddelandet gick i väg.' },
    unsent: { sms: 'Meddelandet har inte gått i väg.', email: 'Meddelandet har inte gått i väg.' },
  },
  helps: {
    'no-address': {
      sms: 'Lägg till numret i partnerns uppgifter och skicka på nytt.',
      email: 'Ring, eller lägg till adressen i partnerns uppgifter och skicka på nytt.',
    },
    'wrong-address': {
      sms: 'Kontrollera numret i partnerns uppgifter och skicka på nytt.',
      email: 'Ring, eller rätta adressen i partnerns uppgifter och skicka på nytt.',
    },
    'not-reached': { sms: 'Ring, eller skicka på nytt.', email: 'Ring, eller skicka på nytt.' },
    refused: {
      sms: 'Ring. Samma meddelande går kanske inte fram nästa gång heller.',
      email: 'Ring. Samma meddelande går kanske inte fram nästa gång heller.',
    },
    'opted-out': {
      sms: 'Ring och fråga hur partnern vill ha meddelanden.',
      email: 'Ring och fråga hur partnern vill ha meddelanden.',
    },
    ours: { sms: 'Ring, eller skicka på nytt senare.', email: 'Ring, eller skicka på nytt senare.' },
    busy: { sms: 'Skicka på nytt, eller ring.', email: 'Skicka på nytt, eller ring.' },
    unknown: {
      sms: 'Ring, eller skicka på nytt. Då kan meddelandet komma två gånger.',
      email: 'Ring, eller skicka på nytt. Då kan meddelandet komma två gånger.',
    },
    unsent: { sms: 'Skicka på nytt, eller ring.', email: 'Skicka på nytt, eller ring.' },
  },
  /** To a worker or to the coordinators' own mailbox. */
  helpAmongStaff: 'Berätta saken själv, eller skicka på nytt.',
  toPartner: 'Partnerns uppgifter',
  retry: 'Skicka på nytt',
  retried: 'Meddelandet skickas på nytt.',
  needless: (why) => `Meddelandet behövs inte längre. ${why}`,
  close: 'Jag skötte det per telefon',
  closed: 'Antecknat som skött.',
} satisfies typeof fi
