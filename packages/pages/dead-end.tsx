import type { Child } from 'hono/jsx'
import { frame } from '#copy/fi/pages/frame.ts'
import { type Frame, Layout } from './layout.tsx'

export interface DeadEndWords {
  readonly title: string
  /** What happened. */
  readonly said: string
  /** What to do now. */
  readonly next: string
}

/** A page that says why there is nothing else to show, and what to do now. */
export function DeadEnd({ words, errorId, children, ...rest }: DeadEndProps) {
  return (
    <Layout {...rest} title={words.title}>
      <p>{words.said}</p>
      <p>
        {words.next} {errorId && <code>{errorId}</code>}
      </p>
      {children}
      {rest.home && (
        <p>
          <a href={rest.home}>{frame.toFront}</a>
        </p>
      )}
    </Layout>
  )
}

type DeadEndProps = Omit<Frame, 'title'> & {
  readonly words: DeadEndWords
  readonly errorId?: string
  readonly children?: Child
}
