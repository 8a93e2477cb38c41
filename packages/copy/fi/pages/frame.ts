/** What surrounds every page, and the pages that say why there is nothing else to show. */
export const frame = {
  service: 'Rinnalla',
  skip: 'Siirry sisältöön',
  problemInTitle: 'Tarkista',
  summary: 'Tarkista nämä kohdat',
  footer: 'Jos jokin jää epäselväksi, soita koordinaattorille:',
  footerWithoutPhone: 'Jos jokin jää epäselväksi, kysy koordinaattorilta.',
  menu: 'Valikko',
  signOut: 'Kirjaudu ulos',
  signIn: 'Kirjaudu sisään',
  toFront: 'Etusivulle',
  back: 'Takaisin',
  more: 'Näytä lisää',
  optional: '(voi jättää tyhjäksi)',
  nav: {
    requests: 'Pyynnöt',
    newRequest: 'Uusi pyyntö',
    meetings: 'Ajat',
    queue: 'Avoimet pyynnöt',
    partners: 'Kumppanit',
    agreements: 'Vaihesopimukset',
  },
} as const

interface DeadEnd {
  readonly title: string
  readonly said: string
  readonly next: string
}

export const deadEnds = {
  notFound: {
    title: 'Sivua ei löydy',
    said: 'Tässä osoitteessa ei ole mitään, tai se ei ole sinun nähtävissäsi.',
    next: 'Tarkista osoite tai palaa etusivulle.',
  },
  forbidden: {
    title: 'Tämä ei kuulu sinun oikeuksiisi',
    said: 'Tämän sivun voi avata vain koordinaattori.',
    next: 'Jos tarvitset sitä työssäsi, kysy koordinaattorilta.',
  },
  otherOrigin: {
    title: 'Lähetys tuli muualta',
    said: 'Emme ottaneet lähetystä vastaan, koska se ei tullut tältä sivulta.',
    next: 'Avaa sivu uudelleen ja lähetä tiedot siltä.',
  },
  signedOut: {
    title: 'Kirjaudu uudelleen',
    said: 'Kirjautumisesi on päättynyt. Mitään ei tallennettu vielä.',
    next: 'Kirjaudu toisessa välilehdessä. Palaa sitten tähän ja lataa sivu uudelleen, niin kirjoittamasi lähtee.',
  },
  noSignIn: {
    title: 'Kirjautumista ei ole vielä otettu käyttöön',
    said: 'Palvelu ei näytä mitään ennen kuin kirjautuminen on asetettu.',
    next: 'Ylläpitäjä: aseta kirjautumisen tunnistaja (ISSUER).',
  },
  tooLarge: {
    title: 'Liian pitkä',
    said: 'Lähetys oli niin suuri, ettemme ottaneet sitä vastaan. Mitään ei tallennettu.',
    next: 'Palaa takaisin ja lyhennä tekstiä.',
  },
  notAForm: {
    title: 'Tätä emme osaa lukea',
    said: 'Lähetys ei ollut lomake. Mitään ei tallennettu.',
    next: 'Avaa sivu uudelleen ja lähetä tiedot sen lomakkeella.',
  },
  unavailable: {
    title: 'Palvelu ei juuri nyt vastaa',
    said: 'Mitään ei ole kadonnut.',
    next: 'Odota hetki ja lataa sivu uudelleen.',
  },
  bug: {
    title: 'Jokin meni meillä vikaan',
    said: 'Vika on meissä, ei sinussa. Se on kirjattu, ja korjaamme sen.',
    next: 'Kokeile hetken päästä uudelleen. Jos vika toistuu, soita ja kerro tämä tunnus:',
  },
} as const satisfies Record<string, DeadEnd>
