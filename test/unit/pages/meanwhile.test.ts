import { beforeEach, describe, expect, test } from 'vitest'
import { type Item, Unavailable } from '#core/ports.ts'
import type { Card } from '#core/records/partner.ts'
import { changePartner } from '#core/partner/change.ts'
import { setAvailability } from '#core/partner/set-availability.ts'
import { ok, ORG, world, type World } from '../../support/world.ts'
import { aPartner } from '../../support/tenant.ts'
import type { Control } from './html.ts'
import { faultsOf } from './sound.ts'
import { type Page, staffVisitor, type Visitor } from './visitor.ts'

const STALE = 'Joku muutti tätä juuri.'
const MONDAY = { day: 1, from: '09:00', to: '16:00' }
const HOLIDAY = { start: '2026-12-23T22:00:00.000Z', end: '2026-12-27T22:00:00.000Z' }
let here: World
let coordinator: Visitor
let colleague: Visitor
let id: string

beforeEach(async () => {
  here = await world()
  coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
  colleague = await staffVisitor(here, 'coordinator-2', 'coordinator')
  id = await aPartner(here.coordinator())
  await here.settle()
})

const at = (part = '') => `/partners/${id}${part && `/${part}`}`
const card = () => here.items().find((item) => item['kind'] === 'card' && item['id'] === id) as unknown as Card

const control = (page: Page, action: string, name: string): Control | undefined =>
  page.form(action).controls.find((one) => one.name === name)

function expectSound(page: Page, status = 200): Page {
  expect([page.status, faultsOf(page.html)], page.text.slice(0, 600)).toEqual([status, []])
  return page
}

/** Somebody else is always first. */
function beforeEachCommit(meanwhile: () => Promise<unknown>): void {
  const { open } = here.ports.stores
  let inside = false
  here.ports.stores.open = (org) => {
    const store = open(org)
    const commit: typeof store.commit = async (operation, writes) => {
      if (!inside) {
        inside = true
        await meanwhile()
        inside = false
      }
      return store.commit(operation, writes)
    }
    return { ...store, commit }
  }
}

async function rewrite(more: Partial<Card>): Promise<void> {
  const item = { ...card(), ...more, version: card().version + 1 } as unknown as Item
  await here.ports.stores.open(ORG).commit({ opId: here.ports.ids.id(), at: here.ports.clock.now() }, [{ op: 'replace', item }])
}

describe('what the machine does after a save', () => {
  const parts: [string, Record<string, string>, Record<string, string>][] = [
    ['card', { travelMinutes: '45' }, { travelMinutes: '60' }],
    ['checks', { undertakingUntil: '2028-01-31' }, { undertakingUntil: '2028-02-29' }],
    ['conflicts', { ownCase: 'yes' }, { workers: 'worker' }],
    ['availability', { 'weekly.0.day': '1', 'weekly.0.from': '09:00', 'weekly.0.to': '16:00' }, { 'weekly.0.to': '17:00' }],
  ]
  test.each(parts)('refuses no second save of %s by the same coordinator', async (part, one, other) => {
    const saved = expectSound(await coordinator.send(await coordinator.get(at()), at(part), one))
    await here.settle()
    expect(expectSound(await coordinator.send(saved, at(part), other)).text).toContain('tallennettu')
  })

  test('and while it is saved refuses nothing either: it is read and compared again', async () => {
    const page = await coordinator.get(at())
    let races = 2
    beforeEachCommit(async () => races-- > 0 && rewrite({}))
    expect(expectSound(await coordinator.send(page, at('card'), { travelMinutes: '45' })).text).toContain(
      'Tiedot on tallennettu.',
    )
    expect([card().travelMinutes, races < 0]).toEqual([45, true])
  })

  test('but only so often: then the person is asked to press again, with all that was typed', async () => {
    const page = await coordinator.get(at())
    let racing = true
    beforeEachCommit(async () => racing && rewrite({}))
    const back = expectSound(await coordinator.send(page, at('card'), { travelMinutes: '45' }), 409)
    expect(back.text).toContain('Moni tekee tätä samaan aikaan.')
    expect(back.text).not.toContain('Nyt tallessa')
    racing = false
    expectSound(await coordinator.send(back, at('card')))
    expect(card().travelMinutes).toBe(45)
  })
})

test.each<[string, Partial<Card>, Record<string, string>]>([
  ['card', { travelMinutes: 90 }, { travelMinutes: '45' }],
  ['checks', { checks: { agreementUntil: '2029-01-01' } }, { undertakingUntil: '2028-01-31' }],
  ['conflicts', { conflicts: { workers: [], areas: ['853'], ownCase: false } }, { ownCase: 'yes' }],
  ['availability', { availability: { weekly: [], extra: [], away: [HOLIDAY] } }, { 'away.0.from': '2026-12-01' }],
])('what somebody else stores in the very moment a %s is saved is not overwritten', async (part, theirs, mine) => {
  const page = await coordinator.get(at())
  let races = 1
  beforeEachCommit(async () => races-- > 0 && rewrite(theirs))
  expect(expectSound(await coordinator.send(page, at(part), mine), 409).text).toContain(STALE)
  expect(card()).toMatchObject(theirs)
})

describe('a partner’s card that somebody else changed meanwhile', () => {
  const stale = async () => {
    const page = await coordinator.get(at())
    expectSound(
      await colleague.send(await colleague.get(at()), at('card'), { travelMinutes: '45', areas: ['853', '202'], speaks: 'sv' }),
    )
    return expectSound(await coordinator.send(page, at('card'), { introduction: 'Uusi esittely' }), 409)
  }

  test('comes back with what was typed, and beside each field that differs what is stored now', async () => {
    const page = await stale()
    expect(page.text).toContain(STALE)
    expect(control(page, at('card'), 'introduction')?.value).toBe('Uusi esittely')
    expect(page.text).toContain('Nyt tallessa: Olen kulkenut saman tien.')
    expect(page.text).toContain('Nyt tallessa: 45')
    expect(page.text).toContain('Nyt tallessa: Turku, Kaarina')
    expect(page.text).toContain('Nyt tallessa: ruotsi')
    expect(page.text.match(/Nyt tallessa/g)).toHaveLength(4)
    expect(card().introduction).toBe('Olen kulkenut saman tien.')
  })

  test('is saved by a second press, which has seen both', async () => {
    const page = await stale()
    expectSound(await coordinator.send(page, at('card'), { travelMinutes: '45' }))
    expect([card().introduction, card().travelMinutes]).toEqual(['Uusi esittely', 45])
  })

  test('is told once more where it was changed once more', async () => {
    const page = await stale()
    ok(await changePartner(here.coordinator(), id, { travelMinutes: 90 }))
    const again = expectSound(await coordinator.send(page, at('card')), 409)
    expect(again.text).toContain('Nyt tallessa: 90')
  })

  test.each(['before', 'after'])('is told though the form had something else to correct, %s it was changed', async (order) => {
    const page = await coordinator.get(at())
    const change = async () => ok(await setAvailability(here.partner(id), id, { away: [HOLIDAY] }))
    if (order === 'after') await change()
    const wrong = expectSound(await coordinator.send(page, at('availability'), { 'weekly.0.day': '1' }), 422)
    if (order === 'before') await change()
    const back = expectSound(await coordinator.send(wrong, at('availability'), { 'weekly.0.day': '' }), 409)
    expect(back.text).toContain('Nyt tallessa. Joku muu lisäsi')
    expect(card().availability.away).toEqual([HOLIDAY])
  })

  test('comes back made from what it was made from, where the store did not answer', async () => {
    const page = await coordinator.get(at())
    beforeEachCommit(() => Promise.reject(new Unavailable('store')))
    const back = await coordinator.send(page, at('card'), { introduction: 'Uusi esittely' })
    expect([back.status, control(back, at('card'), 'seen')?.value]).toEqual([503, control(page, at('card'), 'seen')?.value])
  })

  test('keeps a language that was typed, however few are stored now', async () => {
    const six = ['fi', 'sv', 'en', 'et', 'ru', 'ar'].map((code) => ({ code, level: 'good' }))
    ok(await changePartner(here.coordinator(), id, { languages: six }))
    const page = await coordinator.get(at())
    ok(await changePartner(here.coordinator(), id, { languages: six.slice(0, 1) }))
    const back = expectSound(await coordinator.send(page, at('card')), 409)
    expect(control(back, at('card'), 'languages.5.code')?.value).toBe('ar')
  })
})

test('checks: a date stored meanwhile is shown as people write dates; a tick as a tick', async () => {
  const page = await coordinator.get(at())
  ok(
    await changePartner(here.coordinator(), id, {
      checks: { undertakingUntil: '2028-01-31' },
      conflicts: { ownCase: true, workers: [], areas: [] },
    }),
  )
  expect(expectSound(await coordinator.send(page, at('checks')), 409).text).toContain('Nyt tallessa: 31.1.2028')
  expect(expectSound(await coordinator.send(page, at('conflicts')), 409).text).toContain('Nyt tallessa: valittu')
})

test('a change to one part is no reason to refuse another', async () => {
  const page = await coordinator.get(at())
  ok(await changePartner(here.coordinator(), id, { travelMinutes: 90 }))
  ok(await setAvailability(here.partner(id), id, { weekly: [MONDAY] }))
  expectSound(await coordinator.send(page, at('checks'), { undertakingUntil: '2028-01-31' }))
  expect([card().travelMinutes, card().availability.weekly]).toEqual([90, [MONDAY]])
})

test.each(['card', 'checks', 'conflicts', 'availability'])(
  'a page of an earlier program, which knew only versions, has its %s sent back',
  async (part) => {
    const page = await coordinator.get(at())
    const version = String(card().version)
    for (const old of [{ version }, { version: 'x' }]) {
      const back = expectSound(await coordinator.send(page, at(part), { ...old, seen: '' }), 409)
      expect(back.text).toContain(STALE)
      expect(expectSound(await coordinator.send(back, at(part))).text).toContain('tallennettu')
    }
  },
)
