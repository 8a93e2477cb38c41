import { posix } from 'node:path'
import { importsOf } from './imports.ts'

/** Path from the root → source. The real tree, or an invented one that breaks a rule. */
export type Tree = ReadonlyMap<string, string>

interface Zone {
  readonly zone: RegExp
  /** Targets: a path of the tree, `npm:<package>` or `node:<module>`. */
  readonly may: readonly RegExp[]
  /** Further targets, of types only. */
  readonly mayTypes?: readonly RegExp[]
}

const CORE = /^packages\/core\//
const ENGINE = /^packages\/engine\//
const NODE = /^node:/
/** All that rooms need of Node itself. What of it is no hash is forbidden by name below. */
const HASHES = /^node:crypto$/
/** Shapes of events: types only, there is no such package to load. */
const AWS_LAMBDA = /^npm:aws-lambda$/

/** The words of one language: everybody but `copy` itself gets them from the reader. */
const CATALOGUE = /^packages\/copy\/[a-z]{2}\//

/** Imports point inward. The first zone that fits a file decides; a file in no zone may import anything. */
const ZONES: readonly Zone[] = [
  { zone: CORE, may: [CORE, /^npm:zod$/] },
  {
    zone: /^packages\/store\//, // what both peers of the database keep to: it knows keys and items, and nothing that is decided
    may: [/^packages\/store\//, /^packages\/core\/(ports\.ts|records\/(record|keys)\.ts)$/],
  },
  { zone: /^packages\/settings\//, may: [] }, // below aws and web, which both read what they are told at start
  { zone: /^packages\/phones\//, may: [/^packages\/core\/ports\.ts$/, /^npm:libphonenumber-js$/] }, // a port that is the same everywhere
  { zone: ENGINE, may: [ENGINE] }, // knows nothing of the product: any queue of any service could be given to it
  { zone: /^packages\/aws\//, may: [/^packages\/(aws|store|phones|settings)\//, CORE, /^npm:@aws-sdk\//, NODE] },
  { zone: /^packages\/memory\//, may: [/^packages\/(memory|store|phones)\//, CORE, NODE] },
  { zone: /^packages\/copy\//, may: [/^packages\/copy\//, /^npm:ical-generator$/], mayTypes: [CORE] },
  {
    zone: /^packages\/pages\//, // what exists is shown; what decides is on a higher floor, and is not called
    may: [/^packages\/(pages|copy|web)\//, /^packages\/core\/(reference|time|records|policy)\//, /^npm:hono$/],
    mayTypes: [CORE],
  },
  {
    zone: /^packages\/web\//,
    may: [/^packages\/(web|copy|settings)\//, CORE, /^npm:(hono|zod|@middy\/core)$/, HASHES],
    mayTypes: [AWS_LAMBDA],
  },
  { zone: /^packages\/local\//, may: [/^(packages|infra|functions)\//, /^npm:/, NODE] },
  {
    zone: /^packages\/operations\//, // what whoever runs the service calls by hand
    may: [
      /^packages\/(operations|aws|store|core|engine)\//,
      /^infra\/(settings|rooms)\.ts$/,
      /^packages\/local\/(environment|settings|state|database\/table)\.ts$/,
      /^npm:@aws-sdk\//,
      NODE,
    ],
  },
  {
    zone: /^infra\//,
    may: [
      /^infra\//,
      /^packages\/(aws\/(dynamodb\/table|metrics)|store\/outside)\.ts$/,
      /^npm:(aws-cdk-lib|constructs|cdk-nag|esbuild|zod)$/,
      NODE,
    ],
  },
  { zone: /^functions\/[^/]+\/lambda\.ts$/, may: [/^functions\//, /^packages\/(aws|core|web)\//, /^npm:(hono|@middy\/core)$/] },
  {
    zone: /^functions\//,
    may: [
      /^functions\//,
      /^packages\/(core|web|pages|copy|settings)\//,
      /^npm:(hono|zod|@hono\/zod-openapi|@middy\/core|swagger-ui-dist)$/,
    ],
    mayTypes: [AWS_LAMBDA],
  },
]

/** Every import that points where it may not, as `file → target`. */
export function wrongImports(tree: Tree): readonly string[] {
  return [...tree].flatMap(([file, source]) =>
    importsOf(source)
      .map(({ specifier, types }) => ({ target: targetOf(file, specifier), types }))
      .filter(({ target, types }) => !allowed(file, target, types))
      .map(({ target }) => `${file} → ${target}`),
  )
}

/**
 * The floors of core, from the ground up: a room takes from those before it, never from one beside or above it. What a
 * record is stands below what becomes of it; what one commit about a request may do stands below who may ask for it.
 */
export const FLOORS: readonly (readonly string[])[] = [
  ['reference', 'ports', 'refusal'],
  ['time'],
  ['records', 'input'],
  ['policy'],
  ['commit', 'matching'],
  ['stuck', 'staff', 'relationship'],
  ['request', 'offer', 'meeting', 'partner', 'notice', 'tenant'],
  ['by-sms', 'ending', 'restore'],
  ['flow'],
  ['check'],
]

/** Every import within core that does not lead down, as `file → target`; a room on no floor leads nowhere. */
export function upwardImports(tree: Tree): readonly string[] {
  const roomOf = (path: string) => /^packages\/core\/([\w-]+)/.exec(path)?.[1]
  const floorOf = (room: string) => FLOORS.findIndex((rooms) => rooms.includes(room))
  return [...tree].flatMap(([file, source]) => {
    const room = roomOf(file)
    if (room === undefined) return []
    return importsOf(source)
      .map(({ specifier }) => targetOf(file, specifier))
      .filter((target) => {
        const other = roomOf(target)
        return other !== undefined && other !== room && !(floorOf(other) >= 0 && floorOf(other) < floorOf(room))
      })
      .map((target) => `${file} → ${target}`)
  })
}

function allowed(file: string, target: string, types: boolean): boolean {
  if (file.startsWith('test/') || isConfiguration(file)) return true
  if (target.startsWith('test/')) return false
  if (CATALOGUE.test(target) && !file.startsWith('packages/copy/')) return false
  const rooms = [file, target].map((path) => /^functions\/([^/]+)\//.exec(path)?.[1])
  if (rooms[0] !== undefined && rooms[1] !== undefined && rooms[0] !== rooms[1]) return false
  const zone = ZONES.find(({ zone: fits }) => fits.test(file))
  if (zone === undefined) return false // a new top-level folder or package first says what it may import
  return [...zone.may, ...(types ? (zone.mayTypes ?? []) : [])].some((may) => may.test(target))
}

const isConfiguration = (file: string) => /^[^/]+\.config\.ts$/.test(file)

function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('node:')) return specifier
  if (specifier.startsWith('#')) return `packages/${specifier.slice(1)}`
  if (/^\.{1,2}\//.test(specifier)) return posix.join(posix.dirname(file), specifier)
  const parts = specifier.split('/')
  return `npm:${parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')}`
}

const HANDS_ON = /^\s*export\s+(?:type\s+)?(?:\*[^;'"]*|\{[^}]*\}\s*)from\s*['"].*$/gm

/** Files that only hand on what others export: a second place to look, and a cold start that loads them all. */
export function barrels(tree: Tree): readonly string[] {
  return [...tree]
    .filter(([file]) => !file.startsWith('test/'))
    .filter(([file, source]) => {
      const handed = source.match(HANDS_ON) ?? []
      const own = /^\s*export\b/m.test(source.replaceAll(HANDS_ON, ''))
      return (
        /(^|\/)index\.tsx?$/.test(file) ||
        handed.some((line) => /export\s+(type\s+)?\*/.test(line)) ||
        (handed.length > 0 && !own)
      )
    })
    .map(([file]) => file)
}

const PURE = /^(packages\/(core|engine|pages|copy|web|settings)|functions)\//

const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  'Date.now': /\bDate\s*\.\s*now\b/,
  'new Date()': /\bnew\s+Date\s*(?:\(\s*\)|(?![\s(]))/,
  'Date()': /(?<!new\s+)(?<![\w$.])Date\s*\(/,
  'Temporal.Now': /\bTemporal\s*\.\s*Now\b/,
  'performance.now': /\bperformance\s*\.\s*now\b/,
  'Math.random': /\bMath\s*\.\s*random\b/,
  randomUUID: /\brandom(?:UUID|Bytes|Int|FillSync|Fill)\b/,
  getRandomValues: /\bgetRandomValues\b/,
  setTimeout: /\bset(?:Timeout|Interval|Immediate)\b/,
  'timers module': /['"]node:timers(?:\/promises)?['"]/,
  'crypto.subtle': /\bcrypto\s*\.\s*subtle\b|\bwebcrypto\b/,
  hrtime: /\bhrtime\b/,
  'the present moment, formatted': /\.\s*format(?:ToParts)?\s*\(\s*\)/,
  'AbortSignal.timeout': /\bAbortSignal\s*\.\s*timeout\b/,
  Atomics: /\bAtomics\b/,
  'the network': /(?<![\w$.])fetch\s*\(|\b(?:WebSocket|EventSource|XMLHttpRequest)\b/,
  process: /(?<!['"`-])\bprocess\b(?!['"`-])/,
  globalThis: /\bglobalThis\b/,
  console: /\bconsole\b/,
}

/** Where a room's settings are read: nowhere else. */
const SETTINGS = /^functions\/[^/]+\/lambda\.ts$/

/** Time, chance and waiting that do not come through the ports, as `file: what`. Comments may speak of them. */
export function forbiddenCalls(tree: Tree): readonly string[] {
  return [...tree]
    .filter(([file]) => PURE.test(file))
    .flatMap(([file, source]) => {
      const code = withoutComments(SETTINGS.test(file) ? source.replaceAll(/\bprocess\.env\b/g, '') : source)
      return Object.entries(FORBIDDEN)
        .filter(([, form]) => form.test(code))
        .map(([what]) => `${file}: ${what}`)
    })
}

/** What is worked out from the calendar or from words alone, and is the same whoever asks. */
const WORKED_OUT = [
  'packages/core/time/working-days.ts: holidays',
  'packages/core/time/offset.ts: years',
  'packages/core/time/offset.ts: format',
  'packages/engine/time/calendar.ts: calendars',
  'packages/copy/format.ts: made',
]
const KEPT =
  /^(?:export\s+)?(?:let\s+(\w+)|(?:const|var)\s+(\w+)\b(?!\s*:\s*[Rr]eadonly)[^=\n]*=\s*(?:new\s+(?:Weak)?(?:Map|Set)\b[^(\n]*\(\s*\)|\[\s*\]|\{\s*\}))/gm

/**
 * What a module could remember from one call to the next, as `file: name`. Another call may be answered by another container
 * or by a new one, which remember nothing of it; nor does the simulator see it, since modules are loaded once.
 */
export function memories(tree: Tree): readonly string[] {
  return [...tree]
    .filter(([file]) => PURE.test(file))
    .flatMap(([file, source]) =>
      [...withoutComments(source).matchAll(KEPT)].map(([, variable, kept]) => `${file}: ${variable ?? kept}`),
    )
    .filter((one) => !WORKED_OUT.includes(one))
}

function withoutComments(source: string): string {
  // Only where a comment can start, so that a glob in a string ('a/**') hides nothing behind it.
  return source.replaceAll(/(^|\s)\/\*[\s\S]*?\*\//g, ' ').replaceAll(/(^|\s)\/\/.*$/gm, '$1')
}

/** Buttons that do not say what they do when pressed: within a form that is to send it, which nobody may have meant. */
export function typelessButtons(tree: Tree): readonly string[] {
  return [...tree]
    .filter(([file]) => !file.startsWith('test/'))
    .flatMap(([file, source]) =>
      [...source.matchAll(/<button\b(?:"[^"]*"|`[^`]*`|=>|[^>])*>/g)]
        .filter(([tag]) => !/\stype="(submit|button)"/.test(tag))
        .map(([tag]) => `${file}: ${tag}`),
    )
}

/** What people read and pages, rooms and web say themselves, as `file: text`: letters of Finnish and Swedish tell most of it. */
export function ownSentences(tree: Tree): readonly string[] {
  return [...tree]
    .filter(([file]) => /^(packages\/(pages|web)|functions)\//.test(file))
    .flatMap(([file, source]) =>
      withoutComments(source)
        .split('\n')
        .filter((line) => /[åäö]/i.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    )
}
