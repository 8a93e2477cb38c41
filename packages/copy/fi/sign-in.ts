export const signIn = {
  title: 'Kirjaudu sisään',
  intro: 'Kirjaudu, niin näet omat pyyntösi.',
  submit: 'Kirjaudu sisään',
  needed: 'Kirjaudu sisään jatkaaksesi.',
  signedOut: 'Olet kirjautunut ulos.',
}
