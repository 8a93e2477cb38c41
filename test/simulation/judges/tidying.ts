import type { Item } from '#core/ports.ts'
import type { Change } from '#core/commit/work.ts'
import type { By } from '#core/records/by.ts'
import type { Request } from '#core/records/request.ts'
import type { Committed } from '../world/ports.ts'
import type { Records } from '../world/records.ts'

/**
 * Whether this commit is a handful of what was decided before: a call may write it first, and then be refused. It is none
 * of what the call itself is about. It is the system's, whoever called; or it says that it is done with what was left, or
 * leaves the request that still has some as it was. What is counted as somebody's deed of that day is the call's own.
 */
export function isTidying({ changes }: Committed, records: Records): boolean {
  if (changes.some(({ key }) => key.pk.includes('#TALLY#'))) return false
  const events = changes.flatMap(({ item }) => (item?.['kind'] === 'event' ? [item] : []))
  if (events.length > 0 && events.every(bySystem)) return true
  const said = events.flatMap((event) => event['changes'] as readonly Change[])
  if (said.some(({ what }) => /\brequest\.tidied|\berrand\.done/.test(what))) return true
  if (said.some(({ kind, what }) => kind === 'request' || kind === 'errand' || what.endsWith('.tried-again'))) return false
  return said.some(({ kind, key }) => (kind === 'meeting' || kind === 'offer') && isUntidied(records.at(`${key.pk}|A`)))
}

const bySystem = (event: Item): boolean => (event['by'] as By).role === 'system'

const isUntidied = (request: Item | undefined): boolean => (request as Request | undefined)?.untidied !== undefined
