/**
 * `npm run match -- rank|explain|coverage|options FILE [--request ID] [--partner ID] [--most N] [--all]`: asks the matching
 * engine about a snapshot, a JSON file as packages/engine/snapshot/snapshot.ts describes it, and prints JSON. Nothing is read
 * but the file and nothing written. Ends with 0, with 1 where the file is not taken (why stands in what is printed: the path
 * to it, or the limit), with 2 where it cannot be read.
 */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { isRefused } from '#engine/refusal.ts'
import { askRegister, REGISTER_VERBS } from './match/register-verbs.ts'

const USAGE = `npm run match -- ${Object.keys(REGISTER_VERBS).join('|')} FILE [--request ID] [--partner ID] [--most N] [--all]`

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      request: { type: 'string' },
      partner: { type: 'string' },
      most: { type: 'string', default: '10' },
      all: { type: 'boolean', default: false },
    },
  })
  const [verb, file] = positionals
  const most = Number(values.most)
  if (verb === undefined || !Object.hasOwn(REGISTER_VERBS, verb) || file === undefined || !Number.isInteger(most) || most < 1)
    throw new Error(USAGE)
  const { request, partner, all } = values
  const wish = { most, all, ...(request !== undefined && { request }), ...(partner !== undefined && { partner }) }
  return { verb: verb as keyof typeof REGISTER_VERBS, file, wish }
}

try {
  const { verb, file, wish } = readArguments()
  const answer = askRegister(verb, JSON.parse(await readFile(file, 'utf8')), wish)
  console.log(JSON.stringify(answer, null, 2))
  process.exitCode = isRefused(answer) ? 1 : 0
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : problem)
  process.exitCode = 2
}
