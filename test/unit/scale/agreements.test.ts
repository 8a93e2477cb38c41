import { expect, test } from 'vitest'
import { changePhase } from '#core/request/change-phase.ts'
import { candidates } from '#core/request/candidates.ts'
import { ask } from '#core/request/ask.ts'
import { queue } from '#core/request/queue.ts'
import { findRequest } from '#core/request/view.ts'
import { decide } from '#core/request/decide.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { offerByHand } from '#core/offer/offer-by-hand.ts'
import { seeEnding } from '#core/ending/see.ts'
import { newAgreement } from '#core/tenant/write-agreement.ts'
import { newOrganisation } from '#core/relationship/organisations.ts'
import { afterwardsOf } from '#core/records/ending-waits.ts'
import { MOST_ORGANISATIONS, organisationIdOf } from '#core/records/organisation.ts'
import { keys } from '#core/records/keys.ts'
import { indexed } from '#core/records/indexes.ts'
import { MOST_AGREEMENTS, type Tenant } from '#core/records/tenant.ts'
import { PHASES } from '#core/reference/phases.ts'
import { addAgreement, changeAgreement, listAgreements } from '#core/tenant/agreements.ts'
import { type Call } from '#core/commit/call.ts'
import type { Item } from '#core/ports.ts'
import { itemSize } from '#store/size.ts'
import { isRefusal } from '#core/refusal.ts'
import { heldOnce, oneMore } from '../../support/aged.ts'
import { agreementsIn } from '../../support/agreements.ts'
import { countReads, type Reads } from '../../support/count-reads.ts'
import { unsound } from '../../support/soundness.ts'
import { aPartner, AREAS, aRequest } from '../../support/tenant.ts'
import { ok, ORG, type World, world } from '../../support/world.ts'
import { staffVisitor } from '../pages/visitor.ts'
import { TABLE, type Targets } from '../permission/table.ts'

/** One less than there may be: a step adds another. */
const [FEW, MANY] = [5, MOST_AGREEMENTS - 1]
/** How much more than with few agreements a step may cost. */
const MOST = 1.5

/** A county as large as there may be: 20 municipalities, every phase, ten organisations in each. */
function large(n: number, organisations: number): readonly Item[] {
  const names = ['Yhdistys', ...Array.from({ length: organisations - 1 }, (_, i) => `Äitien ja isien yhdistys ${i}`)]
  const codes = [...AREAS.map(({ code }) => code), ...Array.from({ length: 16 }, (_, i) => String(900 + i))]
  const first = { area: '529', phase: 'OPEN', organisation: 'Yhdistys' } as const
  const all = new Map<string, Item>()
  const add = (area: string, phase: (typeof PHASES)[number], organisation: string): void => {
    const organisationId = organisationIdOf(organisation)
    const one = newAgreement(ORG, {
      county: '05',
      area,
      phase,
      organisation,
      organisationId,
      validFrom: '2026-01-01',
      validTo: '2028-12-31',
    })
    if (all.size < n) all.set(one.id, indexed(one))
  }
  add(first.area, first.phase, first.organisation)
  add('529', 'EMERGENCY', 'Yhdistys')
  add('529', 'NOTICE', 'Yhdistys')
  for (let round = 0; all.size < n; round++)
    for (const code of codes)
      for (const phase of PHASES) add(code, phase, names[(round * 7 + Number(code) + phase.length) % names.length]!)
  return [...all.values(), ...names.map((name) => newOrganisation(ORG, name))]
}

async function countyOf(n: number, organisations: number): Promise<World> {
  const w = await world()
  const items = w.items().filter((item) => item['kind'] !== 'agreement' && item['kind'] !== 'organisation')
  const areas = [
    ...AREAS,
    ...Array.from({ length: 16 }, (_, i) => ({
      code: String(900 + i),
      county: '05',
      names: { fi: `Kunta ${i}`, sv: `Kommun ${i}` },
    })),
  ]
  const counts = { agreementCount: n, organisationCount: organisations, ...afterwardsOf({}, '2028-12-31') }
  w.ports.table.restore({
    items: [
      ...items.map((item) => (item['kind'] === 'tenant' ? indexed({ ...item, areas, ...counts } as unknown as Tenant) : item)),
      ...large(n, organisations),
    ],
  })
  return w
}

type Costs = Map<string, number>

/** A whole life, each step of it by what it reads. */
async function lifeIn(w: World): Promise<Costs> {
  const costs: Costs = new Map()
  let reads: Reads
  const step = async (name: string, run: () => Promise<unknown>): Promise<void> => {
    reads.take()
    await run()
    costs.set(name, (costs.get(name) ?? 0) + reads.take())
  }
  const [first, second] = [await aPartner(w.coordinator()), await aPartner(w.coordinator())]
  await w.settle()
  reads = countReads(w)
  let request = ''
  await step('a worker asks', async () => void (request = ok(await ask(w.worker(), aRequest())).id))
  await step('it is ranked, and a partner asked', () => w.settle())
  const offer = async () => ok(await findRequest(w.coordinator(), request)).offers.find(({ state }) => state === 'sent')!
  const { id, slots, partnerId } = await offer()
  await step('the page of a request', () => findRequest(w.worker(), request).then(ok))
  await step('who could be asked', () => candidates(w.coordinator(), request).then(ok))
  await step('the open work', () => queue(w.coordinator()).then(ok))
  await step('the partner says yes', () =>
    answerOffer(w.partner(partnerId), id, { kind: 'accept', start: slots[0]!.start }).then(ok),
  )
  await step('the worker is told', () => w.settle())
  await step('the worker confirms', () => decide(w.worker(), request, { decision: 'confirm' }).then(ok))
  await step('both are told', () => w.settle())
  await step('the page with a meeting ahead', () => findRequest(w.worker(), request).then(ok))
  await step('the case moves on', () => changePhase(w.worker(), request, { phases: ['EMERGENCY'] }).then(ok))
  await step('the partner is asked whether they go on', () => w.settle())
  const by = ok(await ask(w.worker(), aRequest({ windows: [] })))
  await step('a partner is asked by hand', () =>
    offerByHand(w.coordinator(), by.id, { partnerId: partnerId === first ? second : first }).then(ok),
  )
  await step('reminders, and how it went is asked', () => w.passTo('2026-11-25T14:00:00.000Z'))
  const added = { area: '853', phase: 'OPEN', organisation: 'YHDISTYS', validFrom: '2029-01-01' }
  let agreement = ''
  await step('an agreement is added', async () => void (agreement = ok(await addAgreement(w.coordinator(), added)).id))
  await step('and ended', () => changeAgreement(w.coordinator(), agreement, { validTo: '2029-12-31' }).then(ok))
  await step('who nobody could take is looked at anew', () => w.pass({ minutes: 10 }))
  await step('agreements of a municipality', () => listAgreements(w.coordinator(), { area: '853', limit: 20 }).then(ok))
  await step('what ends', () => seeEnding(w.coordinator(), 'agreements').then(ok))
  return costs
}

/** Pages that a coordinator opens, by what they read. */
async function pagesIn(w: World): Promise<Costs> {
  const partner = await aPartner(w.coordinator())
  await w.settle()
  const coordinator = await staffVisitor(w, 'coordinator', 'coordinator')
  const reads = countReads(w)
  const costs: Costs = new Map()
  for (const path of [
    '/queue',
    '/requests',
    '/meetings',
    '/settings',
    '/agreements',
    '/agreements?area=529',
    '/partners',
    '/endings/agreements',
    '/requests/new',
    `/partners/${partner}`,
    '/partners/new',
  ]) {
    reads.take()
    expect((await coordinator.get(path)).status).toBe(200)
    costs.set(path.replace(partner, '{id}'), reads.take())
  }
  return costs
}

/** What gives a page of a list reads no more than a page: how long that is, whoever calls says. */
const LISTS = ['listAgreements', 'listOrganisations', 'offeredOrganisations']

/** Every use case of the permission table by the first who may, and all that follows of it. */
async function useCasesIn(w: World): Promise<Costs> {
  const life = await heldOnce(w)
  const notice = String(w.items().find((item) => item['kind'] === 'notice')!['id'])
  const offer = `${life.requestId}.o1`
  const last = await oneMore(w, life)
  const on: Targets = { request: life.requestId, meeting: last.id, partner: life.partnerId, offer, notice }
  const before = w.ports.table.snapshot()
  const reads = countReads(w)
  const costs: Costs = new Map()
  const actors: (() => Call)[] = [
    () => w.worker(),
    () => w.coordinator(),
    () => w.as({ role: 'admin', id: 'admin' }),
    () => w.partner(life.partnerId),
  ]
  for (const name of Object.keys(TABLE).filter((one) => !['openTenant', 'moveAgreements', ...LISTS].includes(one)))
    for (const actor of actors) {
      reads.take()
      const done = await TABLE[name]![0](actor(), on).catch(() => undefined)
      if (done === undefined || isRefusal(done)) continue
      await w.settle()
      costs.set(name, reads.take())
      w.ports.table.restore(before)
      break
    }
  return costs
}

function dearer(few: Costs, many: Costs): string[] {
  if (process.env['PRINT_COSTS']) for (const [name, cost] of few) console.log(`${name}: ${cost} ${many.get(name)}`)
  // A municipality that agreements name cannot go: with few of them these four name none.
  expect([...few.keys()].filter((name) => !many.has(name) && !name.startsWith('putAreas'))).toEqual([])
  return [...many].flatMap(([name, cost]) =>
    cost > MOST * few.get(name)! ? [`${name}: ${cost} read units, with few agreements ${few.get(name)}`] : [],
  )
}

const both = async () => [await countyOf(FEW, 1), await countyOf(MANY, MOST_ORGANISATIONS - 1)] as const

test('two thousand agreements and five hundred organisations leave the tenant’s record small', async () => {
  const [few, many] = await both()
  expect([agreementsIn(few).length, agreementsIn(many).length]).toEqual([FEW, MANY])
  expect([unsound(few), unsound(many)]).toEqual([[], []])
  expect(itemSize(many.ports.table.get(keys.tenant(ORG))!)).toBeLessThan(4096)
})

test('every step of a life reads with two thousand agreements what it reads with five', { timeout: 120_000 }, async () => {
  const [few, many] = await both()
  expect(dearer(await lifeIn(few), await lifeIn(many))).toEqual([])
  expect(unsound(many)).toEqual([])
})

test('and every use case, with all that follows of it', { timeout: 120_000 }, async () => {
  const [few, many] = await both()
  expect(dearer(await useCasesIn(few), await useCasesIn(many))).toEqual([])
})

test('and every page', { timeout: 120_000 }, async () => {
  const [few, many] = await both()
  expect(dearer(await pagesIn(few), await pagesIn(many))).toEqual([])
})
