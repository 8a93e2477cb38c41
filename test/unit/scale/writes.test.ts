import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type Call } from '#core/commit/call.ts'
import { offerByHand } from '#core/offer/offer-by-hand.ts'
import { ask } from '#core/request/ask.ts'
import type { Snapshot } from '#memory/table.ts'
import { heldOnce, oneMore } from '../../support/aged.ts'
import { addAgreed } from '../../support/agreed.ts'
import { countWrites } from '../../support/count-writes.ts'
import { unsound } from '../../support/soundness.ts'
import { type Life, notices } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, ORG, type World, world } from '../../support/world.ts'
import { TABLE, type Targets } from '../permission/table.ts'

/** What a commit may write, its audit and what is counted included. */
const MOST = 50
/** Meetings behind, meetings ahead, and partners who were asked by hand at one time; `CROWD=110` looks harder. */
const AHEAD = Number(process.env['CROWD'] ?? 60)
const [BEHIND, ASKED] = [4, Math.min(40, AHEAD)]
const numRuns = Number(process.env['WALKS'] ?? 12)

let w: World
let sizes: number[]
let crowded: Snapshot
let targets: readonly Targets[]
/** Everybody who could do it. */
let actors: readonly (() => Call)[]

beforeAll(async () => {
  w = await world()
  sizes = countWrites(w)
  const life = await heldOnce(w)
  for (let n = 0; n < BEHIND; n++) await oneMore(w, life)
  const last = await ahead(life)
  const asked = ok(await ask(w.worker(), aRequest({ windows: [] })))
  let [partner, offer] = [life.partnerId, '']
  for (let n = 0; n < ASKED; n++) {
    partner = await aPartner(w.coordinator())
    uncounted()
    const made = await offerByHand(w.coordinator(), asked.id, { partnerId: partner })
    if ('id' in made) offer = made.id
  }
  await w.settle()
  const notice = notices(w).at(-1)!.id
  targets = [
    { request: life.requestId, meeting: last, partner: life.partnerId, offer, notice },
    { request: life.requestId, meeting: life.meetingId, partner: life.partnerId, offer, notice },
    { request: asked.id, meeting: last, partner, offer, notice },
  ]
  const owner = () => w.partner(String(w.items().find((item) => item['id'] === offer)!['partnerId']))
  actors = [
    () => w.worker(),
    () => w.coordinator(),
    () => w.as({ role: 'admin', id: 'admin' }),
    () => w.partner(life.partnerId),
    owner,
  ]
  uncounted()
  crowded = w.ports.table.snapshot()
}, 120_000)

/** A time every other day, agreed on over weeks: the last of them. */
async function ahead({ requestId }: Life): Promise<string> {
  let last = ''
  for (let n = 1; n <= AHEAD; n++) {
    const start = new Date(Date.parse('2027-01-11T12:00:00.000Z') + n * 86_400_000).toISOString()
    const end = new Date(Date.parse(start) + 3_600_000).toISOString()
    last = ok(await addAgreed(w.worker(), requestId, { start, end })).id
    uncounted()
  }
  return last
}

/** Another day has come: nobody's is full. */
function uncounted(): void {
  const { items } = w.ports.table.snapshot()
  w.ports.table.restore({ items: items.filter((item) => item['kind'] !== 'tally') })
}

/** One use case after the other, each with all that follows of it. */
async function expectHandfuls(names: readonly string[], actor: number, target: number): Promise<void> {
  sizes.length = 0
  for (const name of names) {
    const before = sizes.length
    await TABLE[name]![0](actors[actor]!(), targets[target]!)
    if (sizes.length > before && names.length > 1) uncounted()
  }
  if (sizes.length === 0) return // refused, or it only reads
  await w.settle()
  expect(Math.max(...sizes), `${names.join(', ')} by ${actor} on ${target}`).toBeLessThanOrEqual(MOST)
  expect(unsound(w)).toEqual([])
  w.ports.table.restore(crowded)
}

/** Every use case there is: a test holds the table to them (`permission.test.ts`). */
const NAMES = Object.keys(TABLE).filter((name) => name !== 'openTenant')

test('there is much of everything', () => {
  expect(w.items().filter((item) => item['kind'] === 'meeting' && item['state'] === 'scheduled')).toHaveLength(AHEAD)
  expect(w.items().filter((item) => item['kind'] === 'offer' && item['state'] === 'sent').length).toBeGreaterThanOrEqual(
    Math.min(10, ASKED),
  )
  expect(targets.every(({ offer }) => offer !== '')).toBe(true)
  expect(w.items().some((item) => item.pk.startsWith(ORG))).toBe(true)
})

test.each(NAMES)('%s writes a handful at most, whoever does it and however much there is', { timeout: 120_000 }, async (name) => {
  for (const target of targets.keys()) for (const actor of actors.keys()) await expectHandfuls([name], actor, target)
})

test('and so does one after another, the stale ones too', { timeout: 240_000 }, () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...NAMES), { minLength: 2, maxLength: 4 }), fc.nat(4), fc.nat(2), expectHandfuls),
    {
      numRuns,
    },
  ),
)
