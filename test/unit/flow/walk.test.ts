import fc from 'fast-check'
import { test } from 'vitest'
import { isRefusal } from '#core/refusal.ts'
import { aPartner } from '../../support/tenant.ts'
import { world } from '../../support/world.ts'
import { disturb } from './disturbed.ts'
import { ofKind, watch } from './invariants.ts'
import { advance } from '#core/flow.ts'
import type { Errand } from '#core/records/errand.ts'
import { STEPS, TIME } from './steps.ts'
import { runs } from '../../support/reduced.ts'

/** How often each property is tried; `WALKS=1000` looks harder. */
const numRuns = Number(process.env['WALKS'] ?? runs(12, 6))
const timeout = 60_000 + numRuns * 2_000

const drawn = (names: readonly string[]) => fc.record({ does: fc.constantFrom(...names), n: fc.nat(60), m: fc.nat(90) })
const people = Object.keys(STEPS)
/** Everything alike, and what moves records on more often: else walks never get far. */
const onward = ['start', 'start', 'accept', 'confirm', 'settle', 'settle', 'add']
const step = fc.oneof(drawn([...people, ...Object.keys(TIME)]), drawn([...onward, 'soon', 'later']))
const walk = fc.array(step, { minLength: 5, maxLength: 40, size: 'max' })
const pairs = fc.array(fc.tuple(drawn([...people, ...onward]), drawn([...people, ...onward])), {
  minLength: 5,
  maxLength: 20,
  size: 'max',
})

/** Five partners, some full, some awake at night, and two requests under way. */
async function begun() {
  const w = await world()
  await aPartner(w.coordinator(), { capacity: { families: 2, meetingsPerDay: 2, hoursPerMonth: 20, offersPerWeek: 3 } })
  await aPartner(w.coordinator(), { languages: [{ code: 'fi', level: 'good' }], urgentAtNight: true })
  for (let n = 0; n < 3; n++) await aPartner(w.coordinator(), { urgentAtNight: n === 0 })
  const rules = watch(w)
  await STEPS['start']!(w, 1, 6)
  await STEPS['start']!(w, 5, 3)
  /** What was decided before is written by whoever comes next, also by somebody who is refused: here it is written first. */
  const tidy = async () => {
    for (const one of ofKind<Errand>(w, 'errand')) if (one.waitsFor !== 'nothing') await advance(w.ports, one)
  }
  return { w, rules, tidy, run: (does: string, n: number, m: number) => ({ ...STEPS, ...TIME })[does]!(w, n, m) }
}

test('whatever people do in whatever order, every record keeps to its table, its clock and its history', { timeout }, () =>
  fc.assert(
    fc.asyncProperty(walk, async (steps) => {
      const { rules, run, tidy } = await begun()
      for (const { does, n, m } of [...steps, { does: 'settle', n: 0, m: 0 }]) {
        await tidy()
        const before = rules.commits()
        const answer = await run(does, n, m)
        if (isRefusal(answer) && rules.commits() !== before) throw new Error(`${does} was refused and yet wrote`)
        rules.check()
        if (does === 'settle') rules.checkAtRest()
      }
      rules.checkAudit()
    }),
    { numRuns },
  ),
)

test('and so does whatever two do at the same moment, while the system is at work', { timeout }, () =>
  fc.assert(
    fc.asyncProperty(pairs, fc.nat(), async (steps, seed) => {
      const { w, rules, run } = await begun()
      disturb(w, seed)
      for (const [one, other] of steps) {
        await Promise.all([run(one.does, one.n, one.m), run(other.does, other.n, other.m), w.settle()])
        rules.check()
      }
      await w.settle()
      rules.check()
      rules.checkAtRest()
      rules.checkAudit()
    }),
    { numRuns },
  ),
)
