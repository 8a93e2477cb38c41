import type { Key } from '#core/ports.ts'
import { keyText } from '#core/records/keys.ts'
import { localDate } from '#core/time/zone.ts'
import type { Request } from '#core/records/request.ts'
import type { Reply, Sent } from '../world/calls.ts'
import type { Meeting } from '#core/records/meeting.ts'
import { CANARIES } from '../world/canaries.ts'
import { newRequestForm, timesOf, workerForms } from './forms.ts'
import type { Passed } from '../world/services.ts'
import { type Crowd, type Deed, oneOf } from './people.ts'
import { bearerToken, browserToken, type StaffId } from '../world/tenant.ts'
import { HOUR, MINUTE, span } from '../engine/when.ts'

const REQUESTS = [
  {},
  { urgency: 'urgent', phases: ['EMERGENCY'] },
  { urgency: 'soon', consent: { given: false } },
  { urgency: 'urgent', choice: 'family' },
  {
    channel: 'group',
    phases: [],
    consent: { given: false },
    seats: 2,
    confirm: 'pre-approved',
    urgency: 'urgent',
    clientReference: undefined,
  },
  { mode: 'remote', urgency: 'soon', interpreter: true },
  { phases: ['OPEN', 'SUBSTITUTE'] },
  { phases: ['OPEN', 'SUBSTITUTE'], leading: 'OPEN', audience: 'grandparent' },
  { manner: 'written' },
  { audience: 'grandparent' },
  { audience: 'sibling' },
] as const

export function workerDeeds(crowd: Crowd): { ask: Deed; deeds: Deed[]; reached: (message: Passed) => void } {
  const { engine, random, records, call, promised } = crowd
  const silent = random.pick([0.05, 0.15, 0.6])
  let keys = 0
  /** What was sent under a key: said again at any later time, it must count once, and tell no more than then. */
  const said: Sent[] = []

  function post(by: string, path: string, json: unknown): void {
    const sent = {
      room: 'api',
      method: 'POST',
      path: `/api/v1${path}`,
      token: bearerToken(by as StaffId),
      json,
      ...(random.chance(0.7) && { key: `k${++keys}` }),
    } as const
    call(sent)
    if (sent.key) said.push(sent)
    if (sent.key && random.chance(0.15)) engine.at(engine.now() + random.whole(0, 400), () => call(sent))
  }
  function form(by: string, path: string, fields: Readonly<Record<string, string>>): void {
    const sent = {
      room: 'staff',
      method: 'POST',
      path,
      token: browserToken(by as StaffId),
      form: { ...fields, nonce: `n${++keys}` },
    } as const
    call(sent)
    if (random.chance(0.15)) engine.at(engine.now() + random.whole(0, 400), () => call(sent))
  }

  /** On the page: the answer leads to the request made. */
  function asksOnPage(): void {
    const { reason: _, ...form } = newRequestForm(crowd)
    const sent = {
      room: 'staff',
      method: 'POST',
      path: '/requests/new',
      token: browserToken('worker'),
      form: { ...form, nonce: `n${++keys}` },
      tries: 6,
    } as const
    const noted = ({ location = '' }: Reply) => {
      const made = /^\/requests\/([0-9a-z]{20})\?done=sent$/.exec(location)?.[1]
      if (made) promised.add(made)
    }
    call(sent, noted)
    if (random.chance(0.2)) engine.at(engine.now() + random.whole(0, 400), () => call(sent, noted))
  }

  function newRequest(): object {
    const now = engine.now()
    return {
      phases: ['OPEN'],
      area: random.pick(['529', '853', '202']),
      languages: ['fi'],
      windows: random.chance(0.15) ? [] : Array.from({ length: random.whole(1, 2) }, () => span(now, random, 180)),
      durationMinutes: 120,
      consent: { given: true, on: localDate(new Date(now).toISOString()) },
      note: CANARIES.note,
      place: CANARIES.place,
      // A family is asked for again, by the same worker or another, and mostly knowingly.
      clientReference: random.pick([CANARIES.clientReference, undefined]),
      alongside: random.chance(0.7),
      preferences: { samePartnerAsBefore: random.chance(0.3) },
      prepare: CANARIES.prepare,
      ...random.pick(REQUESTS),
    }
  }

  const ask: Deed = () => {
    if (random.chance(0.25)) return asksOnPage()
    const body = newRequest()
    const sent = {
      room: 'api',
      method: 'POST',
      path: '/api/v1/requests',
      token: bearerToken(random.pick(['worker', 'worker', 'worker-2'])),
      json: body,
      key: `k${++keys}`,
      tries: 6,
    } as const
    const noted = ({ status, body }: { status: number; body: string }) => {
      if (status === 201) promised.add(String((JSON.parse(body) as { id: string }).id))
    }
    call(sent, noted)
    if (random.chance(0.2)) call(sent, noted)
  }

  const onRequest =
    (alive: (one: Request) => boolean, run: (one: Request) => void): Deed =>
    () => {
      const found = oneOf(random, records.all('request'), alive)
      if (found) run(found)
    }
  const onMeeting =
    (run: (one: Meeting) => void): Deed =>
    () => {
      const found = oneOf(random, records.all('meeting'), (one) => one.state === 'scheduled' || one.state === 'proposed')
      if (found) run(found)
    }
  const open = (one: Request) => one.state !== 'closed'

  function decides({ id, taken, workerId }: Request): void {
    const counters = records.all('offer').filter((one) => one.requestId === id && one.counter && one.state === 'sent')
    const choices = [
      ...taken.filter((seat) => seat.state === 'held').map((seat) => seat.offerId),
      ...counters.map((one) => one.id),
    ]
    const offerId = choices.length > 0 ? random.pick(choices) : undefined
    const decision = random.chance(0.8) ? 'confirm' : 'refuse'
    if (random.chance(0.4))
      form(workerId, `/requests/${id}/decision`, {
        decision,
        ...(offerId && { offerId }),
        ...(decision === 'refuse' && { reason: CANARIES.reason }),
      })
    else post(workerId, `/requests/${id}/decision`, { decision, ...(offerId && { offerId }) })
  }

  /** A worker reads mail, too, some of it. */
  function reached({ tag }: Passed): void {
    const notice = records.at(tag)
    if (notice?.['kind'] !== 'notice' || random.chance(silent)) return
    const request = () => records.all('request').find((one) => one.id === notice['requestId'])
    const then = (run: (request: Request) => void) =>
      engine.at(engine.now() + random.whole(MINUTE, random.pick([20 * MINUTE, 5 * HOUR, 40 * HOUR])), () => {
        const found = request()
        if (found) run(found)
      })
    if (['partner-accepted', 'decision-waits', 'other-time-proposed'].includes(String(notice['template']))) {
      const ofSeat = (notice['subject'] as Key).sk.startsWith('OFFER#') && notice['template'] === 'decision-waits'
      then((found) =>
        ofSeat || found.waitsFor === 'consent' ? consents(found) : found.waitsFor === 'closing' ? ends(found) : decides(found),
      )
      then(decides)
    }
    const meetingId = (notice['subject'] as Key).sk.slice('MEET#'.length)
    if (notice['template'] === 'other-time-proposed' && meetingId)
      then(({ workerId }) =>
        random.chance(0.7)
          ? form(workerId, `/meetings/${meetingId}/move-answer`, { agree: random.pick(['yes', 'yes', 'no']) })
          : post(workerId, `/meetings/${meetingId}/cancel`, {}),
      )
    const proposed = (records.at(keyText(notice['subject'] as Key)) as Meeting | undefined)?.proposal
    if (proposed && notice['template'] === 'meeting-changed' && random.chance(0.2))
      then(({ workerId }) => post(workerId, `/meetings/${meetingId}/move`, { start: proposed.start, end: proposed.end }))
    if (notice['template'] === 'meeting-changed')
      then(({ workerId }) =>
        random.chance(0.75)
          ? form(workerId, `/meetings/${meetingId}/move-answer`, { agree: random.pick(['yes', 'yes', 'no']) })
          : random.chance(0.5)
            ? form(workerId, `/meetings/${meetingId}/keep`, {})
            : post(workerId, `/meetings/${meetingId}/move`, span(engine.now(), random)),
      )
    if (notice['template'] === 'partner-gone')
      then(({ workerId }) =>
        post(workerId, `/meetings/${meetingId}/late-choice`, {
          choice: random.pick(['another', 'another', 'same-later', 'without']),
        }),
      )
    // Reminded of it they see that an hour later would be better: by then its first reminder has gone.
    if (notice['template'] === 'meeting-reminder' && random.chance(0.4))
      engine.at(engine.now() + random.whole(MINUTE, 20 * MINUTE), () => {
        const now = records.all('meeting').find((one) => one.id === meetingId && one.waitsFor === 'start')
        const [start, end] = now ? [now.start, now.end].map((at) => new Date(Date.parse(at) + HOUR).toISOString()) : []
        if (now && start) post(now.workerId, `/meetings/${meetingId}/move`, { start, end })
      })
    if (notice['template'] === 'outcome-waits') then(() => closes())
    if (notice['template'] === 'first-meeting-waits')
      then(({ id, workerId }) => post(workerId, `/requests/${id}/meetings`, further(random.chance(0.4))))
  }

  /** Mostly the partner is asked; now and then it was agreed on together. */
  const further = (agreed: boolean, minutes?: number) => ({ ...span(engine.now(), random, minutes), ...(agreed && { agreed }) })

  const consents = ({ id, workerId }: Request) =>
    post(
      workerId,
      `/requests/${id}/consent`,
      random.chance(0.93)
        ? {
            given: true,
            on: localDate(new Date(engine.now()).toISOString()),
            ...(random.chance(0.15) && { phases: ['OPEN'] }),
          }
        : { given: false },
    )
  const ends = ({ id, workerId }: Request) =>
    post(workerId, `/requests/${id}/close`, { as: random.pick(['fulfilled', 'failed']) })
  const moves = (alive: (one: Request) => boolean) =>
    onRequest(alive, ({ id, workerId }) =>
      post(workerId, `/requests/${id}/phase`, {
        phases: random.pick([['EMERGENCY'], ['OPEN'], ['SUBSTITUTE'], ['OPEN', 'AFTERCARE'], ['CLOSED']]),
      }),
    )
  const outcome = () => ({ outcome: random.pick(['held', 'held', 'no-show-parent', 'no-show-partner'] as const) })
  /** And now and then it was marked wrongly: corrected soon after. */
  const closes = onMeeting(({ id, workerId }) => {
    post(workerId, `/meetings/${id}/close`, outcome())
    if (random.chance(0.3))
      engine.at(engine.now() + random.whole(MINUTE, 5 * HOUR), () => correct(records.all('meeting').find((one) => one.id === id)))
  })
  /** As it went, which is otherwise than it was marked. */
  function correct(marked: Meeting | undefined): void {
    if (marked?.outcome === undefined) return
    const is = random.pick((['held', 'no-show-parent', 'no-show-partner'] as const).filter((one) => one !== marked.outcome))
    post(marked.workerId, `/meetings/${marked.id}/correct`, { outcome: is })
  }
  const corrects: Deed = () => correct(oneOf(random, records.all('meeting'), (one) => one.outcome !== undefined))

  /** And says once more, some time after, what was said about it before. */
  function handsOver({ id, workerId }: Request): void {
    const before = said.filter(({ path, token }) => path.includes(id) && token === bearerToken(workerId as StaffId))
    post(workerId, `/requests/${id}/hand-over`, { to: workerId === 'worker' ? 'worker-2' : 'worker' })
    if (before.length > 0) engine.at(engine.now() + random.whole(MINUTE, 5 * HOUR), () => call(random.pick(before)))
  }
  const confirmed = (one: Request) => one.state === 'confirmed'
  const adds = onRequest(confirmed, ({ id, workerId }) =>
    random.chance(0.25)
      ? form(workerId, `/requests/${id}/meetings`, { ...timesOf(crowd, 'meeting'), ...(random.chance(0.3) && { agreed: 'yes' }) })
      : post(workerId, `/requests/${id}/meetings`, further(random.chance(0.3), 90)),
  )
  /** Another partner, and now and then once more about the one who has gone; or a colleague asks for the same family anew. */
  function replaces({ id, workerId, taken, clientReference }: Request): void {
    if (taken.length === 0 || !random.chance(0.5)) return
    const { partnerId } = random.pick(taken)
    const again = () => post(workerId, `/requests/${id}/another-partner`, { partnerId })
    again()
    if (random.chance(0.3)) engine.at(engine.now() + random.whole(5, 2000), again)
    const anew = { ...newRequest(), clientReference, alongside: true, preferences: { samePartnerAsBefore: random.chance(0.5) } }
    if (clientReference !== undefined && random.chance(0.5))
      engine.at(engine.now() + random.whole(MINUTE, 5 * HOUR), () => post('worker-2', '/requests', anew))
  }
  /** A case system that sends all it has about one request at one moment: several of its meetings end together. */
  function endsSeveral({ id, workerId }: Request): void {
    const meetings = records.all('meeting').filter((one) => one.requestId === id && one.state === 'scheduled')
    for (const one of meetings.slice(0, 3))
      engine.at(engine.now() + random.whole(0, 12), () =>
        one.start > new Date(engine.now()).toISOString()
          ? post(workerId, `/meetings/${one.id}/cancel`, {})
          : post(workerId, `/meetings/${one.id}/close`, { outcome: random.pick(['held', 'no-show-partner']) }),
      )
  }
  /** By the wrong button, now and then: the same time is booked anew before many have heard that it is off. */
  function cancels({ id, workerId, requestId, start, end }: Meeting): void {
    form(workerId, `/meetings/${id}/cancel`, {})
    if (random.chance(0.8))
      engine.at(engine.now() + random.whole(1000, HOUR), () =>
        post(workerId, `/requests/${requestId}/meetings`, { start, end, agreed: true }),
      )
  }
  const hasSeveral = ({ id }: Request) =>
    records.all('meeting').filter((one) => one.requestId === id && one.state === 'scheduled').length > 1
  const deeds = [
    ...workerForms(crowd),
    adds,
    adds,
    onRequest(hasSeveral, endsSeveral),
    onRequest((one) => one.taken.some((seat) => seat.state === 'held'), decides),
    onRequest(open, consents),
    onRequest(
      open,
      ({ id, workerId }) => void (random.chance(0.4) && post(workerId, `/requests/${id}/consent`, { given: false })),
    ),
    onRequest(open, ({ id, workerId }) => post(workerId, `/requests/${id}/cancel`, { as: 'withdrawn' })),
    onRequest(open, handsOver),
    () => void (said.length > 0 && call(random.pick(said))),
    moves(open),
    moves((one) => one.state !== 'closed' && one.taken.length > 0),
    moves(confirmed),
    onRequest((one) => one.waitsFor === 'closing', ends),
    onRequest((one) => one.taken.some((seat) => seat.state === 'confirmed'), replaces),
    onRequest(open, ({ id, workerId }) =>
      post(workerId, `/requests/${id}/times`, { windows: [span(engine.now(), random, 180)] }),
    ),
    onRequest(open, ({ id, workerId }) =>
      call({ room: 'staff', method: 'GET', path: `/requests/${id}`, token: browserToken(workerId as StaffId) }),
    ),
    onMeeting(({ id, workerId }) => post(workerId, `/meetings/${id}/move`, span(engine.now(), random))),
    onMeeting(({ id, workerId }) => form(workerId, `/meetings/${id}/move-answer`, { agree: random.pick(['yes', 'no']) })),
    onMeeting(({ id, workerId }) => form(workerId, `/meetings/${id}/keep`, {})),
    onMeeting(cancels),
    onMeeting(({ id, workerId }) =>
      post(workerId, `/meetings/${id}/late-choice`, { choice: random.pick(['another', 'cancel', 'same-later', 'without']) }),
    ),
    closes,
    corrects,
    corrects,
  ]
  return { ask, deeds, reached }
}
