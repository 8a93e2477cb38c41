import type * as z from 'zod'
import type { Actor } from '#core/policy/actor.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import type { Meeting } from '#core/records/meeting.ts'
import { type Answer, answerOffer } from '#core/offer/answer.ts'
import type { Offer } from '#core/records/offer.ts'
import type { Instant } from '#core/ports.ts'
import { keys } from '#core/records/keys.ts'
import { ask } from '#core/request/ask.ts'
import { cancelRequest, closeRequest } from '#core/request/close.ts'
import { decide } from '#core/request/decide.ts'
import type { requestSchema } from '#core/request/input.ts'
import type { Closing } from '#core/records/request.ts'
import { DEMO_ORG } from '../people.ts'
import { done, type World } from './world.ts'

/** Something somebody does at some moment. */
export interface Step {
  readonly at: Instant
  readonly what: () => Promise<void>
}

export interface Scene {
  readonly world: World
  readonly now: Instant
}

export type Act = (one: Told) => Promise<void>

/** One request, and what its people do about it. */
export interface Told {
  ask(): Promise<void>
  /** The partner asked, or the first of them, answers; to the first time offered. */
  answer(answer: 'accept' | Answer): Promise<void>
  confirm(): Promise<void>
  /** The meeting took place. */
  tookPlace(): Promise<void>
  cancel(): Promise<void>
  close(as: Closing): Promise<void>
}

const COORDINATOR: Actor = { role: 'coordinator', id: 'coordinator' }

type Asked = Pick<z.input<typeof requestSchema>, 'languages' | 'phases'> & Partial<z.input<typeof requestSchema>>

/** A story as steps: who asks for what, and what happens when. */
export function told(
  { world }: Scene,
  worker: Actor,
  request: Asked,
  acts: readonly (readonly [Instant, Act])[],
  org: string = DEMO_ORG,
): readonly Step[] {
  let id = ''
  const as = (actor: Actor) => world.call(org, actor)
  async function records<T>(kind: string): Promise<T[]> {
    const { items } = await as(worker).store.query({ partition: keys.aggregate(org, id) })
    return items.filter((item) => item['kind'] === kind) as unknown as T[]
  }
  const one: Told = {
    async ask() {
      id = done(await ask(as(worker), { area: '853', ...request })).id
    },
    async answer(answer) {
      const offer = (await records<Offer>('offer')).find((each) => each.state === 'sent')
      if (!offer) throw new Error(`nobody was asked for ${JSON.stringify(request)}`)
      const start = offer.slots[0]?.start
      const said: Answer = answer === 'accept' ? { kind: 'accept', ...(start && { start }) } : answer
      done(await answerOffer(as({ role: 'partner', id: offer.partnerId }), offer.id, said))
    },
    confirm: async () => void done(await decide(as(worker), id, { decision: 'confirm' })),
    async tookPlace() {
      for (const meeting of await records<Meeting>('meeting'))
        done(await closeMeeting(as(worker), meeting.id, { outcome: 'held' }))
    },
    cancel: async () => void done(await cancelRequest(as(worker), id, { as: 'withdrawn' })),
    close: async (closing) => void done(await closeRequest(as(COORDINATOR), id, { as: closing })),
  }
  return acts.map(([moment, act]) => ({ at: moment, what: () => act(one) }))
}
