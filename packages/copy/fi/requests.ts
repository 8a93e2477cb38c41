/** The worker's own list. */
export const requests = {
  title: 'Omat pyynnöt',
  intro: 'Tässä ovat pyyntösi ja se, kenen vuoro on.',
  empty: 'Sinulla ei ole vielä pyyntöjä.',
  emptyAll: 'Pyyntöjä ei ole juuri nyt.',
  emptyTodo: 'Tee ensimmäinen, se vie noin minuutin.',
  make: 'Tee uusi pyyntö',
  live: 'Käynnissä',
  closed: 'Päättyneet',
  showClosed: 'Näytä päättyneet',
  yourTurn: 'Sinun vuorosi',
  columns: {
    reference: 'Viite',
    area: 'Kunta',
    state: 'Tilanne',
    next: 'Seuraava askel',
    clock: 'Viimeistään',
    created: 'Tehty',
  },
  caption: 'Pyynnöt, uusin ensin',
}
