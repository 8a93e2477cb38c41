import { describe, expect, it } from 'vitest'
import { isLive } from '#core/records/record.ts'
import { poked } from '../../support/pokes.ts'
import { unsound } from '../../support/soundness.ts'
import { world, type World } from '../../support/world.ts'
import { seed } from '../../support/seed.ts'
import { STORIES } from './stories.ts'

/**
 * Every record's end, ids replaced by what they are of; moments aside, which depend on who came by when. So does how
 * often a coordinator is written to of the same, and whether it was still so when the mail was to go: once counts.
 */
function ending(w: World): string[] {
  const names = new Map<string, string>()
  const name = (id: unknown) => names.get(String(id)) ?? names.set(String(id), `#${names.size}`).get(String(id))!
  const lines = w
    .items()
    .filter(isLive)
    .map((live) => {
      const facts = live as unknown as Record<string, unknown>
      const what = [
        live.kind,
        live.state,
        live.waitsFor,
        live.owner,
        live.reason,
        facts['template'],
        facts['channel'],
        facts['closedAs'],
        facts['start'],
      ]
      const taken = (facts['taken'] as { state: string }[] | undefined)?.map((seat) => seat.state).join()
      return [...what, facts['partnerId'] === null ? 'nobody' : '', taken, facts['workerId'] && name(facts['workerId'])].join(' ')
    })
  const repeated = (line: string) => line.includes('needs-coordinator')
  return [...lines.filter((line) => !repeated(line)), ...(lines.some(repeated) ? ['needs-coordinator'] : [])].toSorted()
}

const runs = [
  ['in order of nothing', { lost: 0, doubled: 0 }],
  ['half of them twice', { lost: 0, doubled: 0.5 }],
  ['a third lost, a third doubled', { lost: 0.33, doubled: 0.33 }],
  ['nearly all lost', { lost: 0.95, doubled: 0 }],
] as const

describe.each(Object.entries(STORIES))('%s', (_name, tell) => {
  it('ends the same whether the sweep alone moves it, or a stream and wake-ups that are late, lost and doubled', async () => {
    const swept = await world()
    await tell(swept)
    await swept.pass({ hours: 2 })
    expect(unsound(swept)).toEqual([])
    for (const [how, mischief] of runs) {
      const w = poked(await world(), seed, mischief)
      await tell(w)
      await w.pass({ hours: 2 })
      expect(unsound(w), how).toEqual([])
      expect(ending(w), `${how}, SEED=${seed}`).toEqual(ending(swept))
    }
  })
})
