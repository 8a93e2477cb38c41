import type { Child } from 'hono/jsx'
import { type Frame, Layout } from './layout.tsx'
import { useWords } from './reader.tsx'

type DeadEndProps = Omit<Frame, 'title'> & {
  /** What happened. */
  readonly title: string
  /** What to do now. */
  readonly text: string
  /** Tells the line in the log, for whoever phones. */
  readonly errorId?: string | undefined
  readonly children?: Child
}

/** A page that says why there is nothing else to show, and what to do now. */
export function DeadEnd({ text, errorId, children, ...frame }: DeadEndProps) {
  const { common, trouble } = useWords()
  return (
    <Layout {...frame}>
      <p>{text}</p>
      {errorId && <p>{trouble.unexpected.reference(errorId)}</p>}
      {children}
      {frame.home && (
        <p>
          <a href={frame.home}>{common.toFront}</a>
        </p>
      )}
    </Layout>
  )
}
