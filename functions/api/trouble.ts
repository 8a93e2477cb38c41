import type { Context } from 'hono'
import { BadCursor, type Ports, Unavailable } from '#core/ports.ts'
import { refuse } from '#core/refusal.ts'
import { logBug } from '#web/bug.ts'
import { edgeProblem, problemResponse } from '#web/problem.ts'
import { VersionPassed } from './if-match.ts'
import { refused } from './refused.ts'

/** Seconds after which asking again makes sense. */
const RETRY_AFTER = '5'

/** What was thrown, as an answer. Of a bug the client gets the id it has in the log, and nothing else. */
export function troubled(ports: Ports, c: Context, error: unknown): Promise<Response> | Response {
  if (error instanceof VersionPassed) return problemResponse(edgeProblem('VERSION_PASSED'))
  if (error instanceof BadCursor)
    return refused(ports, c, refuse('INVALID', { fields: [{ path: 'cursor', code: 'WRONG_TYPE' }] }))
  if (error instanceof Unavailable) {
    ports.log({ event: 'api.unavailable', service: error.service })
    return problemResponse(edgeProblem('UNAVAILABLE'), { 'retry-after': RETRY_AFTER })
  }
  return problemResponse(edgeProblem('BUG', `Error ${logBug(ports, 'api.bug', error)}`))
}
