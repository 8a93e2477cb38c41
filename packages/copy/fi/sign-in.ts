export const signIn = {
  title: 'Kirjaudu sisään',
  intro: 'Kirjaudu, niin pääset omille sivuillesi.',
  submit: 'Kirjaudu sisään',
  needed: 'Kirjaudu sisään jatkaaksesi.',
  signedOut: 'Olet kirjautunut ulos.',
}
