import type { Refusal } from '#core/refusal.ts'
import { deadEnd } from '#pages/answer.tsx'
import { REFUSAL_STATUS } from '#web/status.ts'
import type { StaffContext } from './context.ts'

/** What is not there and what is not yours look the same. */
export function notFound(c: StaffContext): Promise<Response> {
  return deadEnd(c, 404, ({ trouble }) => trouble.notFound)
}

/** A refusal with no page of its own to come back to. */
export function refusedPage(c: StaffContext, refusal: Refusal): Promise<Response> {
  if (refusal.refused === 'NOT_FOUND') return notFound(c)
  return deadEnd(c, REFUSAL_STATUS[refusal.refused], ({ refusals }) => {
    const { title, todo: text } = refusals[refusal.refused]
    return { title, text }
  })
}
