import { test } from 'vitest'
import { reduced } from '../../support/reduced.ts'
import { seed } from '../../support/seed.ts'

/** Declares a story as a test. */
export type Tell = (name: string, story: () => Promise<void>) => void

const told: Tell = test
const toldElsewhere: Tell = () => {}

/**
 * What brings the stories on. Reduced, each is told once, every second by the triggers and the others by the sweep alone; of
 * what the triggers alone bring on, every second.
 */
export function telling(by: 'triggers' | 'sweep'): Tell {
  let turn = seed + (by === 'sweep' ? 1 : 0)
  return (...story) => (turn++ % 2 === 0 || !reduced ? told : toldElsewhere)(...story)
}
