/** The worker's own list. */
export const requests = {
  title: 'Omat pyynnöt',
  empty: 'Sinulla ei ole avoimia pyyntöjä.',
  emptyAll: 'Pyyntöjä ei ole juuri nyt.',
  emptyTodo: 'Uuden tekeminen vie noin minuutin.',
  make: 'Tee uusi pyyntö',
  live: 'Käynnissä',
  closed: 'Päättyneet',
  showClosed: 'Näytä päättyneet',
  yourTurn: 'Sinun vuorosi',
  columns: {
    area: 'Kunta',
    next: 'Seuraava askel',
    clock: 'Viimeistään',
    created: 'Tehty',
  },
}
