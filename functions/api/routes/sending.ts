import { holdSchema, holdSending, liftSending, tryWay } from '#core/notice/hold-sending.ts'
import { seeSending } from '#core/notice/see-sending.ts'
import type { Standstill } from '#core/records/standstill.ts'
import { isRefusal, type Refusal, refuse } from '#core/refusal.ts'
import { type Asked, type Reply, type Route, route } from '../route.ts'
import { showSending } from '../show/sending.ts'

const replies = { status: 200, shape: 'Sending' } as const

/** As it is by now, whichever of them was asked for. */
async function seen({ call, everywhere }: Asked): Promise<Reply | Refusal> {
  const sending = await seeSending({ ...call, everywhere })
  return isRefusal(sending) ? sending : { body: showSending(sending) }
}

async function after(asked: Asked, done: Promise<Standstill | Refusal>): Promise<Reply | Refusal> {
  const standstill = await done
  return isRefusal(standstill) ? standstill : seen(asked)
}

export const sendingRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/sending',
    does: 'Whether messages go, what keeps them, and what would become of those that wait',
    verb: 'sending.see',
    replies,
    run: seen,
  }),
  route({
    method: 'post',
    path: '/sending/hold',
    does: 'Put the sending of messages on hold: everything is recorded, nothing is sent, and the clocks of questions stand still',
    verb: 'sending.hold',
    body: holdSchema,
    replies,
    run: (asked) => after(asked, holdSending(asked.call, asked.body)),
  }),
  route({
    method: 'post',
    path: '/sending/lift',
    does: 'Lift the hold: what still holds goes',
    verb: 'sending.lift',
    replies,
    run: (asked) => after(asked, liftSending(asked.call)),
  }),
  route({
    method: 'post',
    path: '/sending/{id}/try',
    does: 'Try an account that is said to be mended at once, with one message: `sms` or `email`',
    verb: 'sending.try',
    replies,
    run: (asked) =>
      asked.id === 'sms' || asked.id === 'email'
        ? after(asked, tryWay(asked.call, asked.id))
        : Promise.resolve(refuse('NOT_FOUND')),
  }),
]
