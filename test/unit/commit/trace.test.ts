import { expect, test } from 'vitest'
import type { Live } from '#core/records/record.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { callFor } from '#core/commit/call.ts'
import { traced } from '#core/commit/trace.ts'
import { advance } from '#core/flow.ts'
import { takeReceipt } from '#core/notice/receipt.ts'
import { keyOf } from '#core/records/keys.ts'
import { ask } from '#core/request/ask.ts'
import { notices, view } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, ORG, world, type World } from '../../support/world.ts'

/** A call that one request of the front door caused. */
const by = (w: World, trace: string, role: 'worker' | 'partner', id: string) => callFor(traced(w.ports, trace), ORG, { role, id })

/** The audit of a request, as far as it says what caused each commit. */
const causes = (w: World, id: string) => w.items().flatMap(({ pk, trace }) => (pk === `${ORG}#EVT#${id}` ? [trace] : []))

async function askedAndOffered() {
  const w = await world()
  const partner = await aPartner(w.coordinator())
  const request = ok(await ask(by(w, 'ask-1', 'worker', 'worker'), aRequest({ preferences: { partnerId: partner } })))
  await w.settle()
  return { w, partner, request }
}

test('what caused a request is kept by all that follows of itself: its questions, its messages, and each commit', async () => {
  const { w, request } = await askedAndOffered()
  expect(notices(w).length).toBeGreaterThan(0)
  expect(new Set(notices(w).map(({ trace }) => trace))).toEqual(new Set(['ask-1']))
  expect(causes(w, request.id).length).toBeGreaterThan(2)
  expect(new Set(causes(w, request.id))).toEqual(new Set(['ask-1']))
})

test('an answer causes what follows from it; what went before keeps its own cause', async () => {
  const { w, partner, request } = await askedAndOffered()
  const [offer] = (await view(w, request.id)).offers
  const early = new Set(notices(w).map(({ id }) => id))
  ok(await answerOffer(by(w, 'answer-2', 'partner', partner), offer!.id, { kind: 'accept', start: offer!.slots[0]!.start }))
  await w.settle()
  const later = notices(w).filter(({ id }) => !early.has(id))
  expect(later.length).toBeGreaterThan(0)
  expect(new Set(later.map(({ trace }) => trace))).toEqual(new Set(['answer-2']))
  expect((await view(w, request.id)).request).toMatchObject({ trace: 'answer-2' })
})

test('a message that comes back is told of by what caused it', async () => {
  const { w, request } = await askedAndOffered()
  const [sent] = notices(w).filter(({ state }) => state === 'sent')
  const before = causes(w, request.id).length
  await takeReceipt(w.ports, keyOf(sent!), { delivered: false, reason: 'BOUNCE_PERMANENT' })
  expect(causes(w, request.id).slice(before)).toEqual(['ask-1'])
})

test('a line of the log says what caused it, the nearest cause where there are two', async () => {
  const w = await world()
  const inner = traced(traced(w.ports, 'outer'), 'inner')
  inner.log({ event: 'something' })
  expect(w.ports.log.lines).toContainEqual({ event: 'something', trace: 'inner' })
})

test('a step that fails says in the log what caused the record it failed on', async () => {
  const { w, request } = await askedAndOffered()
  const [record] = w.items().filter(({ kind, id }) => kind === 'request' && id === request.id) as unknown as Live[]
  w.ports.table.restore({ ...w.ports.table.snapshot(), items: [{ ...record!, due: w.ports.clock.now(), offers: 'broken' }] })
  await advance(w.ports, record!).catch(() => undefined)
  const failed = w.ports.log.lines.filter(({ event }) => event === 'advance.failed')
  expect(failed).toEqual([expect.objectContaining({ trace: 'ask-1' })])
})

test('where nothing is known of a cause nothing is said of one', async () => {
  const w = await world()
  ok(await ask(w.worker(), aRequest()))
  await w.settle()
  expect(w.items().filter((item) => 'trace' in item)).toEqual([])
})
