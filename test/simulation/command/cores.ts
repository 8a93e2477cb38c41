import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Run } from '../simulate.ts'

/** What a process of its own tells of each seed. */
export interface Told {
  readonly run: Run
  readonly smaller?: { run: Run; without: string[] } | undefined
  /** Microseconds of a processor it has used so far. */
  readonly spent: number
}

/** Seeds shared out among processes, each every so-manieth; until somebody has seen enough. Throws where any was not seen. */
export async function onCores(
  cores: number,
  args: readonly string[],
  { seeds, seen }: { readonly seeds: number; readonly seen: (told: Told, core: string) => boolean },
): Promise<void> {
  const children: ChildProcess[] = []
  let stopped = false
  const stop = () => {
    stopped = true
    for (const child of children) child.kill()
  }
  process.once('exit', stop)
  const done = Array.from({ length: cores }, (_, core) => {
    const child = fork(join(import.meta.dirname, '../run.ts'), [...args, '--share', `${core}/${cores}`], {
      serialization: 'advanced',
    })
    children.push(child)
    let left = Math.ceil((seeds - core) / cores)
    child.on('message', (told: Told) => {
      left--
      if (!seen(told, String(core))) stop()
    })
    return new Promise<void>((resolve, reject) =>
      // One that somebody else has ended leaves seeds unseen: they did not pass.
      child.on('exit', (code, signal) =>
        (code === 0 && left === 0) || stopped
          ? resolve()
          : reject(new Error(`a process of the simulator ended with ${code ?? signal}, and ${left} seeds unseen`)),
      ),
    )
  })
  await Promise.all(done)
}
