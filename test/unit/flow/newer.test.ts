import { beforeEach, expect, test } from 'vitest'
import { advance } from '#core/flow.ts'
import { answerOffer } from '#core/offer/answer.ts'
import type { Offer } from '#core/records/offer.ts'
import type { Item, Key } from '#core/ports.ts'
import { keyOf, keys, lists } from '#core/records/keys.ts'
import { isRefusal } from '#core/refusal.ts'
import { ask } from '#core/request/ask.ts'
import { queue } from '#core/request/queue.ts'
import { cancelRequest } from '#core/request/close.ts'
import type { Request } from '#core/records/request.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, ORG, type World, world } from '../../support/world.ts'
import { requests } from '../../support/story.ts'

let here: World
let request: Request
let offer: Offer
let partnerId: string

beforeEach(async () => {
  here = await world()
  partnerId = await aPartner(here.coordinator())
  ok(await ask(here.worker(), aRequest()))
  await here.settle()
  request = requests(here)[0]!
  offer = here.items().find((item) => item['kind'] === 'offer') as unknown as Offer
})

/** As a newer program leaves it: in a shape nobody here knows. */
async function renew(key: Key, how: object = {}): Promise<void> {
  const store = here.ports.stores.open(ORG)
  const item = (await store.get(key))!
  const newer = { ...item, schema: 2, version: item.version + 1, ...how } as Item
  await store.commit({ opId: here.ports.ids.id(), at: here.ports.clock.now() }, [{ op: 'replace', item: newer }])
}

const stored = () => JSON.stringify(here.items())

async function expectLeftAlone(run: () => Promise<unknown>): Promise<void> {
  const before = stored()
  await expect(run()).rejects.toMatchObject({ name: 'Unavailable', service: 'newer-version' })
  expect(stored()).toBe(before)
}

test.each([
  ['request', () => keyOf(request)],
  ['offer', () => keyOf(offer)],
  ['register card', () => keys.card(ORG, partnerId)],
  ['diary', () => keys.diary(ORG, partnerId)],
  ['tenant record', () => keys.tenant(ORG)],
])('nothing is decided on a newer %s: it is as if the store did not answer', async (_, key) => {
  await renew(key())
  await expectLeftAlone(() => answerOffer(here.partner(partnerId), offer.id, { kind: 'accept', start: offer.slots[0]!.start }))
})

test('a state that only the newer program knows is no reason to say no', async () => {
  await renew(offer, { state: 'asked-twice', waitsFor: 'second-answer' })
  await expectLeftAlone(() => answerOffer(here.partner(partnerId), offer.id, { kind: 'decline' }))
})

test('a newer record that is due is left to the newer program: no step, no back-off, no line about a bug', async () => {
  await renew(request, { waitsFor: 'second-look', due: here.ports.clock.now() })
  await expectLeftAlone(() => advance(here.ports, keyOf(request)))
  expect(here.ports.log.lines).toEqual([])
})

test('a message in words that only the newer program has waits for that one: it must not go out empty, nor be a coordinator’s to puzzle over', async () => {
  const notice = here.items().find((item) => item['kind'] === 'notice')!
  const at = here.ports.clock.now()
  await renew(keyOf(notice), { schema: 1, template: 'a-word-of-tomorrow', state: 'waiting', waitsFor: 'sending', due: at })
  await expectLeftAlone(() => advance(here.ports, keyOf(notice)))
})

test.each([
  ['a wait', { waitsFor: 'a-wait-of-tomorrow' }],
  ['a kind', { kind: 'a-kind-of-tomorrow' }],
])('%s that only the newer program knows is left to it, in whatever shape', async (_, how) => {
  await renew(keyOf(request), { schema: 1, due: here.ports.clock.now(), ...how })
  await expectLeftAlone(() => advance(here.ports, keyOf(request)))
  expect(here.ports.log.lines).toEqual([])
})

test('the open work is shown also where something in it is of a kind that only the newer program knows', async () => {
  const due = here.ports.clock.now()
  const shown = { listPk: lists.open(ORG), listSk: `${due}#${offer.id}` }
  await renew(offer, { schema: 1, kind: 'a-kind-of-tomorrow', waitsFor: 'what', owner: 'coordinator', due, ...shown })
  const page = await queue(here.coordinator())
  expect(isRefusal(page) ? page : page.items).toContainEqual(expect.objectContaining({ kind: 'a-kind-of-tomorrow' }))
})

test('an older record whose step would change a newer one is not backed off either', async () => {
  await renew(keys.diary(ORG, partnerId))
  here.ports.clock.turnTo(offer.due!)
  await expectLeftAlone(() => advance(here.ports, keyOf(offer)))
})

test('a request beside it goes on', async () => {
  const other = ok(await ask(here.worker(), aRequest()))
  await renew(request)
  expect(ok(await cancelRequest(here.worker(), other.id, { as: 'withdrawn' })).state).toBe('closed')
})
