/**
 * Whether this is `npm test`, which runs a part of what takes long: every kind of check, on fewer of the places. The
 * suite's own command (`npm run test:browser`, `npm run test:journey`) runs all of it.
 */
export const reduced = process.env['REDUCED'] === '1'
