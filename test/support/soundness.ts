import { checkTenant } from '#core/check/check.ts'
import { ORG, type World } from './world.ts'

/**
 * Everything that must hold whenever nothing is due: what is wrong, in words; empty when all is well. Not the audit:
 * the simulator begins with records that nobody wrote, and watches each commit's audit as it comes.
 */
export function unsound(w: World, isHeld: (invariant: string) => boolean = () => true): string[] {
  const now = w.ports.clock.now()
  const { findings } = checkTenant({ org: ORG, items: w.items(), now, real: Date.parse(now) / 1000, patienceMinutes: 0 })
  return findings
    .filter(({ invariant }) => invariant !== 'audit' && isHeld(invariant))
    .map(({ invariant, says }) => `${invariant}: ${says}`)
}
