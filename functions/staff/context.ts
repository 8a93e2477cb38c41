import type { Context } from 'hono'
import type { Actor } from '#core/policy/actor.ts'
import { type Call, callFor } from '#core/commit/call.ts'
import type { Ports, Session } from '#core/ports.ts'
import { withDeployment } from '#core/notice/hold-back.ts'
import type { PageLanguage } from '#core/reference/languages.ts'
import type { PageVariables } from '#pages/respond.tsx'
import type { Form } from '#web/form.ts'
import { sha256 } from '#web/hash.ts'
import { scopedKey } from '#web/idempotency.ts'
import { ID } from '#web/ids.ts'
import { actorOf } from '#web/session.ts'
import type { StaffSettings } from './settings.ts'

export interface StaffEnv {
  Variables: PageVariables & {
    ports: Ports
    settings: StaffSettings
    /** Absent before sign-in. */
    session: Session | undefined
    /** What the reader's own setting says, from when it is being read; undefined where it says nothing or was not read. */
    speaks: Promise<PageLanguage | undefined> | undefined
  }
}

export type StaffContext = Context<StaffEnv>

export function sessionOf(c: StaffContext): Session {
  const session = c.get('session')
  if (!session) throw new Error('a page that needs a session was reached without one')
  return session
}

export function isCoordinator(c: StaffContext): boolean {
  return sessionOf(c).role === 'coordinator'
}

/** The call of a page that only reads. */
export function readCall(c: StaffContext): Call {
  return callFor(c.get('ports'), sessionOf(c).org, actorOf(sessionOf(c)))
}

/** The same, with what concerns every tenant: the hold on all sending. */
export const withAll = <T extends Call>(c: StaffContext, call: T) => withDeployment(call, c.get('ports'))

/**
 * The call of a form: pressed twice, sent again after a timeout or on coming back, it counts once.
 * `onBehalfOf`: who phoned the coordinator.
 */
export function postCall(c: StaffContext, form: Form, onBehalfOf?: Actor['onBehalfOf']): Call {
  const session = sessionOf(c)
  const nonce = form.text('nonce')
  const by = { ...actorOf(session), ...(onBehalfOf && { onBehalfOf }) }
  const once = nonce ? { key: scopedKey(session.staffId, 'post', c.req.path, nonce), fingerprint: sha256(form.body) } : undefined
  return callFor(c.get('ports'), session.org, by, once)
}

/** The id in the address; undefined where it cannot be one of ours. */
export function idIn(c: StaffContext, name = 'id'): string | undefined {
  return ours(c.req.param(name))
}

/** An id from the address's query; undefined where it cannot be one of ours. */
export function idAsked(c: StaffContext, name: string): string | undefined {
  return ours(c.req.query(name))
}

/** An id from a form; undefined where it cannot be one of ours. */
export function idOf(form: Form, name: string): string | undefined {
  return ours(form.text(name))
}

function ours(id: string | undefined): string | undefined {
  return id !== undefined && ID.test(id) ? id : undefined
}
