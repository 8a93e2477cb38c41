import { expect, test } from 'vitest'
import { checkTenant } from '#core/check/check.ts'
import type { Item } from '#core/ports.ts'
import { keyText } from '#core/records/keys.ts'
import { sha256 } from '#web/hash.ts'
import { lookTwice } from '../../../packages/operations/look-twice.ts'
import { type Random, randomFrom } from '../../simulation/engine/random.ts'
import { seed } from '../../support/seed.ts'
import { aPartner } from '../../support/tenant.ts'
import { ORG, world } from '../../support/world.ts'
import { STEPS, TIME } from '../flow/steps.ts'

const HASTE = ['start', 'accept', 'confirm', 'add', 'settle', 'soon', 'accept', 'settle', 'later', ...Object.keys(STEPS)]
const PAGES = 12
const COMMITS = 90

interface Moment {
  readonly items: ReadonlyMap<string, Item>
  readonly now: string
}

/** A tenant after each commit of a busy life. */
async function life({ whole }: Random): Promise<Moment[]> {
  const w = await world()
  for (let n = 0; n < 3; n++) await aPartner(w.coordinator())
  const moments: Moment[] = []
  let due = false
  w.ports.table.subscribe(() => {
    if (due) return
    due = true
    queueMicrotask(() => {
      due = false
      moments.push({ items: new Map(w.items().map((item) => [keyText(item), item])), now: w.ports.clock.now() })
    })
  })
  while (moments.length < COMMITS) {
    const does = HASTE[whole(0, HASTE.length - 1)]!
    await { ...STEPS, ...TIME }[does]!(w, whole(0, 60), whole(0, 90))
  }
  return moments
}

/** A scan that begins at one moment and ends at another: pages in an order of their own, each as it stands when it is read. */
function torn(moments: readonly Moment[], begin: number, end: number): Item[] {
  return Array.from({ length: PAGES }, (_, page) => {
    const { items } = moments[begin + Math.floor(((end - begin) * page) / (PAGES - 1))]!
    return [...items.values()].filter(({ pk }) => pageOf(pk) === page)
  }).flat()
}

const pages = new Map<string, number>()
function pageOf(pk: string): number {
  const page = pages.get(pk) ?? parseInt(sha256(pk).slice(0, 6), 16) % PAGES
  pages.set(pk, page)
  return page
}

test(
  'a tenant read while it is written raises no false alarm, however far apart its pages are read',
  { timeout: 60_000 },
  async () => {
    const random = randomFrom(seed)
    const moments = await life(random)
    let doubtful = 0
    for (let reading = 0; reading < 15; reading++) {
      let at = random.whole(0, moments.length - 2)
      const judged = await lookTwice(async () => {
        const begin = at
        at = Math.min(moments.length - 1, begin + random.whole(0, 30))
        const [items, { now }] = [torn(moments, begin, at), moments[at]!]
        return { items, ...checkTenant({ org: ORG, items, now, real: Date.parse(now) / 1000, patienceMinutes: 24 * 60 }) }
      })
      expect(
        judged.findings.map(({ invariant, says }) => `${invariant}: ${says}`),
        `SEED=${seed}`,
      ).toEqual([])
      if (judged.looks > 1) doubtful += 1
    }
    expect(doubtful, 'readings that saw something at first').toBeGreaterThan(0)
  },
)
