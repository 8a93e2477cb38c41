import { describe, expect, test } from 'vitest'
import { importsOf } from './imports.ts'
import { barrels, FLOORS, forbiddenCalls, memories, ownSentences, typelessButtons, upwardImports, wrongImports } from './rules.ts'
import { realTree } from './tree.ts'

const tree = realTree()
const seeded = (file: string, source: string) => new Map([[file, source]])

describe('the real tree', () => {
  test('is really read', () => {
    expect([...tree.keys()]).toEqual(expect.arrayContaining(['packages/core/ports.ts', 'infra/app.ts', 'infra/bundle.ts']))
    const imports = [...tree.values()].flatMap(importsOf)
    expect(imports.length).toBeGreaterThan(200)
    expect(imports.filter(({ specifier }) => specifier === '')).toEqual([])
  })

  test('has no import that points outward', () => expect(wrongImports(tree)).toEqual([]))
  test('has no import within core that leads up or to the room beside', () => expect(upwardImports(tree)).toEqual([]))
  test('has every room of core on a floor, and no floor for a room that is not there', () => {
    const rooms = [...tree.keys()].flatMap((path) => /^packages\/core\/([\w-]+)/.exec(path)?.[1] ?? [])
    expect([...new Set(rooms)].toSorted()).toEqual(FLOORS.flat().toSorted())
  })
  test('has no button that does not say what it does', () => expect(typelessButtons(tree)).toEqual([]))
  test('has no words for people outside copy', () => expect(ownSentences(tree)).toEqual([]))
  test('has no barrels', () => expect(barrels(tree)).toEqual([]))
  test('takes time, chance and waiting from the ports only', () => expect(forbiddenCalls(tree)).toEqual([]))
  test('has no module that remembers one call until the next', () => expect(memories(tree)).toEqual([]))
})

describe('every form of import is seen', () => {
  test.each([
    ["import x from 'there'", false],
    ['import { a, b as c } from "there"', false],
    ["import {\n  a,\n  b,\n} from 'there'", false],
    ["import * as all from 'there'", false],
    ["import x, { y } from 'there'", false],
    ["import 'there'", false],
    ["import x from 'there' with { type: 'text' }", false],
    ["export { a } from 'there'", false],
    ["export * from 'there'", false],
    ["export * as a from 'there'", false],
    ["const a = await import('there')", false],
    ["const a = await import(\n  'there',\n  { with: { type: 'text' } },\n)", false],
    ['const a = () => import(`there`)', false],
    ["const a = require('there')", false],
    ["const a = createRequire(import.meta.url)('there')", false],
    ["let a: import('there').A", false],
    ["const x = 1; import y from 'there'", false],
    ["import type { A } from 'there'", true],
    ["import { type A, type B } from 'there'", true],
    ["import { type A, b } from 'there'", false],
    ["export type { A } from 'there'", true],
    ["import type A from 'there'", true],
    ["import type from 'there'", false],
  ])('%j', (source, types) => {
    expect(importsOf(source)).toEqual([{ specifier: 'there', types }])
  })

  test('two in a row are two', () => {
    expect(
      importsOf("import a from 'one'\nimport { b } from 'two'\nexport const c = 1\nexport * from 'three'").map(
        ({ specifier }) => specifier,
      ),
    ).toEqual(['one', 'two', 'three'])
  })

  test('an export that imports nothing does not run into a later import', () => {
    expect(importsOf("export const from = 'here'\nexport function f(a: string) { return a }\nimport x from 'there'")).toEqual([
      { specifier: 'there', types: false },
    ])
  })

  test('a computed target is reported as such', () => {
    expect(importsOf('await import(name)')).toEqual([{ specifier: '<computed>', types: false }])
    expect(importsOf('await import(`./${name}.ts`)')).toEqual([{ specifier: '<computed>', types: false }])
  })
})

describe('each import rule bites', () => {
  test.each([
    ['packages/core/a.ts', "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'"],
    ['packages/core/a.ts', "import { createHash } from 'node:crypto'"],
    ['packages/core/a.ts', "import type { Context } from 'hono'"],
    ['packages/core/a.ts', "const { x } = await import('#aws/ports.ts')"],
    ['packages/core/a.ts', "import { fi } from '#copy/fi.ts'"],
    ['packages/core/request/a.ts', "import { x } from '../../memory/store.ts'"],
    ['packages/engine/a.ts', "import type { Request } from '#core/records/request.ts'"],
    ['packages/engine/assign/a.ts', "import { z } from 'zod'"],
    ['packages/engine/a.ts', "import { readFileSync } from 'node:fs'"],
    ['packages/aws/a.ts', "import { x } from '#memory/store.ts'"],
    ['packages/aws/a.ts', "import { Hono } from 'hono'"],
    ['packages/aws/a.ts', "import { sending } from '#web/sending.ts'"],
    ['packages/aws/a.ts', "import { settings } from '#web/environment.ts'"],
    ['packages/settings/a.ts', "import type { Key } from '#core/ports.ts'"],
    ['packages/memory/a.ts', "import { x } from '#aws/dynamodb/table.ts'"],
    ['packages/copy/a.ts', "import { advance } from '#core/advance.ts'"],
    ['packages/pages/a.tsx', "import { advance } from '#core/advance.ts'"],
    ['packages/pages/a.tsx', "import { cancelRequest } from '#core/request/cancel-request.ts'"],
    ['packages/pages/a.tsx', "import { x } from '#aws/ports.ts'"],
    ['packages/web/a.ts', "import { x } from '#aws/ports.ts'"],
    ['packages/unheard-of/a.ts', "import { x } from '#core/ports.ts'"],
    ['functions/staff/app.ts', "import { common } from '#copy/fi/common.ts'"],
    ['packages/pages/a.tsx', "import type { common } from '#copy/sv/common.ts'"],
    ['packages/web/a.ts', "const { fi } = await import('../copy/fi/fi.ts')"],
    ['packages/local/a.ts', "import { en } from '#copy/en/en.ts'"],
    ['functions/api/app.ts', "import { awsPorts } from '#aws/ports.ts'"],
    ['functions/api/app.ts', "import { memoryStore } from '#memory/store.ts'"],
    ['functions/api/app.ts', "import { x } from '#local/start.ts'"],
    ['functions/api/app.ts', "import { x } from '../staff/app.ts'"],
    ...[
      'fs',
      'fs/promises',
      'dns',
      'net',
      'tls',
      'http',
      'https',
      'http2',
      'dgram',
      'child_process',
      'worker_threads',
      'perf_hooks',
      'os',
      'process',
      'timers',
    ].flatMap((module) =>
      ['packages/web/a.ts', 'packages/pages/a.tsx', 'packages/copy/a.ts', 'functions/api/app.ts', 'functions/api/lambda.ts'].map(
        (file): [string, string] => [file, `import { x } from 'node:${module}'`],
      ),
    ),
    ['functions/sweep/handler.ts', "const { readFileSync } = await import('node:fs')"],
    ['functions/sweep/handler.ts', "const { lookup } = require('node:dns')"],
    ['functions/api/app.ts', "import { GetItemCommand } from '@aws-sdk/client-dynamodb'"],
    ['functions/api/lambda.ts', "import { x } from '#memory/store.ts'"],
    ['functions/api/lambda.ts', "import { x } from '#local/start.ts'"],
    ['functions/api/lambda.ts', 'await import(name)'],
    ['infra/a.ts', "import { stores } from '#aws/dynamodb/stores.ts'"],
    ['infra/a.ts', "import { handler } from '../functions/api/lambda.ts'"],
    ['infra/a.ts', "import { x } from '#local/start.ts'"],
    ['packages/local/a.ts', "import { builder } from '../../test/support/builders.ts'"],
    ['packages/core/a.ts', "import type { Tree } from '../../test/architecture/rules.ts'"],
    ['functions/api/app.ts', "export { x } from '../../test/support/x.ts'"],
  ])('%s: %s', (file, source) => {
    expect(wrongImports(seeded(file, source))).toHaveLength(1)
  })

  test('what is allowed is let through', () => {
    expect(
      wrongImports(
        new Map([
          ['packages/core/a.ts', "import { z } from 'zod'\nimport { b } from './b.ts'"],
          ['packages/aws/a.ts', "import { createHash } from 'node:crypto'\nimport type { Item } from '#core/ports.ts'"],
          ['packages/copy/a.ts', "import type { Phase } from '#core/reference/phases.ts'"],
          ['packages/copy/catalogue.ts', "const load = async () => (await import('./sv/sv.ts')).sv"],
          [
            'packages/pages/a.tsx',
            "import { MODES } from '#core/records/request.ts'\nimport type { Work } from '#core/commit/work.ts'",
          ],
          ['functions/api/lambda.ts', "import { awsPorts } from '#aws/ports.ts'\nimport { app } from './app.ts'"],
          ['infra/a.ts', "import { TABLE } from '#aws/dynamodb/table.ts'\nimport { Stack } from 'aws-cdk-lib'"],
          ['test/unit/a.test.ts', "import { x } from '#memory/store.ts'"],
        ]),
      ),
    ).toEqual([])
  })
})

describe('the floors of core bite', () => {
  test.each([
    ['packages/core/records/offer.ts', "import { addOffer } from '../offer/add.ts'"],
    ['packages/core/records/offer.ts', "import type { Work } from '../commit/work.ts'"],
    ['packages/core/offer/answer.ts', "import { ask } from '../request/ask.ts'"],
    ['packages/core/offer/answer.ts', "const { advance } = await import('../flow.ts')"],
    ['packages/core/ports.ts', "import type { Live } from './records/record.ts'"],
    ['packages/core/unheard-of/a.ts', "import { plus } from '../time/instant.ts'"],
    ['packages/core/offer/answer.ts', "import { a } from '../unheard-of/a.ts'"],
    ['packages/core/matching/rank.ts', "import { getTenant } from '#core/relationship/register.ts'"],
  ])('%s: %s', (file, source) => expect(upwardImports(seeded(file, source))).toHaveLength(1))

  test('down, within a room, and out of core are let through', () => {
    const source = "import { a } from './a.ts'\nimport { plus } from '../time/instant.ts'\nimport * as z from 'zod'"
    expect(upwardImports(seeded('packages/core/offer/answer.ts', source))).toEqual([])
  })
})

describe('the rules of pages bite', () => {
  test.each([
    '<button>',
    '<button class="second" name="as" value="${as}">',
    '<button\n  lang={language}\n  onClick={() => press()}\n>',
    '<button type="reset">',
  ])('%s', (source) => {
    expect(typelessButtons(seeded('packages/pages/a.tsx', source))).toEqual([`packages/pages/a.tsx: ${source}`])
  })

  test.each(["const text = 'Yritä uudestaan'", '<p>Försök igen</p>'])('%s', (source) => {
    expect(ownSentences(seeded('functions/staff/a.tsx', source))).toEqual([`functions/staff/a.tsx: ${source}`])
  })

  test('a button that says it sends, words in a comment, and words in copy are let through', () => {
    const sends = '<button class="second"\n  type="submit"\n  value={value}\n>'
    expect(typelessButtons(seeded('packages/pages/a.tsx', sends))).toEqual([])
    const said = "const text = 'Yritä uudestaan'"
    expect(
      ownSentences(
        new Map([
          ['packages/copy/fi/a.ts', said],
          ['packages/pages/a.ts', '/** Ääkköset. */'],
        ]),
      ),
    ).toEqual([])
  })
})

describe('the barrel rule bites', () => {
  test.each([
    ['packages/core/index.ts', 'export const a = 1'],
    ['packages/core/all.ts', "export * from './request/request.ts'"],
    ['packages/core/all.ts', "export { a } from './a.ts'"],
    ['packages/core/all.ts', "export type {\n  A,\n} from './a.ts'"],
    ['packages/core/all.ts', "export { a } from './a.ts'\nexport { b } from './b.ts'"],
    ['packages/core/all.ts', "export const a = 1\nexport * as b from './b.ts'"],
  ])('%s: %s', (file, source) => expect(barrels(seeded(file, source))).toEqual([file]))

  test('one thing handed on beside own ones is let through', () => {
    expect(barrels(seeded('packages/core/a.ts', "export { ZONE } from './zone.ts'\nexport const a = 1"))).toEqual([])
  })
})

describe('each forbidden call bites', () => {
  test.each([
    ['const t = Date.now()', 'Date.now'],
    ['const t = new Date()', 'new Date()'],
    ['const t = new Date', 'new Date()'],
    ['const t = Date()', 'Date()'],
    ['const t = Temporal.Now.instant()', 'Temporal.Now'],
    ['const t = performance.now()', 'performance.now'],
    ['const r = Math.random()', 'Math.random'],
    ["import { randomUUID } from 'node:crypto'", 'randomUUID'],
    ['const r = randomBytes(16)', 'randomUUID'],
    ['crypto.getRandomValues(bytes)', 'getRandomValues'],
    ['setTimeout(f, 10)', 'setTimeout'],
    ['globalThis.setInterval(f, 10)', 'setTimeout'],
    ["import { setTimeout as sleep } from 'node:timers/promises'", 'timers module'],
    ["await crypto.subtle.digest('SHA-256', bytes)", 'crypto.subtle'],
    ['const { webcrypto } = await import("node:crypto")', 'crypto.subtle'],
    ['process.hrtime()', 'hrtime'],
    ["new Intl.DateTimeFormat('fi').format()", 'the present moment, formatted'],
    ['format.formatToParts( )', 'the present moment, formatted'],
    ['f(AbortSignal.timeout(10))', 'AbortSignal.timeout'],
    ['Atomics.wait(cell, 0, 0, 10)', 'Atomics'],
    ["await fetch('https://example.org')", 'the network'],
    ["new WebSocket('wss://example.org')", 'the network'],
    ["process.env['HOME']", 'process'],
    ['const { hrtime: clock } = process', 'process'],
    ["process.getBuiltinModule('fs')", 'process'],
    ["globalThis['fetch']", 'globalThis'],
    ['console.log(name)', 'console'],
  ])('%s', (source, what) => {
    for (const file of ['packages/core/a.ts', 'packages/engine/a.ts', 'functions/api/a.ts', 'packages/pages/a.tsx']) {
      expect(forbiddenCalls(seeded(file, source))).toContain(`${file}: ${what}`)
    }
  })

  test('the environment is read where a room is wired, and nowhere else', () => {
    const source = 'export const handler = createApi(awsPorts(process.env))'
    expect(forbiddenCalls(seeded('functions/api/lambda.ts', source))).toEqual([])
    expect(forbiddenCalls(seeded('functions/api/app.ts', source))).toEqual(['functions/api/app.ts: process'])
    expect(forbiddenCalls(seeded('functions/api/lambda.ts', 'process.exit()'))).toEqual(['functions/api/lambda.ts: process'])
  })

  test('a pattern in a string that looks like a comment hides nothing', () => {
    const source = "const all = ['test/**', 'b/*.ts']\nDate.now()\nconst other = '**/'"
    expect(forbiddenCalls(seeded('packages/core/a.ts', source))).toEqual(['packages/core/a.ts: Date.now'])
  })

  test('an instant from somewhere else, a comment, and other packages are let through', () => {
    expect(
      forbiddenCalls(
        new Map([
          [
            'packages/core/a.ts',
            'const t = new Date(text)\n// never Date.now()\n/* nor Math.random() */\nisDate(x); Date.parse(x); Date.UTC(1)',
          ],
          ['packages/local/a.ts', 'Date.now()'],
          ['packages/core/b.ts', "/**\n * Date.now() is the clock's to ask\n */\nexport const b = 1"],
        ]),
      ),
    ).toEqual([])
  })
})

describe('what a module remembers is seen', () => {
  test.each([
    ['let last = 0', 'last'],
    ['export let last: string | undefined', 'last'],
    ['const seen = new Set<string>()', 'seen'],
    ['const byId: Map<string, Item> = new Map()', 'byId'],
    ['const owners = new WeakMap<object, string>()', 'owners'],
    ['const queue: string[] = []', 'queue'],
    ['export const kept: Record<string, Item> = {}', 'kept'],
  ])('%s', (source, name) => {
    expect(memories(seeded('packages/core/a.ts', source))).toEqual([`packages/core/a.ts: ${name}`])
  })

  test('what is fixed, and what a call has for itself, is let through', () => {
    const source =
      "const NONE: ReadonlySet<string> = new Set()\nconst NO: readonly string[] = []\nconst ALL = new Set(['a'])\nfunction f() {\n  let n = 0\n  const seen = new Set()\n}"
    expect(memories(seeded('packages/core/a.ts', source))).toEqual([])
  })
})
