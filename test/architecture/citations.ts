import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Tree } from './rules.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const EVERYWHERE = ['{infra,functions,packages,test,docs,.ci}/**/*.{ts,tsx,mjs,js,md}', '*.{ts,md}']

/** Everything here that a person writes: sources and documents. What is frozen is neither, and a test of this is seeded. */
export function writtenTree(): Tree {
  const files = EVERYWHERE.flatMap((pattern) =>
    globSync(pattern, { cwd: ROOT, exclude: ['**/frozen/**', '**/citations.test.ts'] }),
  ).toSorted()
  return new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]))
}

/** A comment that runs over several lines as one, so that a citation may be broken anywhere. */
const unbroken = (text: string): string => text.replaceAll(/\s*\n\s*(?:\*(?!\/)|\/\/)?\s*/g, ' ')

const CITATION = /\(([\w./-]+\.md): ([^()]+)\)/g
const DOCUMENT = /(?<![\w./-])[\w./-]+\.md\b/g
const SOURCE = /(?<![\w./-])(?:[\w-]+[/.])*[\w-]+\.(?:tsx?|mjs)\b/g
const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/.*$/gm
/** What is named and only there once it is built: bundles, and the typed client of the API. */
const BUILT: readonly string[] = ['index.mjs', 'api.ts', 'used.ts']
/** Papers are cited by numbered sections, laws the Finnish way round: 38 §. */
const NUMBERED = /§\s*\d+(?:\.\d+)*/g

/** The headings of a document, in its order. */
export const headingsOf = (document: string): string[] =>
  document
    .replaceAll(/^```[\s\S]*?^```/gm, '')
    .split('\n')
    .flatMap((line) => /^#{1,6} (.+)$/.exec(line)?.slice(1) ?? [])

/** Every citation, document and heading in brackets, that finds no such heading, and every document with one heading twice. */
export function wrongCitations(tree: Tree): readonly string[] {
  const headings = new Map([...tree].filter(([file]) => file.endsWith('.md')).map(([file, text]) => [file, headingsOf(text)]))
  const astray = [...tree].flatMap(([file, text]) =>
    [...unbroken(text).matchAll(CITATION)]
      .filter(([, document = '', heading = '']) => !headings.get(document)?.includes(heading))
      .map(([whole]) => `${file}: ${whole}`),
  )
  const twice = [...headings].flatMap(([file, all]) =>
    all.filter((heading, n) => all.indexOf(heading) < n).map((heading) => `${file}: "${heading}" twice`),
  )
  return [...astray, ...twice]
}

/** Every document that is named and is not here, and every numbered section of some paper. */
export function absentPapers(tree: Tree): readonly string[] {
  const names = new Set([...tree.keys()].map((file) => posix.basename(file)))
  return [...tree].flatMap(([file, text]) => {
    const isHere = (name: string) => tree.has(name) || tree.has(posix.join(posix.dirname(file), name)) || names.has(name)
    const named = [...text.matchAll(DOCUMENT)].map(([name]) => name).filter((name) => !isHere(name))
    const numbered = [...text.matchAll(NUMBERED)].map(([section]) => section)
    return [...named, ...numbered].map((what) => `${file}: ${what}`)
  })
}

/** Every source that a comment or a document names, by its name or the end of its path, and that is not here. */
export function absentSources(tree: Tree): readonly string[] {
  const ends = new Set([...tree.keys()].flatMap((file) => file.split('/').map((_, n, parts) => parts.slice(n).join('/'))))
  return [...tree].flatMap(([file, text]) => {
    const said = file.endsWith('.md') ? text : (text.match(COMMENT) ?? []).join('\n')
    const named = said.match(SOURCE) ?? []
    return named.filter((name) => !ends.has(name) && !BUILT.includes(name)).map((name) => `${file}: ${name}`)
  })
}

/** How often each document's headings are cited. */
export const citedIn = (tree: Tree): readonly string[] => [...tree].flatMap(([, text]) => unbroken(text).match(CITATION) ?? [])
