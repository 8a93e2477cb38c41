import type { GoingOnWaitsFor } from '#core/records/going-on.ts'
import type { Turn } from '#core/records/turn.ts'

type Waits = Exclude<Turn['waitsFor'] | GoingOnWaitsFor, 'nothing'>
type Said = Partial<Record<Waits, string>>
/** A wait that nobody has words for does not compile: what is never a coordinator's is said of itself. */
type Rest = Said & Record<Exclude<Waits, keyof typeof coordinator>, string>

/** To the worker whose turn it is. */
const worker = {
  consent: 'Kysy vanhemman suostumusta ja merkitse se.',
  decision: 'Vahvista kumppani, tai valitse ”Ei tällä kertaa”.',
  'first-meeting': 'Sovi ensimmäinen aika.',
  meetings: 'Sovi seuraava aika, tai merkitse pyyntö päättyneeksi.',
  'late-choice': 'Kumppani ei pääse. Valitse, mitä ajalle tehdään.',
  'worker-reply': 'Kumppani ehdotti toista aikaa. Vastaa, sopiiko se.',
  'time-answer': 'Aikaa ei ole vielä sovittu. Katso, mitä kumppani on vastannut, tai selvitä, sopiiko se.',
  'move-answer': 'Kumppani ehdotti uutta aikaa. Vastaa, sopiiko se.',
  arrange: 'Sovittu aika vaatii ratkaisun. Valitse, mitä sille tehdään.',
  outcome: 'Merkitse, toteutuiko aika.',
  'phase-consent': 'Kysy vanhemmalta, sopiiko tuki uudessa vaiheessa, ja merkitse suostumus.',
  closing: 'Asiakkuus on päättynyt. Merkitse pyyntö päättyneeksi.',
} satisfies Said

/** To the coordinator whose turn it is. */
const coordinator = {
  coordinator: 'Kysy kumppania itse, tai sovi työntekijän kanssa, mitä tehdään.',
  answer: 'Ketään ei ole löytynyt ajoissa. Kysy kumppania itse, tai sovi työntekijän kanssa, mitä tehdään.',
  consent: 'Muistuta työntekijää: vanhemman suostumus puuttuu.',
  decision: 'Muistuta työntekijää: kumppani odottaa vahvistusta.',
  'first-meeting': 'Muistuta työntekijää: ensimmäistä aikaa ei ole sovittu.',
  meetings: 'Kysy työntekijältä, jatkuuko tuki.',
  'late-choice': 'Muistuta työntekijää: kumppani ei pääse, ja ajalle pitää valita jatko.',
  'worker-reply': 'Muistuta työntekijää: kumppani ehdotti toista aikaa.',
  'time-answer': 'Aikaa ei ole vielä sovittu. Selvitä, sopiiko se, ja kirjaa vastaus.',
  'move-answer': 'Kysy, sopiiko ehdotettu aika, ja kirjaa vastaus.',
  arrange: 'Muistuta työntekijää: sovittu aika vaatii ratkaisun.',
  outcome: 'Kysy työntekijältä, toteutuiko aika, ja merkitse se.',
  'going-on': 'Kysy kumppanilta, jatkaako hän, ja kirjaa vastaus.',
  'phase-consent': 'Muistuta työntekijää: vanhemman suostumus uuteen vaiheeseen puuttuu.',
  agreement: 'Mikään sopimus ei kata uutta vaihetta. Lisää sopimus, tai anna kumppanin jatkaa ja kerro syy.',
  closing: 'Muistuta työntekijää: asiakkuus on päättynyt, ja pyyntö pitää merkitä päättyneeksi.',
  call: 'Soita kumppanille ja merkitse sitten soitetuksi.',
  dealing: 'Selvitä ensin, mitä palautuksessa katosi.',
  'near-meeting': 'Sovittu aika alkaa ennen kuin jatko on varmistettu. Soita ja sovi, kuka tulee.',
  'another-partner':
    'Tämä kumppani ei voi jatkaa: etsi toinen. Sovi myös pian alkavat ajat puhelimessa. Kumppanille ja työntekijälle emme kerro syytä.',
} satisfies Said

/** Whose turn it is and for what, each sentence to the one reader for whom it is so. */
export const turns = {
  yours: 'Sinun',
  also: 'Lisäksi odottaa',
  worker,
  /** To the same worker, once the coordinator has it too. */
  helped: (own: string) => `${own} Myös koordinaattori näkee, että tämä odottaa.`,
  coordinator,
  /** To anybody else, by whose turn it is. */
  theirs: {
    worker: {
      consent: 'Työntekijä kysyy vanhemman suostumusta.',
      decision: 'Työntekijä vahvistaa kumppanin.',
      'first-meeting': 'Työntekijä sopii ensimmäisen ajan.',
      meetings: 'Työntekijä kertoo, jatkuuko tuki.',
      'late-choice': 'Työntekijä valitsee, mitä ajalle tehdään, kun kumppani ei pääse.',
      'worker-reply': 'Työntekijä vastaa, sopiiko kumppanin ehdottama aika.',
      'time-answer': 'Työntekijä selvittää, sopiiko aika.',
      'move-answer': 'Työntekijä vastaa, sopiiko kumppanin ehdottama aika.',
      arrange: 'Työntekijä sopii, mitä ajalle tehdään.',
      outcome: 'Työntekijä merkitsee, toteutuiko aika.',
      'phase-consent': 'Työntekijä kysyy vanhemmalta, sopiiko tuki uudessa vaiheessa.',
      closing: 'Työntekijä merkitsee pyynnön päättyneeksi.',
    } satisfies Record<keyof typeof worker, string>,
    coordinator: {
      coordinator: 'Koordinaattori etsii ratkaisua.',
      answer: 'Odotamme yhä vastausta kyselyyn. Koordinaattori näkee, ettei ketään löytynyt ajoissa.',
      'time-answer': 'Koordinaattori selvittää, sopiiko aika.',
      'move-answer': 'Koordinaattori kysyy, sopiiko ehdotettu aika.',
      call: 'Koordinaattori soittaa kumppanille.',
      'going-on': 'Koordinaattori kysyy kumppanilta, jatkaako hän.',
      agreement: 'Koordinaattori katsoo, voiko kumppani jatkaa uudessa vaiheessa.',
      dealing: 'Koordinaattori selvittää, mitä palautuksessa katosi.',
    } satisfies Said,
    partner: {
      answer: 'Odotamme vastausta kyselyyn.',
      'time-answer': 'Kumppani vastaa, sopiiko aika.',
      'move-answer': 'Kumppani vastaa, sopiiko uusi aika.',
      'going-on': 'Kumppani kertoo, jatkaako hän.',
    } satisfies Said,
  },
  /** To the coordinator, where it must first be known by which act partners are checked. */
  recordBasis: 'Kirjaa pyynnön sivulla, tarvitaanko rikosrekisteriote. Kysymme sitten sopivilta.',
  /** What waits for nobody. */
  goesOn: {
    consent: 'Jatko varmistetaan. Suostumuksen voi merkitä jo nyt.',
    decision: 'Jatko varmistetaan. Kumppanin voi vahvistaa vasta sen jälkeen.',
    confirming: 'Jatko varmistetaan.',
    answer: 'Kysely lähtee, kun viestien lähetys jatkuu. Vastausaika alkaa vasta silloin.',
    'time-answer': 'Kysely lähtee, kun viestien lähetys jatkuu. Vastausaika alkaa vasta silloin.',
    'move-answer': 'Ehdotus lähtee, kun viestien lähetys jatkuu. Vastausaika alkaa vasta silloin.',
    ranking: 'Etsimme sopivia kumppaneita.',
    partner: 'Etsimme toista kumppania sovittuun aikaan.',
    start: 'Seuraava sovittu aika on tulossa.',
    meetings: 'Tuki on käynnissä.',
    tidying: 'Kerromme tästä kaikille, joita se koskee.',
  } satisfies Rest,
  /** An agreed time that has begun. */
  begun: 'Sovittu aika on nyt. Kun se on ohi, merkitään, miten meni.',
  /** A record that the machine could not go on with, to whoever is not to see to it. */
  other: 'Koordinaattori katsoo, miten tästä jatketaan.',
}
