import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bundle, builtBundles, bundleAll } from '../../infra/bundle.ts'
import { ROOMS } from '../../infra/rooms.ts'
import { deploy, environmentOf, functionOf } from './deployment.ts'
import { some } from '../support/reduced.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'rinnalla-bundles-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
/** As they were built, by `npm test` and by `npm run test:infra`. */
const bundles = await builtBundles()
const BUILT = join(ROOT, 'dist', 'functions')
const inputsOf = (room: string) => Object.keys(bundles.find((bundle) => bundle.room === room)?.metafile.inputs ?? {})

/** File name → hash of its bytes. */
function hashes(dir: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(dir)
      .toSorted()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(dir, name)))
          .digest('hex'),
      ]),
  )
}

test('there is one bundle for each room', () => {
  expect(bundles.map(({ room }) => room)).toEqual(ROOMS.toSorted())
})

describe.each(bundles.map((bundle) => [bundle.room, bundle] as const))('%s', (room, bundle) => {
  test('exports its handler, as Lambda looks for it', () => {
    expect(bundle.metafile.outputs[outputKey(bundle, 'index.mjs')]?.exports).toContain('handler')
  })
  test('starts from one piece, however much of it what is loaded later shares', () => {
    const start = new Set([outputKey(bundle, 'index.mjs')])
    for (const file of start)
      for (const { path, kind, external } of bundle.metafile.outputs[file]!.imports)
        if (kind === 'import-statement' && !external) start.add(path)
    expect(start.size).toBeLessThanOrEqual(3) // its name, itself, and what makes CommonJS a module where something later is
  })
  test('carries nothing that renders in a browser', () => {
    expect(Object.keys(bundle.metafile.inputs).filter((input) => /\/hono\/dist\/jsx\/dom\/render/.test(input))).toEqual([])
  })
  test('holds no local code, no memory peer and no test', () => {
    const inputs = Object.keys(bundle.metafile.inputs)
    expect(inputs.length).toBeGreaterThan(3)
    expect(inputs.filter((input) => /^(packages\/(local|memory)|test|infra)\//.test(input))).toEqual([])
    for (const name of readdirSync(bundle.dir)) {
      expect(readFileSync(join(bundle.dir, name), 'utf8'), name).not.toMatch(
        /\/local\/(token|outbox|clock|settle|schedules|reset)|urn:rinnalla:local/,
      )
    }
  })
  test('holds no word of the machine it was built on', () => {
    for (const name of readdirSync(bundle.dir)) {
      expect(readFileSync(join(bundle.dir, name), 'utf8').includes(ROOT), name).toBe(false)
    }
  })
  test('holds nothing of another room', () => {
    const others = Object.keys(bundle.metafile.inputs).filter(
      (input) => input.startsWith('functions/') && !input.startsWith(`functions/${room}/`),
    )
    expect(others).toEqual([])
  })
})

test.each(['api', 'staff', 'link', 'on-receipt', 'on-failed'])(
  '%s, which may neither send nor schedule, has no code that could',
  (room) => {
    expect(inputsOf(room).filter((input) => /client-(sesv2|scheduler|pinpoint-sms-voice-v2)\//.test(input))).toEqual([])
  },
)

test('only api carries what describes and checks the API', () => {
  const carriers = ROOMS.filter((room) =>
    inputsOf(room).some((input) => /node_modules\/(@hono\/zod-openapi|swagger-ui-dist)\//.test(input)),
  )
  expect(carriers).toEqual(['api'])
})

test('a checkout elsewhere gives the same bytes', { timeout: 60_000 }, async () => {
  const elsewhere = join(folder, 'somewhere', 'else')
  const inputs = new Set(bundles.flatMap(({ metafile }) => Object.keys(metafile.inputs)))
  const manifests = [...inputs].flatMap(packagesAbove)
  for (const file of new Set([...inputs, ...manifests, 'package.json', 'tsconfig.json'])) copy(file, elsewhere)
  const again = await bundleAll({ root: elsewhere, rooms: some(ROOMS, 2) })
  for (const { room, dir } of again) expect(hashes(dir), room).toEqual(hashes(join(BUILT, room)))
})

test('a file that is no longer made is taken away, and what is the same is left alone', async () => {
  const outdir = join(folder, 'again')
  cpSync(join(BUILT, 'link'), join(outdir, 'link'), { recursive: true })
  cpSync(join(BUILT, 'link', 'index.mjs'), join(outdir, 'link', 'chunk-OLD.mjs'))
  const [again] = await bundleAll({ outdir, rooms: ['link'] })
  expect(hashes(again!.dir)).toEqual(hashes(join(BUILT, 'link')))
})

test('what is deployed is these bundles, byte for byte', () => {
  using deployment = deploy({ bundles: BUILT })
  for (const room of ROOMS) {
    const key: string = functionOf(deployment.service, room).Properties.Code.S3Key
    const asset = join(deployment.outdir, `asset.${key.replace(/\.zip$/, '')}`)
    expect(hashes(asset), room).toEqual(hashes(join(BUILT, room)))
  }
})

describe('deployed without an issuer', () => {
  let environments: Readonly<Record<string, Record<string, string>>>
  beforeAll(() => {
    using deployment = deploy()
    const said = (value: unknown) => (typeof value === 'string' ? value : 'https://rinnalla.example.fi')
    environments = Object.fromEntries(
      ROOMS.map((room) => [
        room,
        Object.fromEntries(Object.entries(environmentOf(deployment.service, room)).map(([name, value]) => [name, said(value)])),
      ]),
    )
  })

  test.each([
    ['staff', 'GET', '/requests', 503],
    ['staff', 'POST', '/requests/new', 503],
    ['api', 'GET', '/api/v1/requests', 503],
    ['api', 'GET', '/health', 200],
    ['link', 'GET', '/o/x', 404],
  ])('%s answers %s %s with %i', (room, method, path, expected) => {
    const http = { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' }
    const headers = { origin: 'https://rinnalla.example.fi' } // nobody signed in: with an issuer it would be 303 or 401
    const event = {
      version: '2.0',
      rawPath: path,
      rawQueryString: '',
      headers,
      requestContext: { domainName: 'rinnalla.example.fi', http },
      isBase64Encoded: false,
    }
    const code = `const { handler } = await import('./index.mjs'); console.log((await handler(${JSON.stringify(event)}, {})).statusCode)`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      cwd: join(BUILT, room),
      env: { ...environments[room], AWS_REGION: 'eu-north-1' },
      encoding: 'utf8',
    })
    expect({ stdout, stderr }).toEqual({ stdout: `${expected}\n`, stderr: '' })
  })
})

function outputKey(bundle: Bundle, name: string): string {
  const key = Object.keys(bundle.metafile.outputs).find((output) => output.endsWith(`/${bundle.room}/${name}`))
  if (key === undefined) throw new Error(`${bundle.room} has no ${name}`)
  return key
}

/** The package.json files a resolver reads on its way to a file. */
function packagesAbove(file: string): readonly string[] {
  if (!file.includes('node_modules/')) return []
  const dir = dirname(file)
  const own = join(dir, 'package.json')
  return [...(existsSync(join(ROOT, own)) ? [own] : []), ...packagesAbove(dir)]
}

function copy(file: string, to: string): void {
  const [path = file] = file.split(/[?#]|( with \{)/)
  mkdirSync(dirname(join(to, path)), { recursive: true })
  cpSync(join(ROOT, path), join(to, path))
}
