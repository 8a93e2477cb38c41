import type { Instant } from '#core/ports.ts'
import { addDays, localDate, startOfDay } from '#core/time/zone.ts'
import { useReader } from '../reader.tsx'

interface Words {
  readonly on: (until: string) => string
  readonly onTo: (lastDay: string) => string
}

/** A break of whole days is told by its last one, and never as until midnight. */
export function OnBreak({ until, words }: { readonly until: Instant; readonly words: Words }) {
  const { time } = useReader()
  const lastDay = addDays(localDate(until), -1)
  const wholeDays = startOfDay(localDate(until)) === until
  return <>{wholeDays ? words.onTo(time.localDate(lastDay)) : words.on(time.fullDeadline(until))}</>
}
