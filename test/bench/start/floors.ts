import { join } from 'node:path'
import { build } from 'esbuild'
import type { Case } from './cases.ts'

const CLIENT =
  "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'\nimport { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'\nconst client = DynamoDBDocumentClient.from(new DynamoDBClient({}))\n"
const READ = "client.send(new GetCommand({ TableName: 'rinnalla', Key: { pk: 'a', sk: 'a' } }))"
const HONO = "import { Hono } from 'hono'\nimport { handle } from 'hono/aws-lambda'\nconst app = new Hono()\n"

/** What our parts cost by themselves, before a line of ours: nobody who uses them starts faster. */
const FLOORS: Readonly<Record<string, string>> = {
  'empty handler': 'export const handler = async () => ({ statusCode: 200 })',
  "Node's own Request and Response, once":
    "export const handler = async () => { new Request('http://x/'); new Response('ok'); return { statusCode: 200 } }",
  'Hono, one text': `${HONO}app.get('/', (c) => c.text('ok'))\nexport const handler = handle(app)`,
  'zod, one object':
    "import * as z from 'zod'\nconst one = z.object({ a: z.string() })\nexport const handler = async () => ({ statusCode: one.parse({ a: '' }) && 200 })",
  'DynamoDB client, not used': `${CLIENT}export const handler = async () => ({ statusCode: client && GetCommand ? 200 : 500 })`,
  'DynamoDB client, one read': `${CLIENT}export const handler = async () => { await ${READ}; return { statusCode: 200 } }`,
  'Hono and DynamoDB client, not used': `${CLIENT}${HONO}app.get('/', (c) => c.text(client && GetCommand ? 'ok' : ''))\nexport const handler = handle(app)`,
  'Hono and DynamoDB client, one read': `${CLIENT}${HONO}app.get('/', async (c) => { await ${READ}; return c.text('ok') })\nexport const handler = handle(app)`,
}

export const EMPTY = 'empty handler'

const EVENT = {
  version: '2.0',
  rawPath: '/',
  rawQueryString: '',
  headers: { host: 'r.example.fi' },
  isBase64Encoded: false,
  requestContext: { http: { method: 'GET', path: '/' }, domainName: 'r.example.fi' },
}

export const FLOOR_CASES: readonly Case[] = Object.keys(FLOORS).map((room) => ({
  room,
  asked: [{ what: '', event: EVENT, status: 200, table: room.endsWith('one read') }],
}))

/** These of them, bundled as the rooms are (infra/bundle.ts); gives the folder of each. */
export async function bundleFloors(root: string, outdir: string, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const dirs = new Map<string, string>()
  await Promise.all(
    names.map(async (name) => {
      const dir = join(outdir, name.replaceAll(/\W+/g, '-'))
      dirs.set(name, dir)
      await build({
        stdin: { contents: FLOORS[name]!, resolveDir: root },
        outdir: dir,
        entryNames: 'index',
        outExtension: { '.js': '.mjs' },
        bundle: true,
        splitting: true,
        format: 'esm',
        platform: 'node',
        target: 'node24',
        mainFields: ['module', 'main'],
        minify: true,
        legalComments: 'none',
        define: { 'process.env.NODE_ENV': '"production"' },
        logLevel: 'silent',
        banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
      })
    }),
  )
  return dirs
}
