import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { offerPage } from '#copy/fi/offer-page.ts'
import { ownPage } from '#copy/fi/own-page.ts'
import { trouble } from '#copy/fi/trouble.ts'
import { Unavailable } from '#core/ports.ts'
import { type FieldRefusal, isRefusal, type Refusal } from '#core/refusal.ts'
import { DeadEnd } from '#pages/dead-end.tsx'
import { type Frame, Layout } from '#pages/layout.tsx'
import { type Trouble, troubleOf, unavailable } from '#pages/refusal-view.ts'
import { type Form, isUnread, readForm } from '#web/form.ts'
import { REFUSAL_STATUS } from '#web/status.ts'
import type { LinkContext } from './context.ts'

interface Shown extends Pick<Frame, 'title' | 'problem' | 'phone'> {
  readonly status?: number | undefined
}

/** A whole page around its content. No menu: a link opens one thing. */
export function show(c: LinkContext, { status = 200, ...frame }: Shown, content: Child): Response | Promise<Response> {
  return html(c, <Layout {...frame}>{content}</Layout>, status)
}

interface End {
  readonly title: string
  readonly text: string
  readonly phone?: string | undefined
  readonly errorId?: string | undefined
  readonly children?: Child
}

export function deadEnd(
  c: LinkContext,
  status: number,
  { title, text, phone, errorId, children }: End,
): Response | Promise<Response> {
  return html(
    c,
    <DeadEnd title={title} text={text} phone={phone} errorId={errorId}>
      {children}
    </DeadEnd>,
    status,
  )
}

/** Forged, truncated, expired: the three look the same. */
export function unknownLink(c: LinkContext): Response | Promise<Response> {
  const { title, next } = offerPage.ended.unknown
  return deadEnd(c, 404, { title, text: next })
}

/** Why a form did not do what it was for. */
export interface Failed {
  readonly status: number
  readonly refused?: Refusal['refused']
  readonly trouble: Trouble
  readonly fields: readonly FieldRefusal[]
}

export async function attempt<T>(work: () => Promise<T | Refusal>): Promise<{ value: T } | { failed: Failed }> {
  try {
    const answer = await work()
    if (!isRefusal(answer)) return { value: answer as T }
    const { refused, fields = [] } = answer
    // What staff read of rules and overrides says nothing to a partner.
    const trouble = refused === 'RULES_FAIL' ? ownPage.move.beyond : troubleOf(answer)
    return { failed: { status: REFUSAL_STATUS[refused], refused, trouble, fields } }
  } catch (error) {
    if (error instanceof Unavailable) return { failed: { status: 503, trouble: unavailable, fields: [] } }
    throw error
  }
}

export async function postedForm(c: LinkContext, limit?: number): Promise<Form | Response> {
  const read = await readForm(c, limit)
  if (!isUnread(read)) return read
  return read.unread === 'TOO_LARGE' ? deadEnd(c, 413, endOf(trouble.tooLarge)) : deadEnd(c, 415, endOf(trouble.badForm))
}

export function endOf({ title, text }: { title: string; text: string }): End {
  return { title, text }
}

function html(c: LinkContext, page: { toString(): string | Promise<string> }, status: number): Response | Promise<Response> {
  return c.html(`<!DOCTYPE html>${page.toString() as string}`, status as ContentfulStatusCode)
}
