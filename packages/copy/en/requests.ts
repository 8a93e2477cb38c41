import type { requests as fi } from '../fi/requests.ts'

export const requests = {
  title: 'My requests',
  empty: 'You have no open requests.',
  emptyAll: 'There are no requests right now.',
  emptyTodo: 'Making a new one takes about a minute.',
  make: 'Make a new request',
  live: 'Under way',
  closed: 'Ended',
  showClosed: 'Show those that have ended',
  yourTurn: 'Your turn',
  columns: {
    area: 'Municipality',
    next: 'Next step',
    clock: 'No later than',
    created: 'Made',
  },
} satisfies typeof fi
