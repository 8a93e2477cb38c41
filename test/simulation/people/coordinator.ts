import type { Live } from '#core/records/record.ts'
import type { Request } from '#core/records/request.ts'
import { localDate } from '#core/time/zone.ts'
import { isStuck } from '#core/records/stuck.ts'
import { type Crowd, type Deed, oneOf } from './people.ts'
import { AREAS } from '../../support/tenant.ts'
import { CANARIES } from '../world/canaries.ts'
import { endingDeeds } from './endings.ts'
import { coordinatorForms } from './forms.ts'
import { holds } from './holds.ts'
import { bearerToken, browserToken, LEFT_OPEN } from '../world/tenant.ts'
import { span } from '../engine/when.ts'

/** Where the API has each kind. */
const PATHS = { request: 'requests', offer: 'offers', meeting: 'meetings', card: 'partners', diary: 'partners' } as const

/** Overrides, answers by phone, edits of the register in the middle of an offer, and undelivered messages. */
export function coordinatorDeeds(crowd: Crowd): Deed[] {
  const { engine, random, records, call, partners } = crowd
  let keys = 0
  const send = (method: 'POST' | 'PATCH' | 'PUT', path: string, json: unknown) =>
    call({
      room: 'api',
      method,
      path: `/api/v1${path}`,
      token: bearerToken('coordinator'),
      json,
      ...(method === 'POST' && { key: `c${++keys}` }),
    })
  const look =
    (path: string): Deed =>
    () =>
      call({ room: 'staff', method: 'GET', path, token: browserToken('coordinator') })
  const signOut =
    (token?: string): Deed =>
    () =>
      call({ room: 'staff', method: 'POST', path: '/sign-out', token: token ?? random.pick(LEFT_OPEN), form: {} })
  const onRequest =
    (run: (one: Request) => void): Deed =>
    () => {
      const found = oneOf(random, records.all('request'), (one) => one.state !== 'closed')
      if (found) run(found)
    }
  const someone = () => random.pick(partners)
  /** The partner says on the phone that it suits them this once. */
  const saidBy = (partnerId: string) => ({ partnerId, onBehalfOf: { role: 'partner', id: partnerId } })
  const onOffer =
    (answer: (slots: readonly { start: string }[]) => object): Deed =>
    () => {
      const found = oneOf(random, records.all('offer'), (one) => one.state === 'sent')
      if (found)
        send('POST', `/offers/${found.id}/answer`, {
          ...answer(found.slots),
          onBehalfOf: { role: 'partner', id: found.partnerId },
        })
    }
  const onNotice =
    (step: 'retry' | 'close'): Deed =>
    () => {
      const found = oneOf(random, records.all('notice'), (one) => one.waitsFor === 'person' || isStuck(one))
      if (found) send('POST', `/notices/${found.id}/${step}`, {})
    }
  /** A way of being written to is switched off or on: mostly by somebody whom something waits to be told to. */
  const ways: Deed = () => {
    const waiting = records.all('notice').filter((one) => one.state === 'waiting' && one.to.role === 'partner')
    const id = waiting.length > 0 ? random.pick(waiting).to.id : someone()
    if (random.chance(0.3))
      return send(
        'PUT',
        `/partners/${id}/ways`,
        random.pick([{}, { ask: 'sms' }, { ask: 'email', rest: 'sms' }, { atOnce: 'email' }]),
      )
    send('PATCH', `/partners/${id}`, { contactBy: random.pick([['sms'], ['email'], ['sms', 'email']]) })
  }
  /** A phone is lost and found; somebody gets another number. */
  const links: Deed = () => {
    const id = someone()
    const deed = random.pick(['lock-links', 'send-link', 'send-link', 'number'])
    if (deed === 'number') send('PATCH', `/partners/${id}`, { contact: { phone: `+35840123456${random.whole(0, 9)}` } })
    else send('POST', `/partners/${id}/${deed}`, {})
  }
  /** In a hurry, and with a reason: somebody who is on a break. */
  const askedAway: Deed = () => {
    const away = records.all('card').filter(({ state }) => state === 'paused')
    const request = oneOf(random, records.all('request'), ({ state }) => state === 'open' || state === 'offered')
    if (away.length === 0 || !request) return
    const partnerId = random.pick(away).id
    send('POST', `/requests/${request.id}/offers`, { partnerId, override: { reason: CANARIES.reason } })
  }
  const calls: Deed = () => {
    const found = oneOf(random, records.all('offer'), (one) => one.waitsFor === 'call')
    if (found) send('POST', `/offers/${found.id}/called`, {})
  }
  /** What is open since the phases changed: the partner's word on the phone, or a missing agreement set aside. */
  const checks: Deed = () => {
    const found = oneOf(
      random,
      records.all('offer').filter((one) => one.state === 'accepted'),
      (one) => one.phaseCheck !== undefined,
    )
    if (!found) return
    if (random.chance(0.4)) return send('POST', `/offers/${found.id}/agreement`, { reason: CANARIES.reason })
    const partnerId = random.chance(0.9) ? found.partnerId : someone()
    send('POST', `/offers/${found.id}/going-on`, {
      answer: random.pick(['go-on', 'go-on', 'cannot']),
      onBehalfOf: { role: 'partner', id: partnerId },
    })
  }
  /** Tries again, or takes back, what the machine could not go on with. */
  const onStuck =
    (step: 'retry' | 'close'): Deed =>
    () => {
      const kinds = step === 'close' ? (['offer'] as const) : (['request', 'offer', 'meeting', 'card', 'diary'] as const)
      const found = oneOf(
        random,
        kinds.flatMap((kind): readonly Live[] => records.all(kind)),
        isStuck,
      )
      if (found) send('POST', `/${PATHS[found.kind as keyof typeof PATHS]}/${found.id}/${step}`, {})
    }
  /** A worker phones what they have decided; now and then the coordinator writes down their own word, or somebody else's. */
  const onTheirWord = onRequest(({ id, workerId, taken }) => {
    const [seat] = taken.filter(({ state }) => state === 'held')
    const worker = random.chance(0.6) ? workerId : random.pick(['worker', 'worker-2', 'coordinator'])
    const onBehalfOf = { role: 'worker', id: worker }
    const said = random.chance(0.4) ? {} : { onBehalfOf }
    if (random.chance(0.4))
      send('POST', `/requests/${id}/consent`, { given: true, on: localDate(new Date(engine.now()).toISOString()), ...said })
    else if (random.chance(0.3)) send('POST', `/requests/${id}/cancel`, { as: 'withdrawn', ...said })
    else
      send('POST', `/requests/${id}/decision`, {
        decision: random.pick(['confirm', 'refuse']),
        ...(seat && { offerId: seat.offerId }),
        ...said,
      })
  })
  /** A worker phones how a meeting went, or that it is off; the wrong name is picked now and then. */
  const meetingByPhone: Deed = () => {
    const found = oneOf(random, records.all('meeting'), (one) => one.state === 'scheduled')
    if (!found) return
    const onBehalfOf = { role: 'worker', id: random.chance(0.4) ? found.workerId : random.pick(['worker', 'worker-2']) }
    if (random.chance(0.4)) send('POST', `/meetings/${found.id}/cancel`, { onBehalfOf })
    else send('POST', `/meetings/${found.id}/close`, { outcome: random.pick(['held', 'no-show-parent']), onBehalfOf })
  }
  return [
    ...coordinatorForms(crowd),
    meetingByPhone,
    meetingByPhone,
    meetingByPhone,
    ...endingDeeds(crowd, send),
    askedAway,
    onTheirWord,
    onTheirWord,
    onRequest(({ id }) =>
      send('POST', `/requests/${id}/offers`, {
        ...(random.chance(0.25) ? saidBy(someone()) : { partnerId: someone() }),
        ...(random.chance(0.5) && { slot: span(engine.now(), random) }),
        ...(random.chance(0.6) && { override: { reason: CANARIES.reason } }),
      }),
    ),
    onOffer((slots) => ({ answer: 'accept', ...(slots.length > 0 && { start: random.pick(slots).start }) })),
    onOffer(() => ({ answer: 'decline' })),
    onRequest(({ id }) => send('POST', `/requests/${id}/close`, { as: random.pick(['fulfilled', 'failed', 'no-capacity']) })),
    onRequest(({ id, taken }) => {
      const seat = taken.length > 0 ? random.pick(taken).partnerId : someone()
      send('POST', `/requests/${id}/withdrawal`, { partnerId: seat, onBehalfOf: { role: 'partner', id: seat } })
    }),
    () =>
      send(
        'PATCH',
        `/partners/${someone()}`,
        random.pick([
          { travelMinutes: random.pick([0, 30, 90]) },
          { languages: [{ code: 'fi', level: 'good' }] },
          { areas: ['529', '853'] },
        ]),
      ),
    () => send('POST', `/partners/${someone()}/pause`, random.pick([{}, { agreed: 'keep' }, { agreed: 'hand-back' }])),
    () => send('POST', `/partners/${someone()}/resume`, {}),
    () => send('PUT', `/partners/${someone()}/availability`, { extra: [span(engine.now(), random, 480)] }),
    () => send('POST', `/partners/${someone()}/show-number`, { show: random.chance(0.7) }),
    onNotice('retry'),
    onNotice('close'),
    calls,
    checks,
    links,
    ways,
    ways,
    onStuck('retry'),
    onStuck('close'),
    // Once in a while somebody leaves for good.
    () => void (random.chance(0.2) && send('PATCH', `/partners/${someone()}`, { state: 'exited' })),
    // Seldom of the browser in use, which is signed in no more.
    signOut(browserToken('worker-2')),
    signOut(),
    signOut(),
    () => send('PUT', '/areas', { items: AREAS.map((one) => ({ ...one, places: [{ id: 'library', name: CANARIES.place }] })) }),
    () => send('PATCH', '/settings', { noShowPay: random.pick(['whole', 'half', 'none']) }),
    look('/queue'),
    look('/sending'),
    ...holds(crowd),
    look('/partners'),
  ]
}
