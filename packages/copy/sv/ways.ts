import type { ways as fi } from '../fi/ways.ts'

/** As in fi/ways.ts. */
export const ways = {
  title: 'Hur kommer meddelandena?',
  change: 'Ändra hur meddelandena kommer',
  hint: 'Varje meddelande kommer på ett sätt. Ändringen gäller också meddelanden som inte har skickats än.',
  sure: 'Ska valen sparas?',
  yes: 'Ja, spara',
  no: 'Inte än',
  saved: 'Valen har sparats.',
  /** Where they are written to by one way at all. */
  onlyOne: 'Du får meddelanden på bara ett sätt. Ring oss om du vill ändra det.',
  of: {
    ask: 'När vi frågar något',
    atOnce: 'När något ändras eller är nära',
    rest: 'Övriga meddelanden',
  },
  usual: {
    ask: 'Som vanligt: brådskande och nära i tiden som sms, annat som e-post',
    atOnce: 'Som vanligt: nära i tiden som sms, annat som e-post',
    rest: 'Som vanligt: som e-post',
  },
  by: { sms: 'Som sms', email: 'Som e-post' },
} satisfies typeof fi
