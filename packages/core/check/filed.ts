import { isFiled } from '../records/filed.ts'
import { keyText } from '../records/keys.ts'
import { isAhead, type Meeting } from '../records/meeting.ts'
import { called, disagree, type Finding, wrong } from './finding.ts'
import type { Records } from './records.ts'

/** What stands where no decision reads is over and at rest, and stands nowhere else. */
export function misfiled(records: Records): Finding[] {
  const once = new Set<string>()
  const twice = records.live.filter((one) => {
    const key = keyText(one)
    const again = once.has(key)
    once.add(key)
    return again
  })
  return [
    ...twice.map((one) => disagree('filed', [one], `${called(one)} stands in two places`)),
    ...records.live
      .filter((one) => isFiled(one) && (one.waitsFor !== 'nothing' || (one.kind === 'meeting' && isAhead(one as Meeting))))
      .map((one) => wrong('filed', one, `${called(one)} is filed and waits for ${one.waitsFor}`)),
  ]
}
