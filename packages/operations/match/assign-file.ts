import { assignBare, BARE_WISHES, readBare } from '#engine/assign/read-bare.ts'
import { isRefused } from '#engine/refusal.ts'
import { checkPrices } from '#engine/verify/check-prices.ts'
import { notTaken } from './not-taken.ts'

/** The bare problem: most requests served, then least cost. Milliseconds from the edges as read to the answer, proof included. */
export function assignFile(value: unknown): object {
  const bare = readBare(value)
  if (isRefused(bare)) throw notTaken(bare)
  const began = performance.now()
  const assigned = assignBare(bare)
  const milliseconds = Number((performance.now() - began).toFixed(3))
  const { served, cost, at } = assigned
  const wrong = checkPrices({ ...bare, ...BARE_WISHES, ...assigned, cost: cost - bare.lowest * served })
  if (wrong !== undefined) throw new Error(`the proof does not hold: ${wrong}`)
  const pairs = Array.from(at, (partner, request) => [request, partner]).filter(([, partner]) => partner !== -1)
  return { served, cost, pairs, milliseconds, certificate: 'verified' }
}
