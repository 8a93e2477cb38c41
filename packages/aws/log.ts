import type { Log } from '#core/ports.ts'

/** One JSON line to standard output, where the runtime collects it. */
export const log: Log = (event) => {
  process.stdout.write(`${JSON.stringify(event)}\n`)
}
