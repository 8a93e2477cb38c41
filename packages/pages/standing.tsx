import { wordsFor } from '#copy/words-for.ts'
import type { Instant } from '#core/ports.ts'
import type { Live, Owner } from '#core/records/record.ts'
import { isStuck } from '#core/records/stuck.ts'
import { type Fact, Facts } from './facts.tsx'
import { useReader, useWords } from './reader.tsx'

export interface Standing {
  /** What must happen next, as a sentence. */
  readonly next: string
  readonly owner: Owner
  readonly due: Instant | null
  readonly reason: string
  /** Why it waits, in words, where more is known than the reason's code says. */
  readonly why?: string | undefined
  /** When the machine could no longer go on with it. */
  readonly since?: Instant | undefined
}

/** Since when it is stuck; undefined where it is not. */
export const sinceOf = (live: Live): Instant | undefined => (isStuck(live) ? live.stuck?.since : undefined)

/** Next step, whose turn, by when and why: the four things every open matter says of itself; after what it says first. */
export function StandingFacts({ standing, now, first = [] }: { standing: Standing; now: Instant; first?: readonly Fact[] }) {
  const { common, queue, reasons, states } = useWords()
  const { time } = useReader()
  const { next, owner, due, reason, since } = standing
  const why = standing.why ?? (reason !== 'none' && wordsFor(reasons.of, reason, reasons.other))
  return (
    <Facts
      facts={[
        ...first,
        [common.nextStep, next],
        owner !== 'nobody' && [common.owner, states.owner[owner]],
        since && [queue.stuck.since, time.dateTime(since)],
        due && [common.clock, <Due due={due} now={now} />],
        why && why !== next && [common.why, why],
      ]}
    />
  )
}

/** The clock, in words as well as in colour. */
export function Due({ due, now }: { due: Instant; now: Instant }) {
  const { common } = useWords()
  const { time } = useReader()
  const span = time.span(now, due)
  return (
    <>
      <time datetime={due}>{time.fullDeadline(due)}</time>{' '}
      <span class={due < now ? 'tag late' : 'tag'}>{due < now ? common.passed(span) : common.left(span)}</span>
    </>
  )
}
