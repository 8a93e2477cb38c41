import { plural } from './plural.ts'

/** What ends: a partner's undertaking or agreement, or agreements between organisations, and what is agreed beyond. */
export const endings = {
  title: 'Sitoumus tai sopimus päättyy',
  titleOf: (name: string) => `Päättyy: ${name}`,
  titleOfAgreements: 'Vaihesopimuksia päättyy',
  partner: (name: string, day: string) => `Kumppanin ${name} vaitiolositoumus tai sopimus on voimassa ${day} asti.`,
  /** Of agreements between organisations: which they are follows. */
  agreements: 'Nämä vaihesopimukset päättyvät:',
  agreement: (which: string, day: string) => `${which}: voimassa ${day} asti`,
  nothing: 'Mikään ei pääty lähiaikoina.',
  none: 'Päättymisen jälkeen ei ole sovittu aikoja, joille pitäisi valita jatko.',
  beyond: (n: number) => `Päättymisen jälkeen on sovittu ${plural(n, 'aika', 'aikaa')}`,
  intro:
    'Valitse, mitä ajoille tehdään. Mitään ei ole valittu valmiiksi, ja aika pysyy ennallaan, kunnes valitset. Kun päättymiseen on kolme päivää, alamme kysyä joka päivä niistä, joille ei ole valittu.',
  /** Of many, only the soonest stand here. */
  first: (n: number) => `Tässä ovat ${n} ensimmäistä. Loput näkyvät, kun näille on valittu.`,
  open: 'Avaa pyyntö',
  choice: 'Mitä ajalle tehdään?',
  options: {
    renewed: 'Uusitaan: aika pidetään',
    another:
      'Toinen kumppani: etsimme muita, tai työntekijä valitsee, jos aika on jo lähellä. Kerromme kumppanille ja työntekijälle',
    cancel: 'Perutaan: kerromme kumppanille ja työntekijälle',
  },
  until: 'Uusi viimeinen voimassaolopäivä',
  untilHint: 'Vain, jos jokin uusitaan. Päivän täytyy kattaa kaikki ajat, jotka uusitaan.',
  send: 'Vie valinnat',
  chosen: 'Valinnat on tallennettu.',
  underWay: 'Osaa aiemmista valinnoista viedään vielä aikoihin.',
  /** On a meeting's card, to everybody who sees it: whose matter it is, not why. */
  mark: 'Koordinaattori varmistaa, kuka tähän aikaan tulee.',
  toPage: 'Katso, mikä päättyy, ja valitse',
}
