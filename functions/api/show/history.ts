import type * as z from 'zod'
import type { HistoryLine } from '#core/request/view.ts'
import { withOffset } from '#core/time/zone.ts'
import type { historyLine } from '../shapes/history.ts'

export function showHistoryLine({ at, by, what, kind, id, state, version, note }: HistoryLine): z.infer<typeof historyLine> {
  const onBehalfOf = by.onBehalfOf && { role: by.onBehalfOf.role, id: by.onBehalfOf.id }
  return { at: withOffset(at), by: { role: by.role, id: by.id, onBehalfOf }, what, kind, id, state, version, note }
}
