import { BadCursor } from '#core/bad-cursor.ts'
import { type Ports, Unavailable } from '#core/ports.ts'
import { refuse } from '#core/refusal.ts'
import { edgeProblem, problemResponse } from '#web/problem.ts'
import { VersionPassed } from './if-match.ts'
import { refused } from './refused.ts'

/** Seconds after which asking again makes sense. */
const RETRY_AFTER = '5'

/**
 * What was thrown, as an answer. Of a bug the client gets an id only, the log the id, the error's name and the
 * lines of our own code it came from: never a message, a body, a token or a path, which may hold anything.
 */
export function troubled(ports: Ports, error: unknown): Promise<Response> | Response {
  if (error instanceof VersionPassed) return problemResponse(edgeProblem('VERSION_PASSED'))
  if (error instanceof BadCursor) return refused(refuse('INVALID', { fields: [{ path: 'cursor', code: 'UNKNOWN_VALUE' }] }))
  if (error instanceof Unavailable) {
    ports.log({ event: 'api.unavailable', service: error.service })
    return problemResponse(edgeProblem('UNAVAILABLE'), { 'retry-after': RETRY_AFTER })
  }
  const id = ports.ids.id()
  ports.log({ event: 'api.bug', id, ...whereabouts(error) })
  return problemResponse(edgeProblem('BUG', `Error ${id}`))
}

function whereabouts(error: unknown): { name: string; where?: string } {
  if (!(error instanceof Error)) return { name: typeof error }
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 4)
  return { name: error.name, ...(frames && { where: frames.map((line) => line.trim().slice(3)).join(' < ') }) }
}
