import type { ways as fi } from '../fi/ways.ts'

/** As in fi/ways.ts. */
export const ways = {
  title: 'How do messages come?',
  change: 'Change how messages come',
  hint: 'Each message comes one way. The change also concerns messages that have not gone yet.',
  sure: 'Save these choices?',
  yes: 'Yes, save',
  no: 'Not yet',
  saved: 'The choices have been saved.',
  /** Where they are written to by one way at all. */
  onlyOne: 'Messages come to you one way only. If you want to change that, call us.',
  of: {
    ask: 'When we ask something',
    atOnce: 'When something changes or is near',
    rest: 'Other messages',
  },
  usual: {
    ask: 'As usual: urgent or near by SMS, the rest by e-mail',
    atOnce: 'As usual: near by SMS, the rest by e-mail',
    rest: 'As usual: by e-mail',
  },
  by: { sms: 'By SMS', email: 'By e-mail' },
} satisfies typeof fi
