/** Pages for when something is not there or does not work. */
export const trouble = {
  notFound: { title: 'Sivua ei löydy', text: 'Tarkista osoite, tai palaa alkuun.', action: 'Alkuun' },
  noSignIn: {
    title: 'Kirjautuminen ei ole vielä käytössä',
    text: 'Kirjautumista ei ole otettu käyttöön tässä palvelussa. Pyydä ylläpitoa ottamaan se käyttöön.',
  },
  unavailable: {
    title: 'Palvelu ei juuri nyt vastaa',
    text: 'Yritä hetken päästä uudestaan. Mitään ei ole kadonnut.',
    action: 'Yritä uudestaan',
  },
  unexpected: {
    title: 'Jotain meni vikaan',
    text: 'Vika on meissä. Yritä uudestaan. Jos se toistuu, ota yhteys koordinaattoriin.',
    reference: (id: string) => `Kerro tämä tunniste: ${id}`,
  },
  tooLarge: { title: 'Lähetys oli liian suuri', text: 'Lyhennä tekstiä tai poista rivejä, ja lähetä uudestaan.' },
  badForm: { title: 'Lomake ei tullut perille', text: 'Palaa sivulle ja lähetä se uudestaan.' },
  wrongOrigin: { title: 'Lomake tuli väärästä paikasta', text: 'Avaa sivu uudestaan ja lähetä lomake siitä.' },
  signedOut: {
    text: 'Istuntosi päättyi. Kirjaudu toisessa välilehdessä, palaa tähän ja lataa sivu uudestaan. Kirjoittamasi lähtee silloin.',
  },
  forbidden: { title: 'Sinulla ei ole oikeutta tähän', text: 'Pyydä koordinaattoria tekemään tämä.' },
}
