import { expect, test } from 'vitest'
import { script } from '../../support/script.ts'
import { some } from '../../support/reduced.ts'

const ROOMS = ['api', 'staff', 'link', 'on-change', 'on-time', 'sweep', 'on-receipt']
/** Longer than a run may last, should the machine be busy. */
const timeout = 90_000

/** What the simulator printed, with this version beside today's; whether or not a seed failed. */
async function beside(name: string, ...given: string[]): Promise<string> {
  const { stdout, stderr } = await script('simulate:faults', ['--beside', name, '--pairs', ...given])
  return `${stdout}${stderr}`
}

const times = (told: string, pair: string): number => Number(new RegExp(`(\\d+)  ${pair}$`, 'm').exec(told)?.[1] ?? 0)

test(
  'the earlier version beside today’s, on the same records: nothing lost, nothing twice, and both answer in every room',
  { timeout },
  async () => {
    const told = await beside('earlier', '--from', '1', '--seeds', '40')
    expect(told).toMatch(/^40 seeds, 0 failed/m)
    for (const room of ROOMS) {
      expect(times(told, `earlier-answers × ${room}`), room).toBeGreaterThan(0)
      expect(times(told, `today-beside-it × ${room}`), room).toBeGreaterThan(0)
    }
  },
)

test(
  'a later version that writes another number: today’s leaves its records alone, and the later one carries them to their end',
  { timeout },
  async () => {
    const told = await beside('later', '--from', '1', '--seeds', '6')
    expect(told).toMatch(/^6 seeds, 0 failed/m)
    expect(times(told, 'earlier-answers × api')).toBeGreaterThan(0)
    expect(times(told, 'today-beside-it × api')).toBeGreaterThan(0)
  },
)

test.each(some(['dropped-field', 'renamed-state'], 1))(
  'a change that is not compatible is noticed: %s',
  { timeout },
  async (name) => {
    expect(await beside(name, '--from', '1', '--seeds', '40', '--trace')).toMatch(/^\d+ seeds, 1 failed/m)
  },
)
