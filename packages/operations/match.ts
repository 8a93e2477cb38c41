/**
 * `npm run match -- assign FILE`: solves what stands in a file and prints the answer as one line of JSON, with the proof
 * checked by code that shares nothing with what found it. Ends with 0, or with 2 and a sentence where the file is not to be
 * read; with 1 where a proof does not hold, which is a bug. docs/matching.md says what stands in a file.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { assignFile } from './match/assign-file.ts'
import { NotTaken } from './match/not-taken.ts'

/** What a file can be asked; each gives what is printed. */
const COMMANDS: Readonly<Record<string, (value: unknown) => object>> = { assign: assignFile }

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
  const { positionals } = parseArgs({ allowPositionals: true, options: {} })
  const [name = '', file, ...more] = positionals
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command || file === undefined || more.length > 0)
    throw new NotTaken(`What with which file? npm run match -- ${Object.keys(COMMANDS).join('|')} FILE`)
  console.log(JSON.stringify(command(read(file))))
} catch (error) {
  const { message, code } = error as Error & { code?: string }
  if (!(error instanceof NotTaken) && !code?.startsWith('ERR_PARSE_ARGS')) throw error
  console.error(message)
  process.exitCode = 2
}
