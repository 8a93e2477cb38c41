import { beforeEach, describe, expect, test } from 'vitest'
import { answerOffer } from '#core/offer/answer.ts'
import type { Offer } from '#core/records/offer.ts'
import { advance } from '#core/flow.ts'
import { changePartner } from '#core/partner/change.ts'
import { resumePartner } from '#core/partner/pause.ts'
import { pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { candidates } from '#core/request/candidates.ts'
import { ask } from '#core/request/ask.ts'
import { cancelRequest } from '#core/request/close.ts'
import { queue } from '#core/request/queue.ts'
import { setAgreements } from '../../support/agreements.ts'
import { aPartner, aRequest, everywhere } from '../../support/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'

let w: World
let id: string
let who: Record<string, string>

const AWAY = { away: [{ start: '2026-11-25T00:00:00Z', end: '2026-11-26T00:00:00Z' }] }
const OFFERS = () => w.items().filter((item) => item['kind'] === 'offer' && item['requestId'] === id) as unknown as Offer[]
const row = async () => ok(await queue(w.coordinator())).items.find((one) => one.id === id)

/** Six who each just miss, one of them busy with another family at that time. */
beforeEach(async () => {
  w = await world()
  const busy = await aPartner(w.coordinator())
  const other = ok(await ask(w.worker(), aRequest()))
  await w.settle()
  const offer = w.items().find((item) => item['kind'] === 'offer') as unknown as Offer
  ok(await answerOffer(w.partner(busy), offer.id, { kind: 'accept', start: offer.slots[0]!.start }))
  who = {
    LANGUAGE: await aPartner(w.coordinator(), { languages: [{ code: 'sv', level: 'native' }] }),
    AREA: await aPartner(w.coordinator(), { areas: ['853'] }),
    CHECKS: await aPartner(w.coordinator(), { checks: {} }),
    PAUSED: await aPartner(w.coordinator()),
    SLOT: await aPartner(w.coordinator(), { availability: AWAY }),
    PHASE: await aPartner(w.coordinator(), { organisation: 'Uusi' }),
    BUSY: busy,
    OTHER: other.id,
  }
  ok(await pausePartner(w.partner(who['PAUSED']!), who['PAUSED']!))
  await w.settle()
  id = ok(await ask(w.worker(), aRequest())).id
  await w.settle()
})

test('the queue shows each near miss with its codes, and how often each rule fails', async () => {
  const shown = await row()
  expect(shown).toMatchObject({ owner: 'coordinator', waitsFor: 'coordinator', reason: 'nobody-fits' })
  const codes = Object.fromEntries((shown?.misses ?? []).map((miss) => [miss.partnerId, miss.codes]))
  expect(codes).toEqual({
    [who['LANGUAGE']!]: ['LANGUAGE'],
    [who['AREA']!]: ['AREA'],
    [who['CHECKS']!]: ['CHECKS'],
    [who['PAUSED']!]: ['PAUSED'],
    [who['SLOT']!]: ['SLOT'],
    [who['PHASE']!]: ['PHASE'],
    [who['BUSY']!]: ['SLOT'],
  })
  expect(shown?.missing).toEqual({ LANGUAGE: 1, AREA: 1, CHECKS: 1, PAUSED: 1, SLOT: 2, PHASE: 1 })
})

test('and so does the list of candidates', async () => {
  const all = ok(await candidates(w.coordinator(), id))
  expect(all.map((one) => one.codes.length)).toEqual(Array(7).fill(1))
  expect(all.every((one) => one.rank === undefined)).toBe(true)
})

describe('mending one starts a new wave without anybody pressing anything', () => {
  const partner = (name: string) => who[name]!
  const agreements = () => [...everywhere('Yhdistys'), ...everywhere('Uusi')]
  test.each<readonly [string, () => Promise<unknown>]>([
    ['LANGUAGE', () => changePartner(w.coordinator(), partner('LANGUAGE'), { languages: [{ code: 'fi', level: 'good' }] })],
    ['AREA', () => changePartner(w.coordinator(), partner('AREA'), { areas: ['853', '529'] })],
    [
      'CHECKS',
      () =>
        changePartner(w.coordinator(), partner('CHECKS'), {
          checks: { undertakingUntil: '2026-11-25', agreementUntil: '2026-11-25' },
        }),
    ],
    ['PAUSED', () => resumePartner(w.partner(partner('PAUSED')), partner('PAUSED'))],
    ['SLOT', () => setAvailability(w.partner(partner('SLOT')), partner('SLOT'), {})],
    ['PHASE', () => setAgreements(w, agreements())],
    ['BUSY', () => cancelRequest(w.worker(), who['OTHER']!, { as: 'withdrawn' })],
  ])('%s', async (name, mend) => {
    ok((await mend()) ?? {})
    await w.settle()
    expect(OFFERS()).toMatchObject([{ partnerId: who[name], state: 'sent' }])
    expect(await row()).toMatchObject({ state: 'offered', waitsFor: 'answer', owner: 'partner' })
    expect((await row())?.misses).toBeUndefined()
  })

  test('what does not help anybody who waits wakes nothing', async () => {
    const before = (await row())?.due
    ok(await changePartner(w.coordinator(), partner('LANGUAGE'), { areas: ['529'] }))
    await w.settle()
    expect([OFFERS(), (await row())?.due]).toEqual([[], before])
  })

  test('also when the list lagged behind at the first look', async () => {
    w.ports.table.lag(true)
    const hidden = ok(await ask(w.worker(), aRequest()))
    await advance(w.ports, hidden)
    const back = ok(await resumePartner(w.partner(partner('PAUSED')), partner('PAUSED')))
    await advance(w.ports, back)
    w.ports.table.lag(false)
    await w.pass({ minutes: 5 })
    expect(w.items().filter((item) => item['kind'] === 'offer' && item['requestId'] === hidden.id)).toHaveLength(1)
  })
})
