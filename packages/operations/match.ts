/**
 * `npm run match -- assign FILE` solves the bare problem that stands in a file; the proof is checked by code that shares
 * nothing with what found it. `npm run match -- rank|explain|coverage|options FILE [--request ID] [--partner ID] [--most N]
 * [--all]` asks about a snapshot, `npm run match -- solve FILE` decides for its whole queue, `npm run match -- verify FILE
 * --answer FILE` checks what `solve` printed, `npm run match -- what-if FILE --change FILE` says what a change would serve.
 * Prints JSON, reads nothing but the file, writes nothing. Ends with 0, or with 2 and a
 * sentence where the file is not to be read; with 1 where a proof does not hold. docs/matching.md says what
 * stands in a file.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { assignFile } from './match/assign-file.ts'
import { NotTaken } from './match/not-taken.ts'
import { askRegister, REGISTER_VERBS, type Wish } from './match/register-verbs.ts'
import { solveFile, verifyFile } from './match/solve-file.ts'
import { whatIfFile } from './match/what-if-file.ts'

/** What stands in files beside the first one. */
interface Beside {
  readonly answer?: unknown
  readonly change?: unknown
}

/** What a file can be asked; each gives what is printed. */
const COMMANDS: Readonly<Record<string, (value: unknown, wish: Wish & Beside) => unknown>> = {
  assign: assignFile,
  solve: solveFile,
  'what-if': whatIfFile,
  verify: (value, wish) => {
    const told = verifyFile(value, wish)
    if (!told.holds) process.exitCode = 1
    return told
  },
  ...Object.fromEntries(Object.entries(REGISTER_VERBS).map(([name, verb]) => [name, askRegister(verb)])),
}

function wishOf({ request, partner, most, all }: { request?: string; partner?: string; most: string; all: boolean }): Wish {
  if (!/^[1-9]\d{0,5}$/.test(most)) throw new NotTaken('--most takes a whole number from 1.')
  return { most: Number(most), all, ...(request !== undefined && { request }), ...(partner !== undefined && { partner }) }
}

/** Which command takes a second file, and as what. */
const BESIDE = { verify: 'answer', 'what-if': 'change' } as const

function besides(name: string, given: { readonly answer?: string; readonly change?: string }): Beside {
  for (const [command, what] of Object.entries(BESIDE))
    if ((name === command) !== (given[what] !== undefined))
      throw new NotTaken(`${command}, and nothing else, takes --${what} FILE.`)
  const files = Object.entries(given).filter(([key]) => key === 'answer' || key === 'change')
  return Object.fromEntries(files.map(([key, file]) => [key, read(file)]))
}

function read(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new NotTaken(`Could not read ${file}: ${(error as NodeJS.ErrnoException).code ?? 'unreadable'}.`)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new NotTaken(`${file} is not JSON.`)
  }
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      request: { type: 'string' },
      partner: { type: 'string' },
      answer: { type: 'string' },
      change: { type: 'string' },
      most: { type: 'string', default: '10' },
      all: { type: 'boolean', default: false },
    },
  })
  const [name = '', file, ...more] = positionals
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command || file === undefined || more.length > 0)
    throw new NotTaken(`What with which file? npm run match -- ${Object.keys(COMMANDS).join('|')} FILE`)
  const wish = { ...wishOf(values), ...besides(name, values) }
  console.log(JSON.stringify(command(read(file), wish)))
} catch (error) {
  const { message, code } = error as Error & { code?: string }
  if (!(error instanceof NotTaken) && !code?.startsWith('ERR_PARSE_ARGS')) throw error
  console.error(message)
  process.exitCode = 2
}
