import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOMS } from '../../infra/rooms.ts'
import { told } from '../support/script.ts'

const FIGURES = join(import.meta.dirname, '../../docs/figures.md')

/** The cells of each line that begins so. */
const rows = (text: string, first: string): string[][] =>
  text.split('\n').flatMap((line) =>
    line.startsWith(`| ${first}`)
      ? [
          line
            .split('|')
            .map((cell) => cell.trim())
            .slice(1, -1),
        ]
      : [],
  )

test(
  'npm run bench -- --quick: every room is weighed and started, a whole life is counted and billed, and nothing is written down',
  { timeout: 240_000 },
  async () => {
    const before = await readFile(FIGURES, 'utf8')
    const text = await told('bench', ['--quick'])
    for (const room of ROOMS) {
      const [[, bytes, files, , loaded] = [], ...started] = rows(text, `${room} `)
      expect(
        [bytes, files, loaded].map(Number).every((many) => many > 0),
        `${room} is weighed`,
      ).toBe(true)
      expect(started.length, `${room} is started`).toBeGreaterThan(0)
      for (const [, , , wall, cpu] of started) expect([wall, cpu].join(), room).toMatch(/^\d+\.\d×,\d+\.\d×$/)
    }
    const [life = []] = rows(text, '**One whole life**')
    expect(
      life.slice(1, 8).every((cell) => Number(cell) > 0),
      life.join(' | '),
    ).toBe(true)
    expect(text).toMatch(/^\*\*About [1-9]\d+ € a month\*\*/m)
    expect(await readFile(FIGURES, 'utf8')).toBe(before)
  },
)

test(
  'npm run bench:recovery -- --quick: a county is put back and checked, and what an outage left is worked off fairly',
  { timeout: 120_000 },
  async () => {
    const text = await told('bench:recovery', ['--quick'])
    const [[, marked] = []] = rows(text, 'messages marked')
    expect(Number(marked?.split(',')[0])).toBeGreaterThan(0)
    const [[, largest] = []] = rows(text, 'the longest wait of the largest')
    const [[, others] = []] = rows(text, 'of the others')
    expect(Math.max(...others!.split(',').map(Number))).toBeLessThanOrEqual(Number(largest))
  },
)

test('npm run bench:matching -- --quick: every table is printed, each answer proven', { timeout: 300_000 }, async () => {
  const text = await told('bench:matching', ['--quick'])
  for (const row of ['| 200 × 60 balanced, seed 1 |', '| one request ranked, ', '| times clash, balanced, 1 a day', '| what if '])
    expect(text).toContain(row)
})
