export const signIn = {
  title: 'Kirjaudu sisään',
  intro: 'Kirjaudu, niin näet omat pyyntösi.',
  submit: 'Kirjaudu sisään',
  ended: 'Istuntosi päättyi. Kirjaudu uudestaan, niin pääset jatkamaan.',
  needed: 'Kirjaudu sisään jatkaaksesi.',
  signedOut: 'Olet kirjautunut ulos.',
  failed: 'Kirjautuminen ei onnistunut. Yritä uudestaan.',
}
