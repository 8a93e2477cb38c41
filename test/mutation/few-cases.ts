import real from 'fast-check'

/** Few cases, always the same, and no shrinking: a mutant is judged quickly, and alike in every run. */
const few = { seed: 20260101, endOnFailure: true, verbose: 0 } as const

const assert = ((property: never, params: { numRuns?: number } = {}) =>
  real.assert(property, { ...params, ...few, numRuns: Math.min(params.numRuns ?? 100, 25) })) as typeof real.assert

export * from 'fast-check'
export default { ...real, assert }
