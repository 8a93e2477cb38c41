import { beforeEach, expect, test } from 'vitest'
import { ask } from '#core/request/ask.ts'
import { recordBasis } from '#core/request/record-basis.ts'
import { queue } from '#core/request/queue.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { isRefusal } from '#core/refusal.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { view } from '../../support/story.ts'
import { ok, type World, world } from '../../support/world.ts'

let w: World
beforeEach(async () => {
  w = await world()
})

const tenant = () => w.items().find(({ kind }) => kind === 'tenant') as unknown as Tenant
const SIBLING = { audience: 'sibling' }

async function asked(more: Record<string, unknown> = SIBLING): Promise<string> {
  const { id } = ok(await ask(w.worker(), aRequest(more)))
  await w.settle()
  return id
}

test('until it is recorded nobody is asked, and the coordinator sees why and what to do', async () => {
  const extract = { checkedOn: '2026-11-01', basis: '504/2002' }
  await aPartner(w.coordinator(), { checks: { undertakingUntil: '2027-12-31', agreementUntil: '2027-12-31', extract } })
  const id = await asked()
  const { request, offers } = await view(w, id)
  expect([request.owner, request.reason, request.missed?.by, offers]).toEqual(['coordinator', 'no-basis', { BASIS: 1 }, []])
  const { items } = ok(await queue(w.coordinator()))
  expect(items.find((one) => one.requestId === id)).toMatchObject({ reason: 'no-basis', missing: { BASIS: 1 } })
})

test('recorded that none applies, whoever has no extract is asked at once, for this and for the next of its kind', async () => {
  await aPartner(w.coordinator())
  const id = await asked()
  ok(await recordBasis(w.coordinator(), id, { basis: 'none' }))
  await w.settle()
  expect((await view(w, id)).offers).toMatchObject([{ state: 'sent' }])
  await aPartner(w.coordinator(), { firstName: 'Aino' })
  expect((await view(w, await asked())).offers).toHaveLength(1)
  expect(tenant().checkBases).toEqual([
    { channel: 'peer-support', audience: 'sibling', basis: 'none', on: '2026-11-23', by: 'coordinator' },
  ])
})

test('recorded by an act, only who has shown an extract by that act is asked', async () => {
  const shown = (basis: string) => ({
    checks: { undertakingUntil: '2027-12-31', agreementUntil: '2027-12-31', extract: { checkedOn: '2026-11-01', basis } },
  })
  await aPartner(w.coordinator())
  await aPartner(w.coordinator(), shown('504/2002'))
  const right = await aPartner(w.coordinator(), shown('148/2014'))
  const id = await asked()
  ok(await recordBasis(w.coordinator(), id, { basis: '148/2014' }))
  await w.settle()
  expect((await view(w, id)).offers.map(({ partnerId }) => partnerId)).toEqual([right])
})

test('recorded anew it replaces what was recorded, of its own kind alone', async () => {
  const [sibling, child] = [await asked(), await asked({ audience: 'child' })]
  ok(await recordBasis(w.coordinator(), child, { basis: '504/2002' }))
  ok(await recordBasis(w.coordinator(), sibling, { basis: 'none' }))
  ok(await recordBasis(w.coordinator(), sibling, { basis: '148/2014' }))
  expect(tenant().checkBases?.map(({ audience, basis }) => [audience, basis])).toEqual([
    ['child', '504/2002'],
    ['sibling', '148/2014'],
  ])
})

test('of who meets adults alone nothing is recorded, and nothing stands in the way', async () => {
  await aPartner(w.coordinator())
  const id = await asked({})
  expect((await view(w, id)).offers).toHaveLength(1)
  const refused = await recordBasis(w.coordinator(), id, { basis: 'none' })
  expect(isRefusal(refused) && refused.fields).toEqual([{ path: 'basis', code: 'CONTRADICTORY' }])
})

test('it is a coordinator who says it, and one of the three', async () => {
  const id = await asked()
  expect(isRefusal(await recordBasis(w.worker(), id, { basis: 'none' }))).toBe(true)
  for (const raw of [{}, { basis: '' }, { basis: '1/1' }, { basis: 'none', extract: 'clean' }])
    expect(isRefusal(await recordBasis(w.coordinator(), id, raw)), JSON.stringify(raw)).toBe(true)
  expect(tenant().checkBases).toBeUndefined()
})
