import type { Card } from '#core/records/partner.ts'
import type { Kind } from '#core/records/record.ts'
import { plural } from './plural.ts'

/** The coordinator's open work, by clock. */
export const queue = {
  title: 'Avoimet pyynnöt',
  braked: (name: string) =>
    `${name}: tänään on tehty niin paljon, että osa uusista muutoksista odottaa huomiseen. Välttämättömät viestit lähtevät silti. Kysy, mistä on kyse.`,
  intro: 'Kaikki, mikä odottaa jotakuta. Kiireisin on ensin.',
  empty: 'Kaikki on hoidossa. Mikään ei odota sinua nyt.',
  count: (n: number) => plural(n, 'avoin asia', 'avointa asiaa'),
  countHere: (n: number) => `${plural(n, 'avoin asia', 'avointa asiaa')} tällä sivulla`,
  emptyFiltered: 'Tällä rajauksella ei ole avoimia asioita.',
  emptySoFar: 'Tällä sivulla ei ole mitään. Katso loputkin.',
  emptyRest: 'Tällä sivulla ei ole enää mitään.',
  showAll: 'Näytä kaikki avoimet asiat',
  filterArea: 'Kunta',
  filterState: 'Tilanne',
  allAreas: 'Kaikki kunnat',
  allStates: 'Kaikki tilanteet',
  nudged: (n: number) => plural(n, 'muistutusviesti', 'muistutusviestiä'),
  nobody: 'Miksi muita ei kysytty:',
  ruleCount: (rule: string, n: number) => `${rule} (${n})`,
  toCandidates: 'Katso kumppanit ja kysy itse',
  messages: 'Viestit',
  /** What partners wrote by SMS that is no answer. */
  wrote: {
    from: (number: string) => `Numerosta ${number}`,
    stop: 'Emme lähetä hänelle enää tekstiviestejä. Kysy häneltä, miten saamme hänet kiinni, ja muuta tarvittaessa hänen tietojaan.',
    withheld:
      'Viestissä oli tietoja, joita emme tallenna, joten sitä ei ole täällä. Kumppania pyydettiin soittamaan. Soita hänelle, jos hän ei soita.',
    until: (day: string) => `Viesti poistuu viimeistään ${day}.`,
    action: 'Merkitse hoidetuksi',
    done: 'Merkitty hoidetuksi. Viesti on poistettu.',
  },
  call: { note: 'Merkitse soitetuksi', noted: 'Soitto on merkitty.' },
  another: {
    action: 'Etsi toinen kumppani',
    hint: 'Kumppani vapautetaan kiitoksin, eikä syytä kerrota kenellekään. Tuleviin aikoihin etsitään toista. Jos aika on jo lähellä, työntekijä valitsee, mitä sille tehdään. Jos odotat, sama tapahtuu määräajan tullen.',
    done: 'Merkitty. Kumppani on vapautettu.',
  },
  /** What a table that was put back has forgotten. */
  forgotten: {
    title: 'Tämä puuttuu:',
    more: (n: number) => plural(n, 'muu muutos puuttuu', 'muuta muutosta puuttuu'),
    holds: 'Siihen asti Rinnalla ei tee tälle mitään itse. Sovittuja aikoja on voitu perua tai siirtää: tarkista nekin.',
    holdsPartner: 'Siihen asti hänelle ei lähde viestejä, eikä häneltä kysytä uutta. Soita hänelle.',
    unknown: {
      request: 'Koko pyyntöä ei enää ole. Pyydä sen tekijää tekemään se uudestaan.',
      partner: 'Kumppania ei enää ole rekisterissä. Lisää hänet uudestaan.',
      tenant: 'Asetuksia ei enää ole.',
    },
    action: 'Merkitse selvitetyksi',
    done: 'Merkitty selvitetyksi. Rinnalla jatkaa tästä.',
    here: 'Tiedot palautettiin varmuuskopiosta, ja tästä pyynnöstä puuttuu jotain. Koordinaattori selvittää, mitä. Siihen asti emme kysy uusia kumppaneita emmekä muistuta kenestäkään.',
  },
  stuck: {
    tag: 'Ei etene',
    since: 'Pysähtynyt',
    todo: {
      request:
        'Pyyntö ei etene itsestään. Yritä uudestaan. Jos ketään ei ole vielä löytynyt, voit kysyä kumppania itse. Jos tukea ei enää tarvita, merkitse pyyntö päättyneeksi sen omalla sivulla.',
      offer: 'Kysely ei etene. Yritä uudestaan. Jos se ei auta, peru kysely. Kerromme siitä kumppanille.',
      meeting: 'Tämän ajan viestit ja tiedot voivat olla vanhoja. Yritä uudestaan, ja soita tarvittaessa molemmille.',
      card: 'Kumppanin tiedot muuttuivat, mutta avoimia pyyntöjä ei ole vielä tarkistettu. Yritä uudestaan.',
      diary: 'Kumppanilta vapautui aikaa, mutta avoimia pyyntöjä ei ole vielä tarkistettu. Yritä uudestaan.',
      tenant: 'Tiedot muuttuivat, mutta avoimia pyyntöjä ei ole vielä tarkistettu. Yritä uudestaan.',
      digest: 'Koosteen lähetys ei onnistu. Yritä uudestaan.',
      standstill: 'Viestien lähetys seisoo, eikä sen tarkistaminen onnistu. Yritä uudestaan.',
      gap: 'Tiedot on selvitetty, mutta jatkaminen ei onnistu. Yritä uudestaan, ja soita tarvittaessa.',
      text: 'Tekstiviestiä ei saatu käsiteltyä. Yritä uudestaan, ja soita kumppanille.',
      errand: 'Muutos on voimassa, mutta kaikille ei ole vielä kerrottu siitä. Yritä uudestaan, ja soita tarvittaessa.',
      'going-on': 'Pyyntö on siirretty, mutta jatkoa ei ole vielä varmistettu. Yritä uudestaan, ja soita tarvittaessa.',
    } satisfies Record<Exclude<Kind, 'notice'>, string>,
    /** A partner's card, or the tenant's record, that waits for something else than the open requests. */
    card: {
      'hand-back':
        'Kumppanin muutos on kesken. Hänellä voi olla vielä aikoja, joihin hän ei pääse. Yritä uudestaan, ja soita tarvittaessa.',
      'pause-end': 'Kumppanin tauko on ohi, mutta hän on vielä merkitty tauolle. Yritä uudestaan.',
      ending: 'Sitoumus tai sopimus päättyy, mutta emme saaneet selville, mitä sen jälkeen on sovittu. Yritä uudestaan.',
      'end-choices': 'Valinta on tehty, mutta kaikille ei ole vielä kerrottu siitä. Yritä uudestaan, ja soita tarvittaessa.',
    } satisfies Partial<Record<Card['waitsFor'], string>>,
    again: 'Jos tämä toistuu, kerro Rinnallan ylläpidolle.',
    retry: 'Yritä uudestaan',
    retried: 'Yritämme uudestaan.',
    close: 'Peru kysely',
    closed: 'Kysely on peruttu.',
  },
}
