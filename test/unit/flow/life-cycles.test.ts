import { describe, expect, test } from 'vitest'
import { answerOffer } from '#core/offer/answer.ts'
import { offerByHand } from '#core/offer/offer-by-hand.ts'
import type { Kind, Live } from '#core/records/record.ts'
import { keyOf } from '#core/records/keys.ts'
import { isRefusal } from '#core/refusal.ts'
import { changePhase } from '#core/request/change-phase.ts'
import { changeTimes } from '#core/request/change-times.ts'
import { cancelRequest, closeRequest } from '#core/request/close.ts'
import { recordConsent } from '#core/request/consent.ts'
import { decide } from '#core/request/decide.ts'
import { handOver } from '#core/request/hand-over.ts'
import { transact } from '#core/commit/transact.ts'
import { isTerminal, mayGo, TRANSITIONS } from '#core/records/transitions.ts'
import { startWork } from '#core/commit/work.ts'
import { addAgreed as addMeeting } from '../../support/agreed.ts'
import { asked } from '../offer/story.ts'

const LISTED: Readonly<Record<Kind, string>> = {
  request: `open>offered open>accepted open>confirmed open>closed offered>open offered>accepted offered>confirmed offered>closed
    accepted>open accepted>offered accepted>confirmed accepted>closed confirmed>open confirmed>offered confirmed>closed`,
  offer: 'sent>accepted sent>declined sent>expired sent>withdrawn accepted>released',
  meeting: 'proposed>scheduled proposed>cancelled scheduled>held scheduled>cancelled scheduled>no-show held>no-show no-show>held',
  notice: `waiting>claimed waiting>suppressed waiting>failed waiting>sent waiting>unknown claimed>sent claimed>unknown claimed>waiting claimed>suppressed claimed>failed
    unknown>waiting unknown>sent unknown>suppressed unknown>failed sent>failed sent>waiting failed>waiting failed>suppressed`,
  card: `applied>interview applied>exited interview>in-training interview>exited in-training>trained in-training>exited
    trained>active trained>exited active>paused active>exited paused>active paused>exited`,
  diary: '',
  tenant: '',
  text: 'unread>handled unread>gone',
  errand: '',
  'going-on': '',
  digest: '',
  standstill: 'on>off off>on',
  gap: 'open>dealt-with dealt-with>open',
}

/** A request in each state, with its first offer and partner. */
async function inState(state: string) {
  const story = await asked({}, { partners: state === 'open' ? 0 : 1 })
  const [offer] = story.offers()
  if (state === 'accepted' || state === 'confirmed') await story.accept(offer)
  if (state === 'confirmed') await decide(story.w.worker(), story.id, { decision: 'confirm' })
  if (state === 'closed') await cancelRequest(story.w.worker(), story.id, { as: 'withdrawn' })
  await story.w.settle()
  expect(story.request().state).toBe(state)
  return { ...story, offer }
}

type Story = Awaited<ReturnType<typeof inState>>

const USE_CASES: Readonly<Record<string, (story: Story) => Promise<unknown>>> = {
  confirm: ({ w, id }) => decide(w.worker(), id, { decision: 'confirm' }),
  refuse: ({ w, id }) => decide(w.worker(), id, { decision: 'refuse' }),
  accept: ({ w, offer }) =>
    answerOffer(w.partner(offer!.partnerId), offer!.id, { kind: 'accept', start: offer!.slots[0]!.start }),
  decline: ({ w, offer }) => answerOffer(w.partner(offer!.partnerId), offer!.id, { kind: 'decline' }),
  byHand: ({ w, id, offer }) => offerByHand(w.coordinator(), id, { partnerId: offer!.partnerId, override: { reason: 'x' } }),
  times: ({ w, id }) => changeTimes(w.worker(), id, { mode: 'remote' }),
  phase: ({ w, id }) => changePhase(w.worker(), id, { phases: ['ASSESS'] }),
  consent: ({ w, id }) => recordConsent(w.worker(), id, { given: true, on: '2026-11-20' }),
  handOver: ({ w, id }) => handOver(w.worker(), id, { to: 'worker-2' }),
  meeting: ({ w, id }) => addMeeting(w.worker(), id, { start: '2026-11-27T10:00:00Z', end: '2026-11-27T12:00:00Z' }),
  noCapacity: ({ w, id }) => closeRequest(w.worker(), id, { as: 'no-capacity' }),
  cancel: ({ w, id }) => cancelRequest(w.worker(), id, { as: 'withdrawn' }),
}

/** `-` cannot be tried; `+` is taken. */
const TABLE = `
           open                offered             accepted        confirmed           closed

confirm    NOBODY_TO_DECIDE_ON NOBODY_TO_DECIDE_ON +               NOBODY_TO_DECIDE_ON WRONG_STATE
refuse     NOBODY_TO_DECIDE_ON NOBODY_TO_DECIDE_ON +               NOBODY_TO_DECIDE_ON WRONG_STATE
accept     -                   +                   +               +                   OFFER_WITHDRAWN
decline    -                   +                   OFFER_ANSWERED  OFFER_ANSWERED      OFFER_WITHDRAWN
byHand     -                   OFFER_ANSWERED      WRONG_STATE     WRONG_STATE         WRONG_STATE
times      +                   +                   WRONG_STATE     WRONG_STATE         WRONG_STATE
phase      +                   +                   +               +                   WRONG_STATE
consent    +                   +                   +               +                   WRONG_STATE
handOver   +                   +                   +               +                   WRONG_STATE
meeting    WRONG_STATE         WRONG_STATE         WRONG_STATE     +                   WRONG_STATE
noCapacity FORBIDDEN           FORBIDDEN           FORBIDDEN       FORBIDDEN           FORBIDDEN
cancel     +                   +                   +               +                   WRONG_STATE`

const [heads, ...rows] = TABLE.trim()
  .split('\n')
  .map((row) => row.trim().split(/\s+/))

const cells = rows.flatMap(([name, ...expected]) => expected.map((code, n) => [name!, heads![n]!, code] as const))

describe.each(Object.keys(TRANSITIONS) as Kind[])('%s', (kind) => {
  const states = Object.keys(TRANSITIONS[kind])
  const listed = LISTED[kind].split(/\s+/).filter(Boolean)
  const steps = states.flatMap((from) => states.filter((to) => to !== from).map((to) => [from, to] as const))

  test('goes as its table says and not otherwise', () => {
    const record = {
      pk: 'o#X',
      sk: 'A',
      version: 1,
      schema: 1,
      kind,
      org: 'o',
      id: 'x',
      waitsFor: 'x',
      due: null,
      owner: 'system',
      reason: 'x',
      attempts: 0,
    }
    const went = steps.filter(([from, to]) => {
      try {
        startWork('2026-11-23T08:00:00.000Z', { role: 'system', id: 's' }).change({ ...record, state: from } as Live)(
          () => ({ state: to }),
          'request.nudged',
        )
        return true
      } catch {
        return false
      }
    })
    expect(went.map((step) => step.join('>')).sort()).toEqual(listed.sort())
  })
})

test('a step no table lists is refused with WRONG_STATE and writes nothing', async () => {
  const { w, request } = await asked()
  const call = w.coordinator()
  const before = w.items().length
  const answer = await transact<Live, Live>(call, {
    subject: 'x',
    load: async () => (await call.store.get(keyOf(request()))) as Live,
    decide: (now, work) => (
      work.change(now)(() => ({ state: 'closed' }), 'request.nudged'),
      work.change(now)(() => ({ state: 'open' }), 'request.nudged')
    ),
  })
  expect(answer).toEqual({ refused: 'WRONG_STATE', detail: { kind: 'request', state: 'closed' } })
  expect(w.items()).toHaveLength(before)
})

test.each(cells.filter(([, , code]) => code !== '-'))('%s while %s: %s', async (name, state, expected) => {
  const story = await inState(state)
  const before = JSON.stringify(story.w.items())
  const answer = await USE_CASES[name]!(story)
  expect(isRefusal(answer) ? answer.refused : '+').toBe(expected)
  if (isRefusal(answer)) expect(JSON.stringify(story.w.items())).toBe(before)
})

describe('a life cycle', () => {
  test('lets nothing follow on a state it does not know', () => {
    expect([mayGo('offer', 'unheard-of', 'accepted'), isTerminal('offer', 'unheard-of')]).toEqual([false, false])
  })

  test('of a diary or a tenant is to be kept: nothing follows', () => {
    expect([isTerminal('diary', 'kept'), isTerminal('tenant', 'kept')]).toEqual([true, true])
  })

  test('ends where nothing may follow, and there alone', () => {
    expect([isTerminal('offer', 'sent'), isTerminal('offer', 'accepted'), isTerminal('offer', 'declined')]).toEqual([
      false,
      false,
      true,
    ])
    expect(mayGo('offer', 'declined', 'declined')).toBe(true)
  })
})
