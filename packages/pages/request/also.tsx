import type { Turn } from '#core/records/turn.ts'
import type { RequestView } from '#core/request/view.ts'
import { clockOf, Due, type Eyes, useNext } from '../standing.tsx'
import { useReader, useWords } from '../reader.tsx'

interface AlsoProps {
  readonly turns: readonly Turn[]
  readonly view: RequestView
  readonly eyes: Eyes
  readonly now: string
}

/** What waits for a person beside what is most pressing, each with the way to it. */
export function Also({ turns, ...rest }: AlsoProps) {
  const { turns: words } = useWords()
  const more = turns.filter(({ owner }) => owner !== 'system' && owner !== 'nobody')
  if (more.length === 0) return null
  return (
    <>
      <p>{words.also}:</p>
      <ul>
        {more.map((turn) => (
          <li>
            <Line turn={turn} {...rest} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Line({ turn, view, eyes, now }: Omit<AlsoProps, 'turns'> & { turn: Turn }) {
  const due = clockOf(turn, now)
  return (
    <>
      {useNext(turn, eyes)} {turn.kind !== 'request' && <About turn={turn} view={view} />} {due && <Due due={due} now={now} />}
    </>
  )
}

/** The meeting by its time, the question by whom it went to: a link to where it stands on the page. */
export function About({ turn, view }: { turn: Turn; view: RequestView }) {
  const { time } = useReader()
  const { states } = useWords()
  const meeting = view.meetings.find((one) => one.id === turn.id)
  const offer = view.offers.find((one) => one.id === turn.id)
  const name = offer && view.partners[offer.partnerId]?.firstName
  return <a href={`#${turn.id}`}>{meeting ? time.full(meeting) : (name ?? states.kind[turn.kind])}</a>
}

/** Whose turn it is, by the name that the reader may know. */
export function nameOf({ owner, who }: Turn, { worker, partners }: RequestView): string | undefined {
  if (who === undefined) return undefined
  return owner === 'worker' ? (worker?.id === who ? worker.name : undefined) : partners[who]?.firstName
}
