import type { Context } from 'hono'
import { catalogueFor } from '#copy/catalogue.ts'
import { type Ports, type Session, Unavailable } from '#core/ports.ts'
import type { PageLanguage } from '#core/reference/languages.ts'
import type { Refusal } from '#core/refusal.ts'
import { callFor } from '#core/commit/call.ts'
import { findMe } from '#core/staff/see.ts'
import { actorOf } from '#web/session.ts'
import { acceptedLanguage } from '#web/language.ts'
import { problemResponse, refusalProblem } from '#web/problem.ts'
import { REFUSAL_STATUS, retryAfterOf } from '#web/status.ts'

/**
 * A refusal as problem+json, with what a person would be told. The words are loaded when first somebody is refused. What
 * was done before is no problem: it is said, with the id alone.
 */
export async function refused(ports: Ports, c: Context, refusal: Refusal): Promise<Response> {
  if (refusal.refused === 'DONE_BEFORE')
    return Response.json({ id: refusal.detail?.['id'], doneBefore: true }, { status: REFUSAL_STATUS.DONE_BEFORE })
  const language = (await ownLanguage(ports, c.get('session'))) ?? acceptedLanguage(c.req.header('accept-language')) ?? 'fi'
  const { refusals, staffRefusals, fields } = await catalogueFor(language)
  const { title, todo } = staffRefusals[refusal.refused] ?? refusals[refusal.refused]
  const later = retryAfterOf(refusal)
  const problem = refusalProblem(refusal, { detail: `${title} ${todo}`, field: (code) => fields[code] })
  return problemResponse(problem, later === undefined ? {} : { 'retry-after': later })
}

/** The setting of the person whose token it is. A store that does not tell takes nothing from the refusal. */
async function ownLanguage(ports: Ports, session: Session | undefined): Promise<PageLanguage | undefined> {
  if (!session) return undefined
  try {
    return (await findMe(callFor(ports, session.org, actorOf(session))))?.language
  } catch (error) {
    if (error instanceof Unavailable) return undefined
    throw error
  }
}
