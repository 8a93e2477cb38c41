import type { ownDetails as fi } from '../fi/own-details.ts'

/** What whoever is signed in keeps of themselves. */
export const ownDetails = {
  title: 'Your details',
  name: 'Name',
  email: 'Email',
  phone: 'Work phone',
  phoneHint: {
    worker: 'A partner you have confirmed sees this number. Without it they call the coordinator. Not your own phone.',
    others: 'If you have requests of your own, a confirmed partner sees this number. Not your own phone.',
  },
  saved: 'The number of your work phone is saved.',
} satisfies typeof fi
