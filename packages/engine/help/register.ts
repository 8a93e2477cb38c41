import { type Columns, columnsOf } from '../columns/columns.ts'
import { type Terms, termsOf } from '../rank/terms.ts'
import { type Circumstances, circumstancesOf } from '../rules/pairing.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'

/** A snapshot made ready to be asked about: as the rules read it and as the columns do. */
export interface Register {
  readonly snapshot: Snapshot
  readonly circumstances: Circumstances
  readonly terms: Terms
  readonly columns: Columns
}

export function registerFrom(snapshot: Snapshot): Register {
  const terms = termsOf(snapshot)
  return { snapshot, terms, circumstances: circumstancesOf(snapshot), columns: columnsOf(snapshot.partners, terms.calendar) }
}
