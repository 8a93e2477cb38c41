import type { Limit, StandstillId } from '#core/records/standstill.ts'

/** Whether messages go, and what keeps them. */
export const sending = {
  title: 'Viestien lähetys',
  goesOn: 'Viestit lähtevät tavalliseen tapaan.',
  /** On every page of whoever works here, while it is so. */
  banner: {
    all: 'Viestien lähetys seisoo. Kaikki kirjataan, ja viestit lähtevät, kun lähetys jatkuu.',
    sms: 'Tekstiviestit eivät nyt lähde. Kaikki kirjataan, ja viestit lähtevät, kun lähetys jatkuu.',
    email: 'Sähköpostit eivät nyt lähde. Kaikki kirjataan, ja viestit lähtevät, kun lähetys jatkuu.',
  },
  what: {
    deployment: 'Palvelun ylläpito on keskeyttänyt lähetyksen',
    tenant: 'Lähetys on keskeytetty täällä',
    sms: 'Tekstiviestit eivät lähde',
    email: 'Sähköpostit eivät lähde',
  } satisfies Record<StandstillId, string>,
  since: 'Alkaen',
  why: 'Syy',
  code: 'Koodi ylläpidolle',
  next: 'Kokeilemme seuraavaksi',
  /** Which limit of the account, and what to do about it. */
  limits: {
    spend: 'Kuukauden viestikatto on täynnä. Pyydä palvelun ylläpitoa nostamaan sitä.',
    quota:
      'Vuorokauden viestimäärä on täynnä. Lähetys jatkuu yleensä itsestään vuorokauden sisällä. Jos tämä toistuu, pyydä palvelun ylläpitoa nostamaan rajaa.',
    sandbox: 'Palvelulla ei ole lupaa lähettää viestejä kaikille. Pyydä palvelun ylläpitoa hakemaan lupa.',
    suspended: 'Palvelun lähetysoikeus on jäädytetty. Pyydä palvelun ylläpitoa selvittämään syy.',
    sender: 'Lähettäjän tunnus ei ole käytössä. Pyydä palvelun ylläpitoa tarkistamaan se.',
    access: 'Palvelun tunnukset tai oikeudet eivät kelpaa. Pyydä palvelun ylläpitoa korjaamaan ne.',
    other: 'Syytä ei tunnisteta. Kerro koodi palvelun ylläpidolle.',
  } satisfies Record<Limit, string>,
  try: 'Kokeile nyt',
  tried: 'Kokeilemme nyt yhdellä viestillä.',
  waiting: 'Viestit, jotka odottavat',
  none: 'Yhtään viestiä ei odota.',
  fates: {
    goes: 'Lähtee, kun lähetys jatkuu',
    needless: 'Ei enää tarvita, ei lähde',
    tooLate: 'Liian myöhään, ei lähde',
  },
  more: (n: number) => `Lisäksi odottaa vielä ${n}.`,
  lift: 'Jatka lähetystä',
  liftHint: 'Viestit lähtevät heti. Jos on yö, kumppanien viestit lähtevät aamulla.',
  lifted: 'Lähetys jatkuu.',
  hold: 'Keskeytä lähetys',
  holdHint: 'Kaikki kirjataan, mutta yhtään viestiä ei lähde. Kyselyn vastausaika alkaa vasta, kun kysely lähtee.',
  holdWhy: 'Miksi lähetys keskeytetään',
  holdWhyHint: 'Muut koordinaattorit näkevät tämän. Älä kirjoita kenenkään tietoja.',
  held: 'Lähetys on keskeytetty.',
  link: 'Katso, lähtevätkö viestit, tai keskeytä lähetys',
}
