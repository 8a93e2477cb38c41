import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkTenant } from '#core/check/check.ts'
import type { Gap } from '#core/records/gap.ts'
import { dealWithGap } from '#core/restore/deal.ts'
import { check, doubled, keptOutside, lift, putBack } from '../../support/restored.ts'
import { aPartner } from '../../support/tenant.ts'
import { ok, ORG, type World, world } from '../../support/world.ts'
import { STEPS, TIME } from '../flow/steps.ts'

const people = [...Object.keys(STEPS), 'start', 'start', 'accept', 'accept', 'confirm', 'confirm', 'add']
const drawn = (names: readonly string[]) => fc.record({ does: fc.constantFrom(...names), n: fc.nat(60), m: fc.nat(90) })
const walk = fc.array(fc.oneof(drawn(people), drawn(Object.keys(TIME))), { minLength: 5, maxLength: 20, size: 'max' })
const numRuns = Number(process.env['WALKS'] ?? 8)

const unsound = (w: World): string[] => {
  const now = w.ports.clock.now()
  const items = w.items().filter(({ pk }) => !pk.startsWith('~'))
  const asked = { org: ORG, items, now, real: Date.parse(now) / 1000, patienceMinutes: 15 }
  return checkTenant(asked).findings.map(({ invariant, says }) => `${invariant}: ${says}`)
}
const gaps = (w: World) => w.items().filter(({ kind }) => kind === 'gap') as unknown as Gap[]

test(
  'whatever was done before and after, a table put back is sound, sends nothing twice and shows every deed that it forgot',
  { timeout: 60_000 + numRuns * 4_000 },
  () =>
    fc.assert(
      fc.asyncProperty(walk, walk, walk, async (before, forgotten, after) => {
        const w = await world()
        keptOutside(w)
        for (let n = 0; n < 4; n++) await aPartner(w.coordinator(), { urgentAtNight: n === 0 })
        const go = async (steps: typeof before) => {
          for (const { does, n, m } of steps) await { ...STEPS, ...TIME }[does]!(w, n, m)
        }
        await STEPS['start']!(w, 1, 6)
        await go(before)
        const items = w.items()
        const until = w.ports.clock.now()
        await go(forgotten)
        await w.settle()
        const twice = doubled(w)
        await putBack(w, items)
        const checked = await check(w, until)
        // What is due since then is for the sweep, once it comes.
        expect(unsound(w).filter((one) => !one.startsWith('clock'))).toEqual([])
        const told = new Set(gaps(w).flatMap(({ known }) => known.map(({ at, what }) => `${at} ${what}`)))
        const deeds = checked.flatMap((one) => one.deeds)
        if (gaps(w).every(({ count, known }) => known.length >= count))
          expect(deeds.filter(({ at, what }) => !told.has(`${at} ${what}`))).toEqual([])
        await lift(w)
        await w.pass({ hours: 20 })
        expect(doubled(w)).toEqual(twice)
        await go(after)
        for (const { id, state } of gaps(w)) if (state === 'open') ok(await dealWithGap(w.coordinator(), id))
        await w.pass({ minutes: 30 })
        expect(unsound(w)).toEqual([])
        expect(w.items().filter(({ parked }) => parked)).toEqual([])
      }),
      { numRuns },
    ),
)
