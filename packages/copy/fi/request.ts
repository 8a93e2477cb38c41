import { plural } from './plural.ts'

/** One request: the worker's page, and the coordinator's with more. */
export const request = {
  title: (reference: string) => `Pyyntö ${reference}`,
  summary: 'Pyynnön tiedot',
  sent: 'Pyyntö on lähetetty.',
  now: 'Tilanne nyt',
  yourTurn: 'Nyt on sinun vuorosi.',
  reference: 'Viite',
  sharedTime: 'Yhteinen aika',
  seatsSoFar: (taken: number, seats: number) => `${taken}/${seats} tähän mennessä`,
  times: 'Toivotut ajat',
  noTimes: 'Aika sovitaan yhdessä',
  needBy: 'Mihin mennessä',
  /** By when somebody is found, or a person owns it. */
  promise: 'Lupaus',
  promiseStands:
    'Kyselyt eivät ole vielä lähteneet, koska viestien lähetys seisoo. Lupaus jatkuu siitä, mihin se jäi, kun ne lähtevät.',
  promised: (when: string) => `Joku löytyy viimeistään ${when}, tai koordinaattori ottaa asian itselleen.`,
  worker: 'Työntekijä',
  offers: 'Kyselyt',
  noOffers: 'Kyselyitä ei ole vielä lähetetty.',
  /** Of a request that has ended. */
  noOffersEver: 'Kyselyitä ei lähetetty.',
  unsent: 'Kysely lähtee, kun viestien lähetys jatkuu. Vastausaika alkaa vasta silloin.',
  answerBy: (when: string) => `Vastaus viimeistään ${when}`,
  partnerHidden: 'Kumppani (nimi näkyy, kun hän pääsee)',
  /** Whose name the reader is not told, now or later. */
  partnerUnnamed: 'Kumppani',
  goingOn: {
    hidden: 'Kumppani (nimi näkyy, kun jatko on varmistettu)',
    by: (when: string) => `Jatko varmistetaan viimeistään ${when}.`,
    hint: 'Siirron jälkeen jatko varmistetaan aina. Sen jälkeen kumppanin nimi näkyy työntekijälle, kalenterikutsut lähtevät ja uutta voi sopia.',
    yesLater: 'Uuden ajan voi hyväksyä, kun jatko on varmistettu. Kielteisen vastauksen voi merkitä jo nyt.',
    near: 'Aika alkaa ennen kuin jatko on varmistettu. Koordinaattori soittaa sinulle, jos sinua tarvitaan.',
    /** The same to the coordinator, whose turn it is. */
    nearTheirs: 'Aika alkaa ennen kuin jatko on varmistettu. Soita ja sovi, kuka tulee.',
  },

  decision: {
    title: 'Vahvista kumppani',
    canCome: (name: string) => `${name} voi lähteä mukaan.`,
    todo: (name: string) => `Kysy vanhemmalta, sopiiko ${name}, ja vahvista vasta sitten.`,
    todoNoParent: 'Vahvista, niin kerromme kumppanille.',
    /** To a coordinator: it is not theirs to say. */
    theirs: 'Tämän vahvistaa pyynnön työntekijä. Voit kirjata tähän, mitä hän sanoi puhelimessa.',
    about: (name: string) => `${name} kertoo itsestään`,
    at: 'Aika',
    whenSuits: 'Aika sovitaan, kun kumppani on vahvistettu.',
    otherTime: (name: string, when: string) => `${name} ehdottaa toista aikaa: ${when}.`,
    otherTimeTodo: 'Jos aika sopii vanhemmalle, vahvista. Muuten kysymme muilta.',
    otherTimeNoParent: 'Jos aika sopii, vahvista. Muuten kysymme muilta.',
    afterConsent: 'Kumppanin voi vahvistaa, kun suostumus on merkitty.',
    confirmName: (name: string) => `Vahvista: ${name}`,
    refuse: 'Ei tällä kertaa',
    refuseHint: 'Kysymme sitten muilta, jos muita sopii. Kumppanille emme kerro syytä.',
    reason: 'Syy koordinaattorille',
    confirmed: 'Vahvistettu. Kerromme kumppanille.',
    refused: 'Merkitty. Kiitämme kumppania, ja kysymme muilta, jos muita sopii.',
  },

  nobody: {
    /** Where somebody was asked: nobody of them said yes. */
    title: 'Kukaan kysytyistä ei vastannut kyllä.',
    /** Where somebody did, but more are needed, or it came to nothing. */
    another: 'Toista kumppania ei ole löytynyt.',
    /** Where nobody could be asked: the cause that kept most away, of all who were considered. */
    unasked: (cause: string, n: number, of: number) => `Ketään ei voitu kysyä. Yleisin syy: ${cause} (${n}/${of}).`,
    unaskedWhy: 'Ketään ei voitu kysyä juuri nyt.',
    noPartners: 'Kumppaneita ei ole vielä lisätty.',
    todo: 'Ehdota toista aikaa tai etäyhteyttä – tai koordinaattori soittaa.',
    callBy: (when: string) => `Ehdota toista aikaa tai etäyhteyttä – tai koordinaattori soittaa ${when} mennessä.`,
    /** Where another time would not help. */
    helped: 'Toinen aika ei tähän auta. Koordinaattori etsii ratkaisua ja soittaa.',
    helpedBy: (when: string) => `Toinen aika ei tähän auta. Koordinaattori etsii ratkaisua ja soittaa ${when} mennessä.`,
    otherTime: 'Ehdota toista aikaa',
    remote: 'Vaihda etäyhteyteen',
    openPlace: 'Avoin kohtaamispaikka',
    openPlaceHint: (place: string) => `Sinne voi tulla ilman ajanvarausta: ${place}.`,
    call: 'Soita koordinaattorille',
    submit: 'Kysy uudestaan',
    why: 'Miksi kukaan ei sopinut',
    whyCount: (rule: string, n: number) => `${rule}: ${plural(n, 'kumppani', 'kumppania')}`,
  },

  basis: {
    title: 'Rikosrekisteriote',
    question: 'Mikä peruste koskee tällaisia pyyntöjä?',
    hint: 'Se riippuu palkkiosta, säännöllisyydestä ja siitä, ollaanko yksin lapsen kanssa. Otteen sisältöä ei kirjata mihinkään.',
    kind: (channel: string, audience: string) => `Koskee kaikkia tällaisia pyyntöjä: ${channel}, ${audience}.`,
    record: 'Kirjaa peruste',
    recorded: (basis: string, on: string) => `${basis}. Kirjattu ${on}.`,
    unrecorded: 'Perustetta ei ole vielä kirjattu, joten ketään ei voi kysyä. Kirjaa se tähän.',
    unrecordedTheirs: 'Koordinaattori kirjaa ensin, tarvitaanko ote. Sitä ennen ketään ei voi kysyä.',
    done: 'Peruste on kirjattu. Kysymme sopivilta.',
  },

  consent: {
    title: 'Suostumus',
    given: (on: string) => `Vanhempi on suostunut ${on}.`,
    pending: 'Vanhemman suostumus puuttuu vielä.',
    /** Of a request that has ended. */
    never: 'Suostumusta ei merkitty.',
    todo: 'Merkitse suostumus, kun olet kysynyt vanhemmalta. Kumppanin voi vahvistaa vasta sen jälkeen.',
    /** To a coordinator. */
    todoTheirs: 'Pyynnön työntekijä kysyy vanhemmalta. Voit kirjata tähän, mitä hän kertoi puhelimessa.',
    todoConfirmed: 'Kysy vanhemmalta, sopiiko tuki uudessa vaiheessa, ja merkitse suostumus. Sovitut ajat pysyvät siihen asti.',
    on: 'Suostunut',
    record: 'Merkitse suostumus',
    withdraw: 'Vanhempi perui suostumuksen',
    refuse: 'Vanhempi ei suostu',
    withdrawHint: 'Pyyntö päättyy heti. Kyselyt ja sovitut ajat perutaan. Kerromme kumppaneille, emme kerro syytä.',
    recorded: 'Suostumus on merkitty.',
    ended: 'Merkitty. Pyyntö on päättynyt, ja kerromme siitä kaikille.',
    refused: 'Vanhempi ei suostu. Pyyntö on päättynyt.',
    withdrawn: 'Vanhempi on perunut suostumuksen. Pyyntö on päättynyt.',
    missingFor: (phases: string) => `Vanhempi on suostunut, mutta suostumus ei vielä koske vaihetta: ${phases}.`,
    says: { given: 'Suostui', refused: 'Ei suostunut', withdrawn: 'Perui suostumuksen' },
    heardBy: (name: string) => `Merkitsi ${name}`,
  },

  saidBy: {
    legend: 'Kuka sanoi tämän puhelimessa?',
    hint: 'Vain pyynnön työntekijä voi vahvistaa. Näkyviin jää, että kirjasit sen.',
  },

  check: {
    said: 'Mitä kumppani sanoi?',
    goOn: 'Jatkaa mukana',
    cannot: 'Ei voi jatkaa',
    hint: 'Jos kumppani ei voi jatkaa, hänen tuleviin aikoihinsa etsitään toista. Jos aika on jo lähellä, työntekijä valitsee, mitä sille tehdään. Syytä ei kirjata.',
    note: 'Kirjaa vastaus',
    noted: 'Vastaus on kirjattu.',
    aside: 'Anna jatkaa ilman sopimusta',
    asideReason: 'Syy',
    asideDone: 'Merkitty. Puuttuva sopimus ei enää estä jatkamista.',
  },

  change: {
    title: 'Muuta pyyntöä',
    cancel: 'Peru pyyntö',
    cancelHint: 'Kyselyt ja sovitut ajat perutaan. Kerromme siitä kaikille, joita se koskee.',
    cancelAs: 'Miksi?',
    withdrawn: 'Vanhempi ei halua nyt tukea',
    irrelevant: 'Ei ole enää ajankohtainen',
    cancelled: 'Pyyntö on peruttu. Kerromme siitä kaikille, joita se koskee.',
    close: 'Merkitse päättyneeksi',
    closeHint: 'Kun tukea ei enää tarvita. Tulevat ajat perutaan.',
    closeAs: 'Miten päättyi?',
    closing: 'Asiakkuus on päättynyt, joten merkitse pyyntö päättyneeksi. Jos jokin aika on vielä tulossa, odota se ensin.',
    notFulfilled: 'Tuki voi päättyä toteutuneena vasta, kun vähintään yksi aika on merkitty toteutuneeksi.',
    closed: 'Pyyntö on merkitty päättyneeksi.',
    handOver: 'Siirrä työtoverille',
    handOverTo: 'Kenelle?',
    handOverHint:
      'Sinä et enää näe pyyntöä. Sovitut ajat poistuvat kalenteristasi. Jos kumppani on jo löytynyt tai häneltä on kysytty, jatko varmistetaan ensin.',
    /** To a coordinator, who goes on seeing it. */
    handOverHintTheirs:
      'Entinen työntekijä ei enää näe pyyntöä, ja sovitut ajat poistuvat hänen kalenteristaan. Jos kumppani on jo löytynyt tai häneltä on kysytty, jatko varmistetaan ensin.',
    handedOver: 'Pyyntö on siirretty.',
    phase: 'Vaihe muuttui',
    phaseHint:
      'Jos kumppani on jo löytynyt ja asiakkuus jatkuu, häneltä kysytään, jatkaako hän. Sovitut ajat pysyvät. Jos vanhempi ei ole suostunut uuteen vaiheeseen, kysy häneltä.',
    phaseReason: 'Syy, jos muutos on tavallisesta poikkeava',
    phaseChanged: 'Vaihe on muutettu.',
    partnerLeaves: (name: string) => `${name} jää pois`,
    partnerLeavesHint:
      'Kun kumppani kertoo, ettei voi jatkaa. Syytä ei kirjata. Tuleviin aikoihin etsitään toista. Jos aika on jo lähellä, työntekijä valitsee, mitä sille tehdään.',
    partnerLeft: 'Merkitty. Katso tästä, miten jatketaan.',
    partnerChange: (name: string) => `Vaihda kumppania: ${name}`,
    partnerChangeHint:
      'Syytä ei kysytä eikä kirjata. Kumppania kiitetään, eikä häntä kysytä tähän pyyntöön uudestaan. Etsimme toisen heti. Jos aika on jo lähellä, valitset, mitä sille tehdään.',
    partnerChanged: 'Kumppania on kiitetty. Katso tästä, miten jatketaan.',
    times: 'Muuta aikoja',
    timesChanged: 'Muutos on tallennettu. Kysymme uudestaan.',
  },
}
