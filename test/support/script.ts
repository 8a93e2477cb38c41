import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The last step of `npm run NAME`, word by word: what comes before it checks Node and builds. Throws where there is none. */
export function wordsOf(name: string): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
  const last = scripts[name]?.split('&&').at(-1)?.trim()
  if (!last) throw new Error(`package.json has no script ${name}`)
  return last.split(' ')
}

/**
 * `npm run NAME -- ARGUMENTS` as a person calls it, in a process of its own, but for what is built before it: `npm test`
 * has built all of it. Ends with this process at the latest. `env` instead of this process's environment.
 */
export function script(
  name: string,
  given: readonly string[] = [],
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Ran> {
  const [program = '', ...words] = wordsOf(name)
  const path = program === 'node' ? process.execPath : join(ROOT, 'node_modules/.bin', program)
  const child = spawn(path, [...words, ...given], { cwd: ROOT, env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const lastResort = () => void child.kill('SIGKILL')
  process.once('exit', lastResort)
  const said = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
  return new Promise((done, failed) => {
    child.once('error', failed)
    child.once('close', (code) => {
      process.removeListener('exit', lastResort)
      done({ code, ...said })
    })
  })
}

/** The same, for a script that is to succeed: what it printed. Rejects with the end of it otherwise. */
export async function told(...asked: Parameters<typeof script>): Promise<string> {
  const { code, stdout, stderr } = await script(...asked)
  if (code !== 0) throw new Error(`${asked[0]} ended with ${code}\n${stdout.slice(-4000)}\n${stderr.slice(-2000)}`)
  return stdout
}
