import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMeeting } from '#core/meeting/add.ts'
import { answerMove } from '#core/meeting/answer-move.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { changePartner } from '#core/partner/change.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { closeRequest } from '#core/request/close.ts'
import { decide } from '#core/request/decide.ts'
import { handOver } from '#core/request/hand-over.ts'
import { ask } from '#core/request/ask.ts'
import { isRefusal } from '#core/refusal.ts'
import { showRequest } from '../../../functions/api/show/request.ts'
import { accepted, confirmed, further, meetings, view } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'
import { learntByPartner, learntByWorker } from './goes-on.ts'

const SETTINGS = { publicUrl: 'https://rinnalla.example.fi' }
const TIME = { start: '2026-12-02T10:00:00.000Z', end: '2026-12-02T11:30:00.000Z' }

/** What either side may do before the time is over, in their own name. */
const DEEDS = {
  adds: (w, { requestId, worker }) => addMeeting(w.worker(worker), requestId, TIME),
  moves: (w, { worker }) => proposeMove(w.worker(worker), meetings(w)[0]?.id ?? 'none.m1', TIME),
  'moves, as partner': (w, { partnerId }) => proposeMove(w.partner(partnerId), meetings(w)[0]?.id ?? 'none.m1', TIME),
  agrees: (w, { worker }) => answerMove(w.worker(worker), meetings(w)[0]?.id ?? 'none.m1', { agree: true }),
  cancels: (w, { worker }) => cancelMeeting(w.worker(worker), meetings(w)[0]?.id ?? 'none.m1'),
  'cannot, as partner': (w, { partnerId }) => cancelMeeting(w.partner(partnerId), meetings(w)[0]?.id ?? 'none.m1'),
  confirms: (w, { requestId, worker }) => decide(w.worker(worker), requestId, { decision: 'confirm' }),
  refuses: (w, { requestId, worker }) => decide(w.worker(worker), requestId, { decision: 'refuse' }),
  closes: (w, { requestId, worker }) => closeRequest(w.worker(worker), requestId, { as: 'failed' }),
  'leaves, as partner': (w, { requestId, partnerId }) => withdrawFromRequest(w.partner(partnerId), requestId),
  'tells times, as partner': (w, { partnerId }) =>
    setAvailability(w.partner(partnerId), partnerId, { weekly: [], extra: [], away: [] }),
  async 'says yes, as partner'(w, { requestId, partnerId }) {
    const offer = (await view(w, requestId)).offers.find((one) => one.partnerId === partnerId)!
    const answered = await answerOffer(w.partner(partnerId), offer.id, {
      kind: 'accept',
      ...(offer.slots[0] && { start: offer.slots[0].start }),
    })
    return isRefusal(answered) ? answered : answered.offer
  },
  'an hour': async (w) => void (await w.pass({ hours: 1 })),
  'is handed on': (w, { requestId, worker }) => handOver(w.worker(worker), requestId, { to: 'worker' }),
} satisfies Readonly<Record<string, (w: World, on: On) => Promise<unknown>>>

interface On {
  readonly requestId: string
  readonly partnerId: string
  readonly worker: string
}

interface Story {
  readonly seat: 'confirmed' | 'held' | 'asked'
  readonly further: number
  readonly now: string
  /** After how many deeds the partner says whom they exclude; 0: before the hand-over. */
  readonly excludes: number
  readonly deeds: readonly (keyof typeof DEEDS)[]
}

/** One story in which the partner has excluded the new worker, or somebody else: all that the two sides can learn. */
async function learnt(story: Story, excluded: string): Promise<string[]> {
  const w = await world({ now: story.now })
  const partnerId = await aPartner(w.coordinator(), { contact: { phone: '+358401234599', email: 'kumppani@example.org' } })
  const { requestId } =
    story.seat === 'confirmed'
      ? await confirmed(w, { partnerId })
      : story.seat === 'held'
        ? await accepted(w, { partnerId })
        : { requestId: ok(await ask(w.worker(), aRequest())).id }
  await w.settle()
  for (let n = 0; n < (story.seat === 'confirmed' ? story.further : 0); n++)
    await further(w, { requestId, partnerId, meetingId: '' }, `2026-12-0${3 + n}T10:00:00.000Z`)
  const exclude = async () => {
    ok(await changePartner(w.coordinator(), partnerId, { conflicts: { workers: [excluded], areas: [], ownCase: false } }))
    await w.settle()
  }
  const on: On = { requestId, partnerId, worker: 'worker-2' }
  const seen: string[] = []
  const look = async (what: string) => {
    seen.push(what, ...(await Promise.all(['worker', 'worker-2'].map((id) => learntByWorker(w, requestId, id)))))
    seen.push(await learntByPartner(w, requestId, partnerId))
  }
  if (story.excludes === 0) await exclude()
  const answer = await handOver(w.worker(), requestId, { to: 'worker-2' })
  await look(JSON.stringify(isRefusal(answer) ? answer : showRequest(answer, w.worker().by, SETTINGS)))
  for (const [n, name] of story.deeds.entries()) {
    if (story.excludes === n + 1) await exclude()
    const done: unknown = await DEEDS[name](w, on)
    const version = (done as { version?: number } | undefined)?.version
    await look(`${name}: ${isRefusal(done) ? JSON.stringify(done) : version}`)
    await w.settle()
    await look(name)
  }
  return seen
}

const stories: fc.Arbitrary<Story> = fc.record({
  seat: fc.constantFrom('confirmed', 'confirmed', 'held', 'asked'),
  further: fc.integer({ min: 0, max: 3 }),
  now: fc.constantFrom(
    '2026-11-23T08:00:00.000Z',
    '2026-11-24T06:30:00.000Z',
    '2026-11-25T07:00:00.000Z',
    '2026-11-21T12:00:00.000Z',
  ),
  excludes: fc.integer({ min: 0, max: 3 }),
  deeds: fc.array(fc.constantFrom(...(Object.keys(DEEDS) as (keyof typeof DEEDS)[])), { maxLength: 5 }),
})

/** Where the two sides learnt something different, and what, a few words around it. */
function firstDifference(one: readonly string[], other: readonly string[]): readonly [string, string] | undefined {
  const n = Math.max(one.length, other.length)
  for (let i = 0; i < n; i++) {
    const [a = '', b = ''] = [one[i], other[i]]
    if (a === b) continue
    const at = [...a].findIndex((letter, index) => letter !== b[index])
    const from = Math.max(0, at - 120)
    return [a.slice(from, at + 120), b.slice(from, at + 120)]
  }
  return undefined
}

test('until the time is over, all that worker and partner can learn is the same whether or not one has excluded the other', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const [one, other] = [await learnt(story, 'worker-2'), await learnt(story, 'somebody-else')]
      expect(firstDifference(one, other)).toBeUndefined()
    }),
    { numRuns: 25 },
  )
}, 120_000)
