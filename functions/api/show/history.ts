import type * as z from 'zod'
import type { HistoryLine } from '#core/request/history.ts'
import { withOffset } from '#core/time/zone.ts'
import type { historyLine } from '../shapes/history.ts'

export const showActor = ({ role, id, onBehalfOf }: HistoryLine['by']) => ({
  role,
  id,
  onBehalfOf: onBehalfOf && { role: onBehalfOf.role, id: onBehalfOf.id },
})

export function showHistoryLine({ at, by, what, kind, id, state, version, note }: HistoryLine): z.infer<typeof historyLine> {
  return { at: withOffset(at), by: showActor(by), what, kind, id, state, version, note }
}
