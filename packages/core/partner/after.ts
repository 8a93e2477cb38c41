import type { Instant } from '../ports.ts'
import { heardAt, toCarryOut } from '../records/ending-waits.ts'
import { endOf } from '../records/ending.ts'
import type { Card } from '../records/partner.ts'
import { atRest, toRematch } from '../records/record.ts'

type Wait = Pick<Card, 'waitsFor' | 'due' | 'owner' | 'reason' | 'attempts'>

/** What a card waits for when nothing else is to be done with it: the end of a break, or to hear of what ends; whichever is first. */
export function afterwards(card: Card): Wait {
  if (card.chosenAtEnd) return toCarryOut(card.chosenAtEnd)
  const [pause, until] = [pauseOnly(card), endOf(card)]
  const due = until === undefined ? undefined : heardAt(until)
  if (due === undefined || (pause.due !== null && pause.due < due)) return pause
  return { waitsFor: 'ending', due, owner: 'system', reason: 'undertaking-ends', attempts: 0 }
}

/** The same where what ended is over, with nothing agreed beyond. */
export function pauseOnly({ state, pausedUntil }: Card): Wait {
  const ends: Instant | undefined = state === 'paused' ? pausedUntil : undefined
  return ends === undefined ? atRest : { waitsFor: 'pause-end', due: ends, owner: 'system', reason: 'paused', attempts: 0 }
}

/** A break is over. */
export const justBack = (now: Instant) =>
  ({ state: 'active', pausedUntil: undefined, keepsAgreed: undefined, handsBack: undefined, ...toRematch(now) }) as const
