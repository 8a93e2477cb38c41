import type { Instant } from '#core/ports.ts'
import { useReader, useWords } from '../reader.tsx'

/** The request was handed over, and until it is confirmed who goes on no yes is taken: what can be answered already. */
export function YesLater({ until }: { readonly until: Instant }) {
  const { ownPage: words } = useWords()
  const { time } = useReader()
  return (
    <>
      <p>
        <strong>{words.goingOn.by(time.fullDeadline(until))}</strong>
      </p>
      <p>{words.goingOn.yesLater}</p>
    </>
  )
}
