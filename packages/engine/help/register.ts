import { type Columns, columnsOf } from '../columns/columns.ts'
import { type Terms, termsOf } from '../rank/terms.ts'
import { type Setting, settingOf } from '../rules/question.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'

/** A snapshot made ready to be asked about: as the rules read it and as the columns do. */
export interface Register {
  readonly snapshot: Snapshot
  readonly setting: Setting
  readonly terms: Terms
  readonly columns: Columns
}

export function registerFrom(snapshot: Snapshot): Register {
  const terms = termsOf(snapshot)
  return { snapshot, terms, setting: settingOf(snapshot), columns: columnsOf(snapshot.partners, terms.calendar) }
}
