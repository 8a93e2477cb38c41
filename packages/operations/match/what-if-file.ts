import { isRefused } from '#engine/refusal.ts'
import { readSnapshot } from '#engine/snapshot/read-snapshot.ts'
import { readChange } from '#engine/what-if/change.ts'
import { whatIf } from '#engine/what-if/what-if.ts'
import { notTaken } from './not-taken.ts'

/** What becomes served of the queue in a snapshot by a change that stands in a file of its own. */
export function whatIfFile(value: unknown, { change }: { readonly change?: unknown }): object {
  const snapshot = readSnapshot(value)
  if (isRefused(snapshot)) throw notTaken(snapshot)
  const read = readChange(change, snapshot)
  if (isRefused(read)) throw notTaken({ ...read, at: read.at === '' ? 'the change' : `change.${read.at}` })
  const told = whatIf(snapshot, read)
  if (isRefused(told)) throw notTaken(told)
  return told
}
