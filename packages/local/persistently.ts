import { setTimeout } from 'node:timers/promises'

const TRIES = 3

/** Lambda's own patience with an event nobody waits for: twice again, here after fractions of a second. */
export async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work()
    } catch (error) {
      if (tried === TRIES) throw error
      await setTimeout(50 * 2 ** tried)
    }
  }
}
