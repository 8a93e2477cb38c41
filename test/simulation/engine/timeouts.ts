import { NEEDS, type Room } from '../../../infra/rooms.ts'

/** After how many milliseconds Lambda cuts a run of each room off, as deployed. */
export const TIMEOUTS: Readonly<Record<string, number>> = {
  ...Object.fromEntries((Object.keys(NEEDS) as Room[]).map((room) => [room, NEEDS[room].timeout * 1000])),
  /** Whoever waits longer for a command to come back starts it again. */
  operator: 900_000,
}
