import type { RefusalCode } from '#core/refusal.ts'

interface Words {
  readonly title: string
  readonly todo: string
}

/** What happened and what to do now: one title and one next step for each refusal. */
export const refusals = {
  NOT_FOUND: { title: 'Tätä ei löydy.', todo: 'Tarkista osoite tai palaa omiin pyyntöihisi.' },
  FORBIDDEN: { title: 'Sinulla ei ole oikeutta tähän.', todo: 'Pyydä koordinaattoria tekemään tämä.' },
  STALE_VERSION: { title: 'Joku muutti tätä juuri.', todo: 'Katso tilanne uudestaan ja tee muutoksesi sitten.' },
  BUSY: { title: 'Moni tekee tätä samaan aikaan.', todo: 'Yritä hetken päästä uudestaan. Mitään ei ole kadonnut.' },
  WRONG_STATE: { title: 'Tilanne on jo muuttunut.', todo: 'Katso, missä mennään nyt. Tätä ei voi enää tehdä.' },
  IDEMPOTENCY_KEY_REUSED: {
    title: 'Sama tunniste tuli toisen sisällön kanssa.',
    todo: 'Lähetä uusi sisältö uudella tunnisteella.',
  },
  DONE_BEFORE: { title: 'Tämä on jo tehty.', todo: 'Sinun ei tarvitse tehdä mitään. Asia on nyt toisen hoidossa.' },
  OFFER_EXPIRED: { title: 'Vastausaika päättyi.', todo: 'Ei hätää. Jos pääsisit silti, soita.' },
  OFFER_WITHDRAWN: { title: 'Tähän ei tarvitse enää vastata.', todo: 'Sinun ei tarvitse tehdä mitään. Kiitos, että katsoit.' },
  OFFER_TAKEN: { title: 'Toinen ehti tällä kertaa ensin.', todo: 'Sinun ei tarvitse tehdä mitään. Kysymme taas.' },
  OFFER_ANSWERED: { title: 'Olet jo vastannut toisin.', todo: 'Jos haluat muuttaa vastaustasi, soita.' },
  NO_ANSWER_CHOSEN: { title: 'Vastaus jäi valitsematta.', todo: 'Valitse yksi vaihtoehto ja lähetä.' },
  SLOT_NOT_OFFERED: { title: 'Tätä aikaa ei kysytty.', todo: 'Valitse jokin näkyvistä ajoista tai ehdota toista.' },
  TIME_SHARED: {
    title: 'Aika on jo sovittu toisen kumppanin kanssa.',
    todo: 'Tehtävään tullaan yhdessä, joten aika on kaikille sama. Jos se ei sovi sinulle, voit vastata ei.',
  },
  SLOT_NO_LONGER_FREE: { title: 'Tämä aika ei ole enää vapaa.', todo: 'Valitse toinen aika tai ehdota omaa.' },
  NOT_THEIR_TIME: {
    title: 'Tämä ei ole hänen aikojaan.',
    todo: 'Valitse toinen aika. Pyynnön sivulla näkyy, milloin hän yleensä ehtii.',
  },
  DECIDER_ONLY: {
    title: 'Tämän vahvistaa pyynnön työntekijä.',
    todo: 'Jos hän kertoi vastauksensa puhelimessa, valitse hänet ja lähetä uudestaan.',
  },
  CONSENT_PENDING: {
    title: 'Vanhemman suostumus puuttuu.',
    todo: 'Kysy vanhemmalta, merkitse suostumus ja vahvista vasta sitten.',
  },
  GOING_ON_PENDING: {
    title: 'Jatko varmistetaan vielä.',
    todo: 'Pyyntö on siirretty. Uutta sovitaan vasta, kun jatko on varmistettu. Katso sivulta, mihin mennessä.',
  },
  NOBODY_TO_DECIDE_ON: { title: 'Vahvistettavaa ei juuri nyt ole.', todo: 'Katso tilanne uudestaan.' },
  SEATS_FULL: { title: 'Mukana on jo tarpeeksi kumppaneita.', todo: 'Katso tilanne uudestaan.' },
  ENOUGH_ASKED: {
    title: 'Tätä pyyntöä on jo kysytty monelta.',
    todo: 'Odota, että joku vastaa tai vastausaika päättyy. Sitten voit kysyä seuraavalta.',
  },
  RULES_FAIL: {
    title: 'Kumppani ei sovi kaikkiin ehtoihin.',
    todo: 'Valitse toinen kumppani tai toinen aika. Jos ehdon voi ohittaa, sopivien kumppanien sivu kertoo, miten.',
  },
  NOT_WITH_THIS_PARTNER: {
    title: 'Tämä ei onnistu tämän kumppanin kanssa.',
    todo: 'Kokeile toista aikaa, tai kysy koordinaattorilta, mikä muu kävisi.',
  },
  OVERRIDE_NEEDS_REASON: { title: 'Syy puuttuu.', todo: 'Kirjoita lyhyesti, miksi kysyt silti.' },
  NOBODY_WAS_THERE: {
    title: 'Kukaan ei ole vielä ollut mukana.',
    todo: 'Tuki toteutui vasta, kun vähintään yksi aika on merkitty toteutuneeksi. Merkitse aika tai valitse toinen kohta.',
  },
  NO_ADDRESS: {
    title: 'Puhelinnumero tai sähköposti puuttuu.',
    todo: 'Lisää se tietoihin ja lähetä sitten uudestaan. Tai kerro asia itse.',
  },
  TOO_MANY_TODAY: {
    title: 'Tänään on tehty jo paljon.',
    todo: 'Mitään ei lähetetty. Jatka huomenna. Jos asia ei voi odottaa, ota yhteys koordinaattoriin.',
  },
  ENOUGH_PROPOSALS: {
    title: 'Olet ehdottanut jo kolmea aikaa.',
    todo: 'Viimeisin ehdotuksesi on voimassa. Jos mikään ei sovi, soita.',
  },
  INVALID: { title: 'Jokin kohta kaipaa tarkistusta.', todo: 'Korjaa merkityt kohdat. Muu, mitä kirjoitit, on tallessa.' },
  LINK_UNKNOWN: { title: 'Linkki ei toimi.', todo: 'Avaa uusin viestimme.' },
} satisfies Record<RefusalCode, Words>
