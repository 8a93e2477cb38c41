import type { Checked } from '#core/check/check.ts'
import type { Finding } from '#core/check/finding.ts'
import { type Item, type Key } from '#core/ports.ts'
import { keyText } from '#core/records/keys.ts'

/** One reading of a tenant, and what did not hold in it. */
export interface Look extends Checked {
  readonly items: readonly Item[]
}

export interface Judged {
  readonly findings: readonly Finding[]
  /** Seen once, and changed since: neither here nor there. */
  readonly undecided: readonly Finding[]
  readonly unknown: readonly Key[]
  readonly records: number
  readonly looks: number
}

const MOST_LOOKS = 4

/**
 * Reads again until whatever did not agree has been seen twice with nothing of it changed between. A tenant is read
 * while others write, so records that disagree may only have been read at different moments. But versions only rise:
 * where each record had the same version at both looks, all of them stood so at the moment between the two.
 */
export async function lookTwice(look: () => Promise<Look>): Promise<Judged> {
  const certain = new Map<string, Finding>()
  let before = new Set<string>()
  for (let looks = 1; ; looks++) {
    const { findings, items, unknown, records } = await look()
    const versions = new Map(items.map((item) => [keyText(item), item.version]))
    const doubtful = new Map<string, Finding>()
    for (const finding of findings) {
      const sight = sightOf(finding, versions)
      const seen = finding.certain || before.has(sight)
      if (seen) certain.set(sight, finding)
      else if (!certain.has(sight)) doubtful.set(sight, finding)
    }
    if (doubtful.size === 0 || looks === MOST_LOOKS)
      return { findings: [...certain.values()], undecided: [...doubtful.values()], unknown, records, looks }
    before = new Set(doubtful.keys())
  }
}

/** What has to be the same at the second look: what is said, of these versions of these records. */
function sightOf({ invariant, says, keys, stands }: Finding, versions: ReadonlyMap<string, number>): string {
  const basis = stands ?? keys.map((key) => `${keyText(key)} ${versions.get(keyText(key)) ?? 'absent'}`).join()
  return `${invariant} ${says} ${basis}`
}
