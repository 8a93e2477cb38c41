import { describe, expect, test } from 'vitest'
import { absentPapers, absentSources, citedIn, headingsOf, writtenTree, wrongCitations } from './citations.ts'

const tree = writtenTree()
const field = ['docs/field.md', '# The field\n\n## Consent\n\n### Open care\n'] as const
const seeded = (source: string, file = 'packages/core/a.ts') => new Map([field, [file, source]])

describe('the real tree', () => {
  test('is really read', () => {
    expect([...tree.keys()]).toEqual(
      expect.arrayContaining(['README.md', 'docs/field.md', 'docs/voice.md', 'packages/core/flow.ts', 'infra/require-node.mjs']),
    )
    expect(citedIn(tree).length).toBeGreaterThan(40)
  })

  test('cites only headings that are there', () => expect(wrongCitations(tree)).toEqual([]))
  test('cites no paper that it does not hold', () => expect(absentPapers(tree)).toEqual([]))
  test('names no source that is not there', () => expect(absentSources(tree)).toEqual([]))
})

describe('a citation bites where its heading is not there', () => {
  test.each([
    '/** Waits for it (docs/field.md: Consents). */',
    '/** Waits for it (docs/fields.md: Consent). */',
    '/** Waits for it (field.md: Consent). */',
    '/**\n * Waits for it (docs/field.md: Open\n * cares).\n */',
    '// waits for it (docs/field.md:\n// Nothing)',
  ])('%j', (source) => expect(wrongCitations(seeded(source))).toHaveLength(1))

  test.each([
    '/** Waits for it (docs/field.md: Consent). */',
    '/**\n * Waits for it (docs/field.md: Open\n * care), perhaps.\n */',
    '  // waits for it (docs/field.md:\n  // Open care)',
  ])('%j is let through', (source) => expect(wrongCitations(seeded(source))).toEqual([]))

  test('a heading that stands twice cannot be cited', () => {
    expect(wrongCitations(new Map([['docs/a.md', '# A\n\n## B\n\n### B\n']]))).toEqual(['docs/a.md: "B" twice'])
  })

  test('what looks like a heading in a block of code is none', () => {
    expect(headingsOf('# A\n\n```sh\n# not one\n```\n\n## B\n')).toEqual(['A', 'B'])
  })
})

describe('a paper that is not here bites', () => {
  test.each(['/** As paper.md says. */', '/** See docs/paper.md. */', '/** Rules (paper §6). */', '// paper § 0.6'])(
    '%j',
    (source) => expect(absentPapers(seeded(source))).toHaveLength(1),
  )

  test.each([
    ['/** See docs/field.md. */', 'packages/core/a.ts'],
    ['[the field](field.md)', 'docs/voice.md'],
    ['/** The law, LSL 38, 38 a § and 4.3 §. */', 'packages/core/a.ts'],
  ])('%j is let through', (source, file) => expect(absentPapers(seeded(source, file))).toEqual([]))
})

describe('a source that is not here bites', () => {
  test.each(['/** See `gone.ts`. */', '/**\n * See `core/gone/a.ts`.\n */', 'const a = 1 // as in b.tsx'])('%j', (source) =>
    expect(absentSources(seeded(source))).toHaveLength(1),
  )

  test.each([
    '/** See `a.ts`, `core/a.ts`, `packages/core/a.ts`. */',
    "import { b } from './b.ts'",
    "const url = 'https://b.ts'",
  ])('%j is let through', (source) => expect(absentSources(seeded(source))).toEqual([]))
})
