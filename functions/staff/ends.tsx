import { HTTPException } from 'hono/http-exception'
import { catalogueFor } from '#copy/catalogue.ts'
import { BadCursor, type Ports, Unavailable } from '#core/ports.ts'
import { MOST_AGREEMENTS } from '#core/records/tenant.ts'
import type { Refusal } from '#core/refusal.ts'
import { deadEnd } from '#pages/respond.tsx'
import { Retry } from '#pages/retry.tsx'
import { strangers } from '#pages/strangers.ts'
import { logBug } from '#web/bug.ts'
import { formOf, isUnread, readForm } from '#web/form.ts'
import { languageIn } from '#web/language.ts'
import { REFUSAL_STATUS } from '#web/status.ts'
import type { StaffContext } from './context.ts'

/** What is not there and what is not yours look the same. */
export function notFound(c: StaffContext): Promise<Response> {
  return deadEnd(c, 404, ({ trouble }) => trouble.notFound)
}

/** A refusal with no page of its own to come back to. */
export function refusedPage(c: StaffContext, refusal: Refusal): Promise<Response> {
  if (refusal.refused === 'NOT_FOUND') return notFound(c)
  return deadEnd(c, REFUSAL_STATUS[refusal.refused], ({ refusals, staffRefusals }) => {
    const { title, todo: text } = staffRefusals[refusal.refused] ?? refusals[refusal.refused]
    return { title, text }
  })
}

/** A coordinator's page, asked for by somebody else. */
export function forbidden(c: StaffContext): Promise<Response> {
  return deadEnd(c, 403, ({ trouble }) => trouble.forbidden)
}

/** Nobody vouches for sign-ins yet. */
export function noSignIn(c: StaffContext): Promise<Response> {
  return deadEnd(c, 503, ({ trouble }) => trouble.noSignIn)
}

/** The session ended while a form was being filled in: its sender can go back and send it again. */
export function signedOut(c: StaffContext): Promise<Response> {
  return deadEnd(c, 401, ({ signIn, trouble }) => ({ title: signIn.title, text: trouble.signedOut.text }))
}

/** What was posted could be any form: as much as the longest, which is that of the agreements. */
const LONGEST = { limit: 3_000_000, rows: MOST_AGREEMENTS + 20 }
const HOME = { frame: { home: '/' } }

export async function troubled(c: StaffContext, ports: Ports, error: Error): Promise<Response> {
  if (error instanceof HTTPException && error.status === 403) return deadEnd(c, 403, ({ trouble }) => trouble.wrongOrigin)
  if (error instanceof BadCursor) return notFound(c)
  if (error instanceof Unavailable) {
    ports.log({ event: 'staff.unavailable', service: error.service })
    const body = c.req.method === 'POST' ? await typedIn(c) : ''
    c.set('visit', strangers(c, catalogueFor, { ...HOME, known: languageIn(formOf(body)) ?? (await c.get('speaks')) }))
    const retry = body && <Retry action={c.req.path} body={body} />
    return deadEnd(c, 503, ({ trouble }) => trouble.unavailable, { children: retry })
  }
  c.set('visit', strangers(c, catalogueFor, { ...HOME, known: await c.get('speaks') }))
  return deadEnd(c, 500, ({ trouble }) => trouble.unexpected, { errorId: logBug(ports, 'staff.bug', error) })
}

async function typedIn(c: StaffContext): Promise<string> {
  const read = await readForm(c, LONGEST)
  return isUnread(read) ? '' : read.body
}
