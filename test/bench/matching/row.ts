/** One line of the table: what was measured, on what, and what was aimed at. */
export interface Row {
  readonly what: string
  readonly size: string
  readonly measured: string
  readonly aim: string
}

/** Milliseconds. */
export function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

export const median = (all: readonly number[]): number => quantile(all, 0.5)

export function quantile(all: readonly number[], share: number): number {
  const sorted = all.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function duration(milliseconds: number): string {
  if (milliseconds < 1) return `${short(milliseconds * 1000)} µs`
  return milliseconds < 1000 ? `${short(milliseconds)} ms` : `${short(milliseconds / 1000)} s`
}

const short = (n: number): string => (n >= 100 ? n.toFixed(0) : n.toPrecision(2))

/** CPU milliseconds of this thread, on average: others on the machine do not count. */
export function cpu<T>(work: () => T, rounds = 1): readonly [T, number] {
  const before = process.threadCpuUsage()
  let result = work()
  for (let n = 1; n < rounds; n++) result = work()
  const { user, system } = process.threadCpuUsage(before)
  return [result, (user + system) / 1000 / rounds]
}
