import type { Log } from '#core/ports.ts'

export type LogLine = Parameters<Log>[0]

/** A log that keeps its lines. */
export function memoryLog(): Log & { readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = []
  return Object.assign((line: LogLine) => void lines.push(line), { lines })
}
