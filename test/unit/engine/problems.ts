import { type Able, NO_TIME, type Options, type Wanted } from '#engine/problem/problem.ts'

export const wanted = (id: string, own: Partial<Wanted> = {}): Wanted => ({
  id,
  urgency: 2,
  waiting: 0,
  minutes: 60,
  fromAfar: false,
  cents: 5000,
  seats: 1,
  together: false,
  emergency: false,
  ...own,
})

export const able = (id: string, own: Partial<Able> = {}): Able => ({
  id,
  capacity: 1,
  size: 1,
  load: 0,
  travel: 0,
  meetingsPerDay: 2,
  restDay: false,
  ...own,
})

/** From `[request, partner, cost?, start?]`, the day following from the start. */
export const options = (...all: readonly (readonly [number, number, number?, number?])[]): Options => ({
  request: all.map((one) => one[0]),
  partner: all.map((one) => one[1]),
  cost: all.map((one) => one[2] ?? 0),
  start: all.map((one) => one[3] ?? NO_TIME),
  day: all.map((one) => Math.floor((one[3] ?? 0) / 1440)),
})
