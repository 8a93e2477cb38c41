import type { Call } from '../world/calls.ts'
import { bearerToken } from '../world/tenant.ts'
import { HOUR } from '../engine/when.ts'
import type { Crowd, Deed } from './people.ts'

const post = (call: Call, step: 'hold' | 'lift', json: object, now: number) =>
  call({
    room: 'api',
    method: 'POST',
    path: `/api/v1/sending/${step}`,
    token: bearerToken('coordinator'),
    json,
    key: `${step}-${now}`,
  })

export const lift = (call: Call, now: number): void => void post(call, 'lift', {}, now)

/** Sending is put on hold, and goes on hours later: seldom, since nothing else happens to messages meanwhile. */
export function holds({ engine, random, call }: Crowd): Deed[] {
  return [
    () => {
      if (!random.chance(0.4)) return
      post(call, 'hold', { why: 'Päivitys.' }, engine.now())
      engine.at(engine.now() + random.whole(1, 30) * HOUR, () => lift(call, engine.now()))
    },
  ]
}
