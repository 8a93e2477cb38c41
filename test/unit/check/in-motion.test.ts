import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkTenant } from '#core/check/check.ts'
import { aPartner } from '../../support/tenant.ts'
import { ORG, world } from '../../support/world.ts'
import { STEPS, TIME } from '../flow/steps.ts'
import { runs } from '../../support/reduced.ts'

const people = [...Object.keys(STEPS), 'start', 'accept', 'accept', 'confirm', 'confirm', 'add', 'add']
const drawn = (names: readonly string[]) => fc.record({ does: fc.constantFrom(...names), n: fc.nat(60), m: fc.nat(90) })
const walk = fc.array(fc.oneof(drawn(people), drawn(Object.keys(TIME))), { minLength: 10, maxLength: 30, size: 'max' })
const numRuns = Number(process.env['WALKS'] ?? runs(6, 3))

test(
  'after every single commit of whatever people and the system do, a tenant is sound',
  { timeout: 60_000 + numRuns * 3_000 },
  () =>
    fc.assert(
      fc.asyncProperty(walk, async (steps) => {
        const w = await world()
        for (let n = 0; n < 3; n++) await aPartner(w.coordinator(), { urgentAtNight: n === 0 })
        const wrong = new Set<string>()
        let pending = false
        w.ports.table.subscribe(() => {
          if (pending) return
          pending = true
          queueMicrotask(() => {
            pending = false
            const now = w.ports.clock.now()
            const { findings } = checkTenant({
              org: ORG,
              items: w.items(),
              now,
              real: Date.parse(now) / 1000,
              patienceMinutes: 15,
            })
            for (const { invariant, says } of findings) wrong.add(`${invariant}: ${says}`)
          })
        })
        await STEPS['start']!(w, 1, 6)
        for (const { does, n, m } of [...steps, { does: 'settle', n: 0, m: 0 }]) await { ...STEPS, ...TIME }[does]!(w, n, m)
        expect([...wrong]).toEqual([])
      }),
      { numRuns },
    ),
)
