import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { CannotRun, codeOf } from '../cannot-run.ts'

const GONE_WITHIN_MS = 5_000

/**
 * Emulators of runs that were killed still hold the file: the one noted, and any that was started on this file by a run
 * killed before it could note it. Process ids are used again: only one whose command line says so is ours. Returns when
 * they are gone, so that two never write one file.
 */
export async function endLeftovers(pidFile: string, file: string): Promise<void> {
  const [noted = 0, port = 0] = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').split(' ').map(Number) : []
  const left = commandLines().filter(
    ({ pid, says }) => says.includes('serve') && ((pid === noted && says.includes(String(port))) || says.includes(file)),
  )
  for (const { pid } of left) kill(pid)
  const deadline = performance.now() + GONE_WITHIN_MS
  while (left.some(({ pid }) => commandLine(pid).length > 0)) {
    if (performance.now() > deadline)
      throw new CannotRun(
        `An emulator of an earlier run does not end (process ${left.map(({ pid }) => pid).join(', ')}): stop it, and start again.`,
      )
    await setTimeout(5)
  }
  rmSync(pidFile, { force: true })
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error // gone by itself
  }
}

/** Every process whose command line the system tells; none where it does not. */
function commandLines(): { readonly pid: number; readonly says: readonly string[] }[] {
  const pids = existsSync('/proc/self/cmdline')
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(Number)
    : []
  return pids.map((pid) => ({ pid, says: commandLine(pid) }))
}

/** Empty for one that has ended. */
function commandLine(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean)
  } catch {
    return []
  }
}
