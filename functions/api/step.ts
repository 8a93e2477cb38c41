import type { Call } from '#core/commit/call.ts'
import { requestIdOf, keys } from '#core/records/keys.ts'
import type { Key } from '#core/ports.ts'
import { readInput } from '#core/input/read-input.ts'
import { isRefusal, type Refusal } from '#core/refusal.ts'
import * as z from 'zod'
import { type Asked, type Route, route } from './route.ts'
import type { ShapeName } from './shapes/names.ts'

/** What steps of one kind of record share: how it is answered with. */
interface Kind<T> {
  readonly matches: (org: string, id: string) => Key
  readonly shape: ShapeName
  show(changed: T, asked: Asked): unknown
}

/** One step. Without a `body` nothing may be said. */
interface Step<T> extends Pick<Route, 'path' | 'does' | 'verb' | 'body'> {
  readonly method?: Route['method']
  take(call: Call, id: string, raw: unknown): Promise<T | Refusal>
}

/** For steps that need nothing said: whatever is said is refused, since a misspelt field must not pass unseen. */
const nothing = z.strictObject({})

/** Steps change one record and answer with it. */
export function stepsOf<T extends { readonly version: number }>({ shape, show, ...kind }: Kind<T>) {
  return ({ take, ...about }: Step<T>): Route =>
    route({
      method: 'post',
      body: nothing,
      ...kind,
      ...about,
      replies: { status: 200, shape },
      async run(asked) {
        const said = about.body ? asked.body : readInput(nothing, asked.body)
        if (isRefusal(said)) return said
        const changed = await take(asked.call, asked.id, said)
        return isRefusal(changed) ? changed : { body: await show(changed, asked), version: changed.version }
      },
    })
}

export const offerKey = (org: string, id: string): Key => keys.offer(org, requestIdOf(id), id)
export const meetingKey = (org: string, id: string): Key => keys.meeting(org, requestIdOf(id), id)
export const noticeKey = (org: string, id: string): Key => keys.notice(org, requestIdOf(id), id)
