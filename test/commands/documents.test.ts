import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { realTree } from '../architecture/tree.ts'
import { wordsOf } from '../support/script.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> }

/** Whatever tells a person what to type. */
const DOCUMENTS = globSync(['*.md', 'docs/**/*.md', 'test/**/*.md'], { cwd: ROOT, exclude: ['**/node_modules/**'] })

/** `npm run NAME -- --option …` and `npm start`, wherever a document names it. */
const named = DOCUMENTS.flatMap((file) =>
  [...read(file).matchAll(/\bnpm (?:run ([\w:]+)|(start|test)\b)([^`\n#|]*)/g)].map(([, run, short, rest = '']) => ({
    file,
    name: (run ?? short)!,
    options: [...rest.matchAll(/--([a-z][\w-]*)/g)].map(([, option]) => option!),
  })),
)

/** Scripts that some test runs, or `npm test` before the tests. */
const tried = new Set(
  [...realTree()].flatMap(([file, text]) =>
    file.startsWith('test/') ? [...text.matchAll(/\b(?:script|told|wordsOf)\(\s*'([\w:]+)'/g)].map(([, name]) => name!) : [],
  ),
)

test('the documents name commands, those of package.json among them', () => {
  expect(DOCUMENTS).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md']))
  expect(new Set(named.map(({ name }) => name)).size).toBeGreaterThan(12)
})

test.each(named)('$file: npm run $name is there, and knows $options', ({ name, options }) => {
  expect(Object.keys(scripts)).toContain(name)
  const entry = wordsOf(name).find((word) => word.endsWith('.ts'))
  for (const option of options) expect(read(entry!), `${name} reads --${option}`).toMatch(new RegExp(`\\b'?${option}'?: `))
})

describe('every script of package.json is tried by npm test', () => {
  const suites = Object.entries(scripts).filter(([, text]) => text.includes('vitest run --project '))
  const others = Object.keys(scripts).filter((name) => name !== 'test' && !suites.some(([suite]) => suite === name))

  test.each(others)('%s', (name) => expect([...tried]).toContain(name))

  test.each(suites)('%s is one of its suites', (_, text) => {
    const [, suite] = /--project (\w+)$/.exec(text)!
    expect(globSync(`test/${suite}/**/*.test.ts`, { cwd: ROOT })).not.toEqual([])
  })
})
