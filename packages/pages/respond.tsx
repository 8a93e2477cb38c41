import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Catalogue } from '#copy/catalogue.ts'
import type { PageLanguage } from '#core/reference/languages.ts'
import type { Refusal } from '#core/refusal.ts'
import { DeadEnd } from './dead-end.tsx'
import { type Frame, Layout } from './layout.tsx'
import { type Reader, rendered } from './reader.tsx'
import type { Said, Trouble } from './returned.ts'

/** Somebody looks at a page: who reads it, and what stands around its content. Made for every request, beside its nonce. */
export interface Visit {
  /** Who reads the page. */
  reader(): Promise<Reader>
  /** Reads ahead what `frame` and `reader` need. */
  start?(): void
  /** What `start` began to read has come, or failed: an answer leaves nothing of it under way. */
  settled?(): Promise<void>
  /** What stands around a page's own content. */
  frame(): Promise<Partial<Frame>>
  /** The reader chose another language: kept from now on, and this page is written in it already. */
  choose(language: PageLanguage): Promise<void>
  /** Why something was refused, said to them. */
  troubleOf(words: Catalogue, refusal: Refusal): Trouble
}

/** What a room keeps of each request for its pages. */
export interface PageVariables {
  visit: Visit
  /** Marks this showing of the page: the forms on it carry it. */
  nonce: string
}

/** A room's own context, whatever else it keeps there. */
export type PageContext = Pick<Context, 'req' | 'html' | 'header' | 'redirect'> & {
  readonly var: Readonly<PageVariables>
  set(key: 'nonce', value: string): void
}

interface Shown extends Pick<Frame, 'problem' | 'current' | 'phone'> {
  readonly title: Said<string>
  readonly status?: number | undefined
}

/** A whole page around its content. */
export async function show(c: PageContext, { status = 200, title, ...page }: Shown, content: Child): Promise<Response> {
  const { visit } = c.var
  const [reader, frame] = await Promise.all([visit.reader(), visit.frame()])
  const view = (
    <Layout {...frame} {...page} title={title(reader.words)}>
      {content}
    </Layout>
  )
  return c.html(rendered(reader, view), status as ContentfulStatusCode)
}

export interface End {
  readonly title: string
  readonly text: string
}

interface More {
  readonly phone?: string | undefined
  /** Tells the line in the log, for whoever phones. */
  readonly errorId?: string | undefined
  readonly children?: Child
}

/** A page that says why there is nothing else to show, and what to do now. */
export async function deadEnd(c: PageContext, status: number, end: Said<End>, more: More = {}): Promise<Response> {
  const { visit } = c.var
  const [reader, frame] = await Promise.all([visit.reader(), visit.frame()])
  const { title, text } = end(reader.words)
  const view = <DeadEnd {...frame} {...more} title={title} text={text} />
  return c.html(rendered(reader, view), status as ContentfulStatusCode)
}
