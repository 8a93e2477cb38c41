import fc from 'fast-check'

/** One seed for all property tests of a run: `SEED=123 npm test` repeats it, test/run.ts prints it. */
export const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 0x7fffffff))
if (!Number.isInteger(seed)) throw new Error(`SEED must be a whole number, not ${process.env['SEED']}`)

// A failing property also prints its seed and path; `SEED` alone replays the same commands in the same order.
fc.configureGlobal({ seed, verbose: fc.VerbosityLevel.None })
