/** What the engine does not take, as a value. Bugs throw; what a caller may hand in wrongly is refused. */
export const REFUSALS = [
  /** Not of the documented shape: `at` is the path to what is wrong. */
  'MALFORMED',
  /** More than a limit allows: `limit` says which and how much. */
  'TOO_MUCH',
  /** Two things that cannot both hold: `at` names them. */
  'CONTRADICTORY',
] as const

export type RefusalCode = (typeof REFUSALS)[number]

export interface Refusal {
  readonly refused: RefusalCode
  /** A dotted path (`partners.3.capacity`), or the ids that contradict each other. */
  readonly at: string
  readonly limit?: { readonly name: string; readonly most: number }
}

export const malformed = (at: string): Refusal => ({ refused: 'MALFORMED', at })
export const tooMuch = (at: string, name: string, most: number): Refusal => ({ refused: 'TOO_MUCH', at, limit: { name, most } })
export const contradictory = (at: string): Refusal => ({ refused: 'CONTRADICTORY', at })

export const isRefused = (result: unknown): result is Refusal =>
  typeof result === 'object' && result !== null && 'refused' in result
