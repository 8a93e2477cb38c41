import { chooseAtEnd } from '#core/ending/choose.ts'
import { seeEnding } from '#core/ending/see.ts'
import { AGREEMENTS, MOST_CHOSEN } from '#core/records/ending.ts'
import { isRefusal } from '#core/refusal.ts'
import { seeTenant } from '#core/tenant/see.ts'
import { doneOf } from '#pages/done.ts'
import { show } from '#pages/respond.tsx'
import type { Returned } from '#pages/returned.ts'
import { EndingPage } from '#pages/staff/ending.tsx'
import { type Failed, type FormAction, takeForm } from '#pages/take-form.ts'
import { doneHere } from '#web/done.ts'
import { BODY_LIMIT, type Form } from '#web/form.ts'
import { readDate } from '#web/when.ts'
import { idIn, postCall, readCall, type StaffContext } from '../context.ts'
import { type EndingDone, endingDone } from '../done.ts'
import { notFound, refusedPage } from '../ends.tsx'
import { given } from '../request-form.ts'

/** What ends of one partner, by the partner's id, or of the agreements between organisations. */
export async function one(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  return id ? page(c, id) : notFound(c)
}

export async function choose(c: StaffContext): Promise<Response> {
  const id = idIn(c)
  if (!id) return notFound(c)
  return takeForm(c, {
    action: CHOOSE,
    id,
    call: (form) => postCall(c, form),
    next: (done) => `/endings/${id}?done=${done}`,
    again: (returned, failed) => page(c, id, returned, failed),
  })
}

const CHOOSE: FormAction<EndingDone> = {
  prefix: () => 'ending',
  run: (call, id, form) =>
    chooseAtEnd(call, id, given({ choices: choicesIn(form), until: readDate(form, 'until') || undefined })),
  done: () => 'chosen',
  fields:
    ({ endings: words }, form) =>
    (path) =>
      path === 'until'
        ? { name: path, label: words.until }
        : { name: `choices.${form.rows('choices')[0] ?? 0}.choice`, label: words.choice },
  rows: MOST_CHOSEN + 20,
  limit: BODY_LIMIT + 400 * MOST_CHOSEN,
}

/** Meetings that something is chosen for. */
const choicesIn = (form: Form): { meetingId: string; choice: string }[] =>
  form.rows('choices').flatMap((n) => {
    const choice = form.text(`choices.${n}.choice`)
    return choice === '' ? [] : [{ meetingId: form.text(`choices.${n}.id`), choice }]
  })

async function page(c: StaffContext, id: string, returned?: Returned, failed?: Failed): Promise<Response> {
  if (failed?.status === 404) return notFound(c)
  const call = readCall(c)
  const [ending, tenant] = await Promise.all([seeEnding(call, id), seeTenant(call)])
  if (isRefusal(ending)) return refusedPage(c, ending)
  return show(
    c,
    {
      title: ({ endings: words }) => (id === AGREEMENTS ? words.titleOfAgreements : words.titleOf(ending.names[id] ?? '')),
      current: '/queue',
      status: failed?.status,
      problem: failed !== undefined,
    },
    <EndingPage
      ending={ending}
      tenant={tenant}
      nonce={c.get('nonce')}
      now={call.now}
      done={doneOf(endingDone, doneHere(c))}
      returned={returned}
    />,
  )
}
