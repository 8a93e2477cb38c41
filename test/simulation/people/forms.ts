import type { Contact } from '#core/records/partner.ts'
import { keys, keyText } from '#core/records/keys.ts'
import { localDate } from '#core/time/zone.ts'
import { PARTS } from '#web/parts.ts'
import { seenOf } from '#web/seen.ts'
import { agreementIdOf } from '#core/records/agreement.ts'
import type { PhaseAgreement } from '#core/records/tenant.ts'
import { agreementsIn } from '../../support/agreements.ts'
import { beforehand, everywhere } from '../../support/tenant.ts'
import { CANARIES, NEWCOMER } from '../world/canaries.ts'
import type { FormFields } from '../world/calls.ts'
import { type Crowd, type Deed, oneOf } from './people.ts'
import { browserToken, type StaffId } from '../world/tenant.ts'
import { DAY } from '../engine/when.ts'

const isPart = (step: string): step is 'card' | 'checks' | 'conflicts' | 'availability' =>
  ['card', 'checks', 'conflicts', 'availability'].includes(step)

const dateIn = (now: number, days: number): string => localDate(new Date(now + days * DAY).toISOString())

/** A date and two times as a form has them. */
export function timesOf({ engine, random }: Pick<Crowd, 'engine' | 'random'>, name: string): FormFields {
  const from = random.whole(8, 18)
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`
  return {
    [`${name}.date`]: dateIn(engine.now(), random.whole(0, 6)),
    [`${name}.from`]: clock(from),
    [`${name}.to`]: clock(from + 2),
  }
}

/** The page of a new request, filled in as a person would: sometimes half of it, and corrected then. */
export function newRequestForm({ engine, random }: Pick<Crowd, 'engine' | 'random'>): FormFields {
  return {
    channel: 'peer-support',
    ...random.pick<FormFields>([
      { phases: ['OPEN'] },
      { phases: ['OPEN'] },
      { phases: ['OPEN', 'AFTERCARE'] },
      { phases: ['OPEN', 'EMERGENCY'], leading: 'OPEN' },
      { phases: ['BEFORE'] },
      { phases: ['BEFORE', 'OPEN'] },
    ]),
    languages: ['fi'],
    ...random.pick<FormFields>([{}, {}, {}, { manner: 'written' }, { interpreter: 'yes', interpreterTo: 'sv' }]),
    area: random.pick(['529', '853', '202']),
    mode: 'in-person',
    audience: random.pick(['parent', 'parent', 'parent', 'foster-parent', 'grandparent']),
    urgency: random.pick(['routine', 'soon', 'urgent']),
    choice: 'first',
    ...random.pick<FormFields>([{}, { goal: 'heard', extent: 'some' }]),
    confirm: 'ask-me',
    seats: '1',
    durationMinutes: '60',
    ...(random.chance(0.8)
      ? { when: 'given', ...timesOf({ engine, random }, 'windows.0') }
      : { when: 'later', needBy: dateIn(engine.now(), 5) }),
    ...(random.chance(0.8) ? { consent: 'yes', consentOn: dateIn(engine.now(), 0) } : { consent: 'no' }),
    ...CANARIES,
    ...(random.chance(0.7) && { alongside: 'yes' }),
  }
}

const CARD: FormFields = {
  firstName: 'Aava',
  organisation: 'Yhdistys',
  introduction: CANARIES.note,
  state: 'active',
  roles: ['peer-support-person'],
  experience: ['OPEN', 'EMERGENCY', 'SUBSTITUTE'],
  livedAs: ['parent', 'foster-parent'],
  'languages.0.code': 'fi',
  'languages.0.level': 'native',
  'languages.0.manner': 'spoken',
  areas: ['529', '853', '202'],
  modes: ['in-person', 'remote', 'phone'],
  travelMinutes: '30',
  families: '2',
  meetingsPerDay: '2',
  hoursPerMonth: '20',
  offersPerWeek: '3',
  contactBy: ['sms', 'email'],
}

/** The pages of the coordinator that are more than a button: the register's forms, the agreements, what is undelivered or stuck. */
export function coordinatorForms(crowd: Crowd): Deed[] {
  const { engine, random, records, call, partners } = crowd
  const token = browserToken('coordinator')
  let forms = 0
  const post = (path: string, form: FormFields) => {
    const sent = { room: 'staff', method: 'POST', path, token, form: { ...form, nonce: `c${++forms}` } } as const
    call(sent)
    if (random.chance(0.15)) engine.at(engine.now() + random.whole(0, 400), () => call(sent))
  }
  const look = (path: string) => call({ room: 'staff', method: 'GET', path, token })
  const ofPartner =
    (step: string, form: () => FormFields): Deed =>
    () => {
      const card = records.all('card').find(({ id }) => id === random.pick(partners))
      if (!card) return
      // What its page was made from; the version is for the earlier program. Sometimes the page is an old one.
      const contact = records.at(keyText(keys.contact(card.org, card.id))) as unknown as Contact | undefined
      const part = isPart(step) && PARTS[step]({ card, ...(contact && { contact }) })
      const made = random.chance(0.9)
        ? { seen: seenOf(part), version: String(card.version) }
        : { seen: 'old', version: String(card.version - 1) }
      post(`/partners/${card.id}/${step}`, { ...form(), ...made })
    }

  /** An agreement ends or is taken away, or those that were hold again; in other capitals, they are of the same organisation. */
  const agreements: Deed = () => {
    const kept = agreementsIn({ items: records.items })
    const there = new Set(kept.map(agreementIdOf))
    const all = [...everywhere('Yhdistys'), ...beforehand('Yhdistys')]
    const missing = all.filter((one) => !there.has(agreementIdOf(one)))
    const [first] = missing
    const ended = kept.find(({ validTo }) => validTo !== undefined)
    const save = (one: PhaseAgreement, form: FormFields) =>
      post(`/agreements/${agreementIdOf(one)}`, {
        ...form,
        seen: random.chance(0.9) ? seenOf(PARTS.agreement({ agreement: one })) : 'old',
      })
    if (first && random.chance(0.7)) {
      const { area, phase, validFrom } = first
      return post('/agreements', { area, phase, validFrom, organisation: random.pick(['Yhdistys', ' YHDISTYS']) })
    }
    if (ended && random.chance(0.7)) return save(ended, { validTo: '' })
    const one = oneOf(random, kept, ({ phase }) => phase === 'OPEN' || random.chance(0.1))
    if (one) save(one, random.chance(0.6) ? { validTo: dateIn(engine.now(), random.whole(0, 3)) } : { remove: 'yes' })
  }
  const newcomer: Deed = () =>
    post('/partners/new', { ...CARD, contactName: NEWCOMER.name, phone: NEWCOMER.phone, email: NEWCOMER.email })
  const undelivered: Deed = () => {
    const found = oneOf(random, records.all('notice'), (one) => one.waitsFor === 'person')
    if (found) post(`/notices/${found.id}/${random.pick(['retry', 'close'])}`, {})
  }
  const basis: Deed = () => {
    const found = oneOf(random, records.all('request'), ({ audience, state }) => audience === 'sibling' && state !== 'closed')
    if (found) post(`/requests/${found.id}/basis`, { basis: random.pick(['none', 'none', '504/2002', '']) })
  }
  const stuck: Deed = () => {
    const found = oneOf(
      random,
      [...records.all('request'), ...records.all('meeting'), ...records.all('offer')],
      (one) => one.reason === 'stuck',
    )
    if (found) post(`/queue/${found.kind}/${found.id}/${random.pick(['retry', 'retry', 'close'])}`, {})
  }
  const offer: Deed = () => {
    const request = oneOf(random, records.all('request'), (one) => one.state !== 'closed')
    if (!request) return
    const window = request.windows.length > 0 ? random.pick(request.windows) : undefined
    look(`/requests/${request.id}/candidates`)
    post(`/requests/${request.id}/offers`, {
      partnerId: random.pick(partners),
      ...(window && { slot: `${window.start}/${window.end}` }),
      ...(random.chance(0.5) && { reason: CANARIES.reason }),
    })
  }
  return [
    agreements,
    newcomer,
    undelivered,
    basis,
    stuck,
    offer,
    ofPartner('card', () => ({ ...CARD, gender: '', travelMinutes: String(random.pick([0, 30, 90])) })),
    ofPartner('checks', () => ({
      undertakingUntil: '2027-12-31',
      agreementUntil: random.chance(0.7) ? '2027-12-31' : dateIn(engine.now(), 1),
    })),
    ofPartner('conflicts', (): FormFields => (random.chance(0.5) ? { workers: ['worker'] } : {})),
    ofPartner('availability', () => timesOf(crowd, 'extra.0')),
    ofPartner(random.pick(['pause', 'resume']), () => ({ agreed: random.pick(['keep', 'hand-back']) })),
    () =>
      look(
        random.pick([
          '/agreements',
          '/agreements?area=529',
          '/partners/new',
          '/meetings',
          '/requests',
          '/requests/new',
          `/partners/${random.pick(partners)}`,
        ]),
      ),
  ]
}

/** A worker's pages that are more than a button. */
export function workerForms(crowd: Crowd): Deed[] {
  const { engine, random, records, call } = crowd
  let forms = 0
  const onRequest =
    (step: string, form: () => FormFields): Deed =>
    () => {
      const request = oneOf(random, records.all('request'), (one) => one.state !== 'closed')
      const token = request && browserToken(request.workerId as StaffId)
      if (request)
        call({
          room: 'staff',
          method: 'POST',
          path: `/requests/${request.id}/${step}`,
          token: token!,
          form: { ...form(), nonce: `f${++forms}` },
        })
    }
  return [
    onRequest('times', () => timesOf(crowd, 'windows.0')),
    onRequest('meetings', () => ({ ...timesOf(crowd, 'meeting'), mode: 'in-person', place: CANARIES.place })),
    onRequest('consent', () => ({ given: 'yes', on: dateIn(engine.now(), 0) })),
    onRequest('phase', () => ({
      ...random.pick<FormFields>([
        { phases: ['OPEN'] },
        { phases: ['OPEN', 'SUBSTITUTE'], leading: 'SUBSTITUTE' },
        { phases: ['BEFORE'] },
      ]),
      reason: CANARIES.reason,
    })),
    () =>
      call({
        room: 'staff',
        method: 'GET',
        path: random.pick(['/requests', '/requests/new', '/meetings']),
        token: browserToken('worker'),
      }),
  ]
}
