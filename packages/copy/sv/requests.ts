import type { requests as fi } from '../fi/requests.ts'

/** The worker's own list. */
export const requests = {
  title: 'Mina begäranden',
  empty: 'Du har inga öppna begäranden.',
  emptyAll: 'Det finns inga begäranden just nu.',
  emptyTodo: 'Att göra en ny tar ungefär en minut.',
  make: 'Gör en ny begäran',
  live: 'Pågående',
  closed: 'Avslutade',
  showClosed: 'Visa avslutade',
  yourTurn: 'Din tur',
  columns: {
    area: 'Kommun',
    next: 'Nästa steg',
    clock: 'Senast',
    created: 'Gjord',
  },
} satisfies typeof fi
