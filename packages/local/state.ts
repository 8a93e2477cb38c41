import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotRun, codeOf } from './cannot-run.ts'

/** Says that a cloud runs from this folder: its process id. */
const OWNER = 'cloud.pid'

/** Takes the state folder for this process, empty if asked for. Two clouds never share one. */
export function claimState(folder: string, fresh: boolean): { release(): void } {
  const owner = join(folder, OWNER)
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    const pid = runningFrom(folder)
    if (pid !== undefined)
      throw new CannotRun(
        `A local cloud runs from ${folder} already (process ${pid}): stop it, or name another folder with RINNALLA_STATE.`,
      )
    if (fresh) emptyState(folder)
    writeFileSync(owner, String(process.pid))
  } catch (error) {
    if (error instanceof CannotRun) throw error
    throw new CannotRun(
      `The folder ${folder} cannot be written (${codeOf(error) ?? String(error)}): make it writable, or name another with RINNALLA_STATE.`,
    )
  }
  return { release: () => rmSync(owner, { force: true }) }
}

/** Deletes what a local cloud keeps, and nothing else: the folder may have been named in haste. */
export function emptyState(folder: string): void {
  if (!existsSync(folder)) return
  const ours = readdirSync(folder).filter((name) => /^(\w+\.jsonl(\.part)?|functions\.log|dynoxide\.(db(-\w+)?|pid))$/.test(name))
  for (const name of ours) rmSync(join(folder, name))
  rmSync(join(folder, 'outside'), { recursive: true, force: true })
}

/** The process of the cloud that runs from this folder, if one does. */
export function runningFrom(folder: string): number | undefined {
  const owner = join(folder, OWNER)
  if (!existsSync(owner)) return undefined
  const pid = Number(readFileSync(owner, 'utf8'))
  return pid > 0 && pid !== process.pid && isCloud(pid) ? pid : undefined
}

/** Process ids are used again: where the system tells command lines, only one that starts a local cloud counts. */
function isCloud(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
  const commandLine = `/proc/${pid}/cmdline`
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('local/start.ts')
}
