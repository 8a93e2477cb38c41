import { holdSending, liftSending, tryWay } from '#core/notice/hold-sending.ts'
import { seeSending } from '#core/notice/see-sending.ts'
import { isRefusal } from '#core/refusal.ts'
import { doneOf } from '#pages/done.ts'
import { named, nowhere } from '#pages/field-map.ts'
import { show as showPage } from '#pages/respond.tsx'
import type { Returned } from '#pages/returned.ts'
import { SendingPage } from '#pages/staff/sending.tsx'
import { type Failed, type FormAction, takeForm } from '#pages/take-form.ts'
import { doneHere } from '#web/done.ts'
import { postCall, readCall, type StaffContext, withAll } from '../context.ts'
import { type SendingDone, sendingDone } from '../done.ts'
import { notFound, refusedPage } from '../ends.tsx'

export const show = (c: StaffContext): Promise<Response> => page(c)

export async function act(c: StaffContext): Promise<Response> {
  const action = ACTIONS.get(c.req.param('action') ?? '')
  if (!action) return notFound(c)
  return takeForm(c, {
    action,
    id: '',
    call: (form) => postCall(c, form),
    next: (done) => `/sending?done=${done}`,
    again: (returned, failed) => page(c, returned, failed),
  })
}

const plain = { prefix: () => 'sending', fields: () => nowhere }

const ACTIONS: ReadonlyMap<string, FormAction<SendingDone>> = new Map([
  [
    'hold',
    {
      prefix: () => 'hold',
      run: (call, _id, form) => holdSending(call, { why: form.text('why') }),
      done: () => 'held',
      fields: ({ sending }) => named({ why: sending.holdWhy }),
    },
  ],
  ['lift', { ...plain, run: (call) => liftSending(call), done: () => 'lifted' }],
  ['sms', { ...plain, run: (call) => tryWay(call, 'sms'), done: () => 'tried' }],
  ['email', { ...plain, run: (call) => tryWay(call, 'email'), done: () => 'tried' }],
] satisfies [string, FormAction<SendingDone>][])

async function page(c: StaffContext, returned?: Returned, failed?: Failed): Promise<Response> {
  const call = readCall(c)
  const sending = await seeSending(withAll(c, call))
  if (isRefusal(sending)) return refusedPage(c, sending)
  return showPage(
    c,
    { title: ({ sending: words }) => words.title, current: '/settings', status: failed?.status, problem: failed !== undefined },
    <SendingPage
      sending={sending}
      nonce={c.get('nonce')}
      now={call.now}
      returned={returned}
      done={doneOf(sendingDone, doneHere(c))}
    />,
  )
}
