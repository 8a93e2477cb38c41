import { Unavailable } from '#core/ports.ts'
import { isRefusal, type Refusal } from '#core/refusal.ts'

/** What became of what a form asked: done, refused, or unknown since the world did not answer. */
export type Tried<T> = { readonly value: T } | { readonly refusal: Refusal } | { readonly unavailable: true }

/**
 * Does what a form asks. A refusal and a store that does not answer both come back as values, so that the page can keep
 * what was typed; a bug goes on up.
 */
export async function attempt<T>(work: () => Promise<T | Refusal>): Promise<Tried<T>> {
  try {
    const result = await work()
    return isRefusal(result) ? { refusal: result } : { value: result as T }
  } catch (error) {
    if (error instanceof Unavailable) return { unavailable: true }
    throw error
  }
}
