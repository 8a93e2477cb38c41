import { named } from './names.ts'
import { BEFORE, type OfferWithin, type Phase, type PhaseFacts, type Served, type ServedFacts } from './phases.ts'

const hours = (amount: number): OfferWithin => ({ unit: 'hours', amount })
const workingDays = (amount: number): OfferWithin => ({ unit: 'working-days', amount })

export const phaseFacts: Readonly<Record<Phase, PhaseFacts>> = {
  NOTICE: {
    names: named('ilmoitus', 'barnskyddsanmälan', 'notification'),
    basis: ['LSL 25', 'LSL 26'],
    clock: [{ until: 'start-decided', amount: 7, unit: 'working-days', checked: true }],
    mayAttend: ['information-talk'],
    offerWithin: workingDays(5),
    next: ['ASSESS', 'EMERGENCY', 'CLOSED'],
  },
  ASSESS: {
    names: named('palvelutarpeen arviointi', 'bedömning av servicebehovet', 'service-need assessment'),
    basis: ['SHL 36', 'LSL 26'],
    clock: [{ until: 'assessment-ready', amount: 3, unit: 'months', checked: true }],
    mayAttend: ['home-visit', 'network-meeting'],
    offerWithin: workingDays(5),
    next: ['OPEN', 'EMERGENCY', 'CLOSED'],
  },
  OPEN: {
    names: named('avohuolto', 'öppenvård', 'open care'),
    basis: ['LSL 27', 'LSL 30', 'LSL 34', 'LSL 36'],
    clock: [{ until: 'plan-reviewed', amount: 12, unit: 'months', checked: true }],
    mayAttend: ['plan-meeting', 'family-group-conference', 'school-meeting', 'network-meeting'],
    offerWithin: workingDays(5),
    next: ['OPEN_PLACED', 'EMERGENCY', 'CARE_PREP', 'CLOSED'],
  },
  OPEN_PLACED: {
    names: named('avohuollon sijoitus', 'placering inom öppenvården', 'open-care placement'),
    basis: ['LSL 37', 'LSL 37 a'],
    clock: [{ until: 'need-reviewed', amount: 3, unit: 'months', checked: false }],
    mayAttend: ['start-meeting', 'review-meeting', 'end-meeting'],
    offerWithin: workingDays(3),
    next: ['OPEN', 'EMERGENCY', 'CARE_PREP', 'AFTERCARE'],
  },
  EMERGENCY: {
    names: named('kiireellinen sijoitus', 'brådskande placering', 'emergency placement'),
    basis: ['LSL 38', 'LSL 38 a', 'LSL 39'],
    clock: [
      { until: 'ends', amount: 30, unit: 'days', checked: true },
      { until: 'ends-extended', amount: 30, unit: 'days', checked: false },
    ],
    mayAttend: ['first-meeting', 'decision-talk', 'daily-support'],
    offerWithin: hours(4),
    next: ['OPEN', 'OPEN_PLACED', 'CARE_PREP', 'AFTERCARE', 'CLOSED'],
  },
  CARE_PREP: {
    names: named('huostaanoton valmistelu', 'beredning av omhändertagande', 'preparing taking into care'),
    basis: ['LSL 40', 'LSL 41', 'LSL 42'],
    clock: [],
    mayAttend: ['hearing', 'preparation-talk'],
    offerWithin: workingDays(2),
    next: ['CARE_DECISION', 'OPEN'],
  },
  CARE_DECISION: {
    names: named('huostaanottopäätös', 'beslut om omhändertagande', 'care decision'),
    basis: ['LSL 43'],
    clock: [],
    mayAttend: ['court-hearing'], // in silence, and if the court permits: not checked against a source
    offerWithin: workingDays(2),
    next: ['SUBSTITUTE', 'OPEN'],
  },
  SUBSTITUTE: {
    names: named('sijaishuolto', 'vård utom hemmet', 'substitute care'),
    basis: ['LSL 49', 'LSL 50'],
    clock: [{ until: 'need-reviewed', amount: 12, unit: 'months', checked: true }],
    mayAttend: ['plan-meeting', 'contact-meeting', 'parent-group'],
    offerWithin: workingDays(10),
    next: ['SUBSTITUTE', 'REUNIFY', 'AFTERCARE'], // to itself: the child moves
  },
  REUNIFY: {
    names: named('perheen jälleenyhdistäminen', 'återförening av familjen', 'family reunification'),
    basis: ['LSL 4.3', 'LSL 30.4', 'LSL 47'],
    clock: [],
    mayAttend: ['home-coming-meeting'],
    offerWithin: workingDays(5),
    next: ['SUBSTITUTE', 'AFTERCARE'],
  },
  AFTERCARE: {
    names: named('jälkihuolto', 'eftervård', 'aftercare'),
    basis: ['LSL 75', 'LSL 76', 'LSL 76 a'],
    clock: [{ until: 'age', amount: 23, unit: 'years', checked: true }],
    mayAttend: ['plan-meeting', 'youth-group'],
    offerWithin: workingDays(10),
    next: ['EMERGENCY', 'CLOSED'],
  },
  CLOSED: {
    names: named('asiakkuuden päättyminen', 'klientrelationen upphör', 'end of the client relationship'),
    basis: [],
    clock: [],
    mayAttend: ['closing-talk', 'feedback'],
    offerWithin: workingDays(10), // the field proposes nothing: as calm as the calmest
    next: ['NOTICE'],
  },
}

/** Of the phases, and of being in none yet (docs/field.md: Before child protection). */
export const servedFacts: Readonly<Record<Served, ServedFacts>> = {
  [BEFORE]: {
    names: named('ei vielä lastensuojelussa', 'ännu inte i barnskyddet', 'not yet in child protection'),
    offerWithin: workingDays(5),
    next: ['NOTICE', 'ASSESS', 'OPEN', 'EMERGENCY'],
  },
  ...phaseFacts,
}

/** Whether a case usually moves so. */
export const isUsualEdge = (from: Served, to: Served): boolean => servedFacts[from].next.some((next) => next === to)
