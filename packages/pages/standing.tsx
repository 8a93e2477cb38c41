import { wordsFor } from '#copy/words-for.ts'
import type { Instant } from '#core/ports.ts'
import type { Live, Owner } from '#core/records/record.ts'
import { isStuck } from '#core/records/stuck.ts'
import { type Fact, Facts } from './facts.tsx'
import { useReader, useWords } from './reader.tsx'

/** Who looks at what waits. */
export interface Eyes {
  /** Whether the request is the reader's own. */
  readonly mine: boolean
  readonly coordinator: boolean
}

export interface Standing {
  readonly waitsFor: string
  readonly owner: Owner
  /** The name of whoever's turn it is, where the reader may know it. */
  readonly name?: string | undefined
  /** By when. */
  readonly until: Instant | null
  readonly reason: string
  /** What must happen next, where more is known than what it waits for. */
  readonly next?: string | undefined
  /** Why it waits, in words, where more is known than the reason's code says. */
  readonly why?: string | undefined
  /** When the machine could no longer go on with it. */
  readonly since?: Instant | undefined
}

/** Since when it is stuck; undefined where it is not. */
export const sinceOf = (live: Live): Instant | undefined => (isStuck(live) ? live.stuck?.since : undefined)

/** Whether it is the reader's own to do. */
export const isYours = (owner: Owner, { mine, coordinator }: Eyes): boolean =>
  (owner === 'worker' && mine) || (owner === 'coordinator' && coordinator)

type Said = Readonly<Record<string, string>>

/** What is to be done, said to whoever reads: to do it oneself is another sentence than that somebody else does. */
export function useNext(
  {
    waitsFor,
    since,
    begun = false,
    reason,
    ...of
  }: Pick<Standing, 'waitsFor' | 'owner' | 'since'> & { readonly begun?: boolean; readonly reason?: string },
  eyes: Eyes,
): string {
  const { turns } = useWords()
  if (begun) return turns.begun
  const owner = since ? 'worker' : of.owner // stuck: what is to be done about that is said below, this is what it was about
  const [worker, coordinator, goesOn]: readonly [Said, Said, Said] = [turns.worker, turns.coordinator, turns.goesOn]
  const theirs: Readonly<Partial<Record<Owner, Said>>> = turns.theirs
  const own = worker[waitsFor]
  if (owner === 'worker' && eyes.mine && own) return own
  // Nobody can be asked, by hand neither, until that is recorded.
  if (owner === 'coordinator' && eyes.coordinator && reason === 'no-basis') return turns.recordBasis
  if (owner === 'coordinator' && eyes.coordinator && coordinator[waitsFor]) return coordinator[waitsFor]
  const said = theirs[owner]?.[waitsFor]
  if (said) return said
  if (owner === 'coordinator' && eyes.mine && own) return turns.helped(own)
  return goesOn[waitsFor] ?? theirs.partner?.[waitsFor] ?? turns.other
}

interface FactsProps {
  readonly standing: Standing
  readonly eyes: Eyes
  readonly now: Instant
  /** What it says first. */
  readonly first?: readonly Fact[]
}

/** Next step, whose turn, by when and why: the four things every open matter says of itself. */
export function StandingFacts({ standing, eyes, now, first = [] }: FactsProps) {
  const { common, queue, reasons } = useWords()
  const { time } = useReader()
  const { owner, reason, since } = standing
  const next = standing.next ?? useNext({ ...standing, begun: hasBegun(standing, now) }, eyes)
  const why = standing.why ?? (reason !== 'none' && wordsFor(reasons.of, reason, reasons.other))
  return (
    <Facts
      facts={[
        ...first,
        [common.nextStep, next],
        owner !== 'nobody' && [common.owner, <Whose standing={standing} eyes={eyes} />],
        since && [queue.stuck.since, time.dateTime(since)],
        clockOf(standing, now) && [
          standing.waitsFor === 'start' ? common.time : common.clock,
          <Clock standing={standing} now={now} />,
        ],
        why && why !== next && [common.why, why],
      ]}
    />
  )
}

/** Oneself, or by name where that is known, or by role. */
export function Whose({ standing: { owner, name }, eyes }: { standing: Pick<Standing, 'owner' | 'name'>; eyes: Eyes }) {
  const { common, states, turns } = useWords()
  if (isYours(owner, eyes)) return <>{turns.yours}</>
  return (
    <>{name && owner !== 'system' && owner !== 'nobody' ? common.signedInAs(name, common.roles[owner]) : states.owner[owner]}</>
  )
}

/** What the machine is about to do has no clock that a person could keep. */
const ABOUT_NOW = 5 * 60_000

export function clockOf({ owner, until, since }: Pick<Standing, 'owner' | 'until' | 'since'>, now: Instant): Instant | undefined {
  if (until === null) return undefined
  return owner === 'system' && !since && Date.parse(until) - Date.parse(now) < ABOUT_NOW ? undefined : until
}

/** An agreed time that only waits to be over: nobody is late with it. */
export const hasBegun = ({ waitsFor, until, since }: Pick<Standing, 'waitsFor' | 'until' | 'since'>, now: Instant): boolean =>
  waitsFor === 'start' && !since && until !== null && until <= now

/** By when, or when the time began that is under way. */
export function Clock({ standing, now }: { standing: Pick<Standing, 'waitsFor' | 'owner' | 'until' | 'since'>; now: Instant }) {
  const { time } = useReader()
  const due = clockOf(standing, now)
  if (due === undefined) return null
  return hasBegun(standing, now) ? <time datetime={due}>{time.fullDeadline(due)}</time> : <Due due={due} now={now} />
}

/** The clock, in words as well as in colour. Within a minute it is neither left nor over. */
export function Due({ due, now }: { due: Instant; now: Instant }) {
  const { common } = useWords()
  const { time } = useReader()
  const span = time.span(now, due)
  const minutes = (Date.parse(due) - Date.parse(now)) / 60_000
  const late = minutes <= -1
  return (
    <>
      <time datetime={due}>{time.fullDeadline(due)}</time>{' '}
      <span class={late ? 'tag late' : 'tag'}>
        {late ? common.passed(span) : minutes < 1 ? common.aboutNow : common.left(span)}
      </span>
    </>
  )
}
