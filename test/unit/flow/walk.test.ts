import fc from 'fast-check'
import { test } from 'vitest'
import { isRefusal } from '#core/refusal.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ask } from '#core/request/ask.ts'
import { ok, world } from '../../support/world.ts'
import { watch } from './invariants.ts'
import { WALKS } from './steps.ts'

const drawn = (...names: string[]) => fc.record({ does: fc.constantFrom(...names), n: fc.nat(60), m: fc.nat(90) })
/** Everything alike, and what moves records on more often: else walks never get far. */
const steps = fc.oneof(drawn(...Object.keys(WALKS)), drawn('accept', 'confirm', 'settle', 'settle', 'soon', 'later', 'add'), drawn('start'))
const walk = fc.array(steps, { minLength: 5, maxLength: 40, size: 'max' })

test('whatever people do in whatever order, every record keeps to its table, its clock and its history', { timeout: 300_000 }, () =>
  fc.assert(
    fc.asyncProperty(walk, async (steps) => {
      const w = await world()
      await aPartner(w.coordinator(), { capacity: { families: 2, meetingsPerDay: 2, hoursPerMonth: 20, offersPerWeek: 3 } })
      await aPartner(w.coordinator(), { languages: [{ code: 'fi', level: 'good' }], urgentAtNight: true })
      for (let n = 0; n < 3; n++) await aPartner(w.coordinator(), { urgentAtNight: n === 0 })
      const rules = watch(w)
      ok(await ask(w.worker(), aRequest({ urgency: 'urgent' })))
      for (const { does, n, m } of [...steps, { does: 'settle', n: 0, m: 0 }]) {
        const before = rules.commits()
        const answer = await WALKS[does]!(w, n, m)
        if (isRefusal(answer) && rules.commits() !== before) throw new Error(`${does} was refused and yet wrote`)
        rules.check()
        if (does === 'settle') rules.checkAtRest()
      }
      rules.checkAudit()
    }),
    { numRuns: Number(process.env['RUNS'] ?? 60) },
  ))
