import type { MeetingState, MeetingWaitsFor } from '#core/records/meeting.ts'
import type { Notice, NoticeState, NoticeWaitsFor } from '#core/records/notice.ts'
import type { Offer, OfferState, OfferWaitsFor } from '#core/records/offer.ts'
import type { Card, PartnerState } from '#core/records/partner.ts'
import type { Kind, Owner } from '#core/records/record.ts'
import type { RequestState, RequestWaitsFor } from '#core/records/request.ts'

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
  } satisfies Record<Kind, string>,
  request: {
    open: 'Etsitään',
    offered: 'Kysytty',
    accepted: 'Joku pääsee',
    confirmed: 'Vahvistettu',
    closed: 'Päättynyt',
  } satisfies Record<RequestState, string>,
  requestWaitsFor: {
    ranking: 'Etsimme sopivia kumppaneita.',
    answer: 'Odotamme vastausta kyselyyn.',
    consent: 'Odotamme vanhemman suostumusta.',
    decision: 'Odotamme, että vahvistat.',
    coordinator: 'Koordinaattori etsii ratkaisua.',
    'first-meeting': 'Sovi ensimmäinen aika.',
    meetings: 'Tuki on käynnissä.',
    'late-choice': 'Valitse, mitä peruuntuneelle ajalle tehdään.',
    nothing: 'Ei odota mitään.',
  } satisfies Record<RequestWaitsFor, string>,
  /** In the coordinator's list: what is the worker's to do, said of the worker. */
  workersTurn: {
    consent: 'Työntekijä kysyy vanhemman suostumusta.',
    decision: 'Työntekijä vahvistaa kumppanin.',
    'first-meeting': 'Työntekijä sopii ensimmäisen ajan.',
    'late-choice': 'Työntekijä valitsee, mitä peruuntuneelle ajalle tehdään.',
    arrange: 'Työntekijä sopii uuden ajan.',
    outcome: 'Työntekijä merkitsee, toteutuiko aika.',
  } satisfies Partial<Record<RequestWaitsFor | MeetingWaitsFor, string>>,
  /** And what is the reader's own. */
  coordinatorsTurn: {
    coordinator: 'Kysy kumppania itse, tai sovi työntekijän kanssa, mitä tehdään.',
    decision: 'Vahvista kumppani, tai kysy asiaa työntekijältä.',
    call: 'Soita kumppanille ja merkitse sitten soitetuksi.',
  } satisfies Partial<Record<RequestWaitsFor | OfferWaitsFor, string>>,
  offer: {
    sent: 'Kysytty',
    accepted: 'Pääsee',
    declined: 'Ei pääse tällä kertaa',
    expired: 'Vastausaika päättyi',
    withdrawn: 'Kysely peruttiin',
    released: 'Vapautettu',
  } satisfies Record<OfferState, string>,
  offerWaitsFor: {
    answer: 'Odottaa vastausta',
    'worker-reply': 'Ehdotti toista aikaa, odottaa työntekijää',
    tidying: 'Vapautetaan sovitut ajat',
    call: 'Odottaa soittoa',
    nothing: 'Ei odota mitään',
  } satisfies Record<OfferWaitsFor, string>,
  offerEndedFor: {
    taken: 'Toinen ehti ensin.',
    cancelled: 'Pyyntö peruttiin.',
    refused: 'Työntekijä ei vahvistanut.',
    'partner-away': 'Kumppani on tauolla.',
    'partner-withdrew': 'Kumppani jäi pois.',
    'time-passed': 'Aika ehti mennä.',
    'phase-changed': 'Tilanne muuttui.',
  } satisfies Record<NonNullable<Offer['endedFor']>, string>,
  meeting: {
    scheduled: 'Sovittu',
    held: 'Toteutui',
    cancelled: 'Peruttu',
    'no-show': 'Ei toteutunut',
  } satisfies Record<MeetingState, string>,
  meetingWaitsFor: {
    start: 'Odottaa ajankohtaa.',
    'move-answer': 'Odottaa, sopiiko uusi aika.',
    arrange: 'Sopikaa uusi aika.',
    partner: 'Etsimme toista kumppania tähän aikaan.',
    'late-choice': 'Valitse, mitä ajalle tehdään.',
    outcome: 'Merkitse, toteutuiko aika.',
    tidying: 'Kerromme peruuntumisesta.',
    nothing: 'Ei odota mitään.',
  } satisfies Record<MeetingWaitsFor, string>,
  notice: {
    waiting: 'Lähtee ajallaan',
    claimed: 'Lähdössä',
    sent: 'Lähetetty',
    unknown: 'Ei tiedetä, lähtikö',
    suppressed: 'Ei enää tarpeen',
    failed: 'Ei mennyt perille',
  } satisfies Record<NoticeState, string>,
  noticeWaitsFor: {
    sending: 'Odottaa lähtöaikaa.',
    marking: 'Lähetys on kesken.',
    person: 'Soita, tai lähetä uudestaan.',
    nothing: 'Ei odota mitään.',
  } satisfies Record<NoticeWaitsFor, string>,
  noticeSuppressedFor: {
    cancelled: 'Asia peruttiin.',
    moved: 'Aika siirtyi.',
    answered: 'Vastaus tuli jo.',
    'too-late': 'Aika oli jo mennyt.',
    'no-address': 'Puhelinnumero tai sähköposti puuttuu.',
    handled: 'Hoidettu muuten.',
    replaced: 'Uudempi viesti korvasi tämän.',
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
    'hand-back': 'Siirrämme sovitut ajat toisille.',
    'pause-end': 'Odottaa tauon loppua.',
    nothing: 'Ei odota mitään.',
  } satisfies Record<Card['waitsFor'], string>,
  /** A partner's calendar, the tenant's own record. */
  kept: { kept: 'Käytössä' },
  keptWaitsFor: {
    rematch: 'Tarkistamme avoimet pyynnöt.',
    tidying: 'Viemme muutoksen jokaiseen aikaan ja kyselyyn.',
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
