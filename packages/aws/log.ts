import type { Log } from '#core/ports.ts'
import { metered } from './emf.ts'

/**
 * One JSON line to standard output, where the runtime collects it, with the metrics that it counts for. Not by the console,
 * whose lines the runtime would wrap in its own: CloudWatch finds metrics only at the top of a line.
 * `namespace`: of the deployment's metrics; without one there are none.
 */
export function logTo(namespace: string | undefined): Log {
  return (line) => {
    const said = namespace === undefined ? line : metered(line, namespace, Date.now())
    process.stdout.write(`${JSON.stringify(said)}\n`)
  }
}
