import type { Able } from '../problem/problem.ts'

/**
 * What one more task costs the sharing of load when `more` came on top of what the partner has: the slope of
 * 1000 · tasks² ÷ size, so that in the best sharing everybody has about the same share of the room they give. Never falls.
 */
export const unitCost = ({ load, size }: Pick<Able, 'load' | 'size'>, more: number): number =>
  Math.floor((1000 * (2 * (load + more) + 1)) / Math.max(1, size))
