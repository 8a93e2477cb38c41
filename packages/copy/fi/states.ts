import type { MeetingState } from '#core/records/meeting.ts'
import type { Notice, NoticeState } from '#core/records/notice.ts'
import type { Offer, OfferState } from '#core/records/offer.ts'
import type { Card, PartnerState } from '#core/records/partner.ts'
import type { Kind, Owner } from '#core/records/record.ts'
import type { RequestState } from '#core/records/request.ts'

/** How each thing stands, what it waits for and whose turn it is. */
export const states = {
  kind: {
    request: 'Pyyntö',
    offer: 'Kysely',
    meeting: 'Aika',
    notice: 'Viesti',
    card: 'Kumppani',
    diary: 'Kalenteri',
    tenant: 'Asetukset',
    errand: 'Muutoksen vieminen loppuun',
    'going-on': 'Jatkon varmistaminen siirron jälkeen',
    digest: 'Kooste',
    standstill: 'Viestien lähetys',
    gap: 'Palautuksessa kadonnut tieto',
    text: 'Kumppanin tekstiviesti',
  } satisfies Record<Kind, string>,
  request: {
    open: 'Etsitään',
    offered: 'Kysytty',
    accepted: 'Joku pääsee',
    confirmed: 'Vahvistettu',
    closed: 'Päättynyt',
  } satisfies Record<RequestState, string>,
  offer: {
    sent: 'Kysytty',
    accepted: 'Pääsee',
    declined: 'Ei pääse tällä kertaa',
    expired: 'Vastausaika päättyi',
    withdrawn: 'Kysely peruttiin',
    released: 'Vapautettu',
  } satisfies Record<OfferState, string>,
  /** Asked by a message that has not gone. */
  offerUnsent: 'Ei vielä lähtenyt',
  /** A yes to a request that has ended: nobody is coming any more. */
  offerOver: 'Vastasi: pääsen',
  offerEndedFor: {
    taken: 'Toinen ehti ensin.',
    cancelled: 'Kyselyä ei enää tarvittu.',
    refused: 'Kumppania ei vahvistettu.',
    'partner-away': 'Kumppani jäi tauolle.',
    'partner-withdrew': 'Kumppani jäi pois.',
    'time-passed': 'Aika ehti mennä.',
    'phase-changed': 'Tilanne muuttui.',
    unsent: 'Kysely ei lähtenyt ajoissa. Kumppani ei saanut sitä.',
  } satisfies Record<NonNullable<Offer['endedFor']>, string>,
  meeting: {
    proposed: 'Kysytty kumppanilta',
    scheduled: 'Sovittu',
    held: 'Toteutui',
    cancelled: 'Peruttu',
    'no-show': 'Ei toteutunut',
  } satisfies Record<MeetingState, string>,
  /** A time that was asked about, and nobody agreed on. */
  meetingNotAgreed: 'Ei sovittu',
  notice: {
    waiting: 'Lähtee ajallaan',
    claimed: 'Lähdössä',
    sent: 'Lähetetty',
    unknown: 'Ei tiedetä, lähtikö',
    suppressed: 'Ei enää tarpeen',
    failed: 'Ei mennyt perille',
  } satisfies Record<NoticeState, string>,
  noticeSuppressedFor: {
    cancelled: 'Asia ei ole enää ajankohtainen.',
    moved: 'Aika siirtyi.',
    answered: 'Tieto ehti vanheta.',
    'too-late': 'Aika oli jo mennyt.',
    'no-address': 'Puhelinnumero tai sähköposti puuttuu.',
    handled: 'Hoidettu muuten.',
    replaced: 'Uudempi viesti korvasi tämän.',
    'switched-off': 'Kumppani ei enää halua viestejä tätä kautta.',
    unasked: 'Kysely, josta tämä kertoisi, ei koskaan lähtenyt.',
    'ended-before': 'Oli jo hoidettu ennen tietojen palautusta.',
  } satisfies Record<NonNullable<Notice['suppressedFor']>, string>,
  partner: {
    applied: 'Hakenut',
    interview: 'Haastattelussa',
    'in-training': 'Koulutuksessa',
    trained: 'Koulutettu',
    active: 'Mukana',
    paused: 'Tauolla',
    exited: 'Lopettanut',
  } satisfies Record<PartnerState, string>,
  cardWaitsFor: {
    rematch: 'Tarkistamme avoimet pyynnöt.',
    'hand-back': 'Käymme läpi ajat, joihin kumppani ei pääse.',
    'pause-end': 'Odottaa tauon loppua.',
    ending: 'Katso, mikä päättyy, ja valitse, mitä tehdään ajoille, jos niitä on sovittu sen jälkeen.',
    'end-choices': 'Viemme valinnat aikoihin.',
    nothing: 'Ei odota mitään.',
  } satisfies Record<Card['waitsFor'], string>,
  /** A partner's calendar, the tenant's own record. */
  kept: { kept: 'Käytössä' },
  /** Sending of messages. */
  standstill: { on: 'Seisoo', off: 'Toimii' },
  gap: { open: 'Selvittämättä', 'dealt-with': 'Selvitetty' },
  text: { unread: 'Lukematta', handled: 'Hoidettu', gone: 'Poistettu' },
  keptWaitsFor: {
    time: 'Seuraava kooste lähtee valittuna aikana.',
    marking: 'Kooste on lähdössä.',
    rematch: 'Tarkistamme avoimet pyynnöt.',
    tidying: 'Viemme muutoksen jokaiseen aikaan ja kyselyyn.',
    ending: 'Katso, mikä päättyy, ja valitse, mitä tehdään ajoille, jos niitä on sovittu sen jälkeen.',
    'end-choices': 'Viemme valinnat aikoihin.',
    account: 'Pyydä palvelun ylläpitoa korjaamaan syy. Kokeilemme välillä itse.',
    lifting: 'Lähetys jatkuu, kun koordinaattori tai pääkäyttäjä sallii sen.',
    deployment: 'Lähetys jatkuu, kun palvelun ylläpito sallii sen.',
    releasing: 'Lähetämme viestit, jotka odottivat.',
    dealing: 'Lue, mitä tehtiin. Soita sille, joka sen teki, ja kirjaa, mikä pitää paikkansa. Merkitse sitten selvitetyksi.',
    reading: 'Lue viesti ja vastaa siihen soittamalla. Merkitse sitten hoidetuksi, niin viesti poistuu.',
    unparking: 'Jatkamme siitä, mihin jäätiin.',
    nothing: 'Ei odota mitään.',
  },
  owner: {
    system: 'Rinnalla hoitaa',
    worker: 'Työntekijä',
    coordinator: 'Koordinaattori',
    partner: 'Kumppani',
    nobody: 'Ei kenenkään',
  } satisfies Record<Owner, string>,
}
