import { requestIdOf } from '#core/records/keys.ts'
import { stageOfLink } from '#core/partner/link-stage.ts'
import { cancelledTogether } from '#core/partner/cancelled.ts'
import { ownPage } from '#core/partner/own.ts'
import { viewSeat } from '#core/offer/view.ts'
import { isRefusal, refuse } from '#core/refusal.ts'
import { seeTenant } from '#core/tenant/see.ts'
import { stillOpens } from '#core/records/stage.ts'
import { deadEnd, show } from '#pages/respond.tsx'
import { doneOf } from '#pages/done.ts'
import { Ended, type Over } from '#pages/link/ended.tsx'
import { OwnPage } from '#pages/link/own.tsx'
import { DoneNotice, ProblemSummary } from '#pages/problems.tsx'
import type { Returned } from '#pages/returned.ts'
import type { Failed, FormAction } from '#pages/take-form.ts'
import { doneHere } from '#web/done.ts'
import { callOf, home, idIn, type LinkContext } from '../context.ts'
import { type OwnDone, ownDone } from '../done.ts'
import { sendLink } from '../send-link.ts'
import { unknownLink } from '../unknown.ts'

export async function page(c: LinkContext): Promise<Response> {
  return (await ended(c)) ?? shown(c)
}

/** What the task is of a request they are in. */
export async function task(c: LinkContext): Promise<Response> {
  const id = idIn(c)
  const over = await ended(c)
  if (over) return over
  const view = id && (about(c) ?? id) === id ? await viewSeat(callOf(c), id) : refuse('NOT_FOUND')
  if (isRefusal(view)) return unknownLink(c)
  const { TaskPage } = await import('#pages/link/task.tsx')
  const { coordinatorPhone: phone } = view.tenant.settings
  return show(c, { title: (words) => words.task.title, phone }, <TaskPage view={view} home={home(c)} now={callOf(c).now} />)
}

/** Whatever the link is about, its partner may end all links. */
export async function lock(c: LinkContext): Promise<Response> {
  const { LOCK } = await import('../own-actions.ts')
  return run(c, LOCK, c.get('link').partnerId)
}

/** A link to all that is theirs, asked for on the page of a link that opens less or nothing any more. */
export async function link(c: LinkContext): Promise<Response> {
  const requestId = about(c)
  if (requestId === undefined) return unknownLink(c)
  return sendLink(c, 'm', requestId, async (...back) => (await ended(c, ...back)) ?? shown(c, ...back))
}

export async function act(c: LinkContext): Promise<Response> {
  const name = c.req.param('action') ?? ''
  const { OWN } = await import('../own-actions.ts')
  const action = about(c) === undefined && Object.hasOwn(OWN, name) ? OWN[name] : undefined
  return action ? run(c, action, c.get('link').partnerId) : unknownLink(c)
}

export async function actOn(c: LinkContext): Promise<Response> {
  const id = idIn(c)
  const { actionOn } = await import('../own-actions.ts')
  const within = about(c) === undefined || about(c) === requestIdOf(id ?? '')
  const action = id && within && actionOn(c.req.param('noun') ?? '', id, c.req.param('action') ?? '')
  return action ? run(c, action, id) : unknownLink(c)
}

/** The request whose matters the link opens; undefined where it opens all that is its partner's. */
function about(c: LinkContext): string | undefined {
  const { subject, purpose } = c.get('link')
  return subject && purpose !== 'own' ? requestIdOf(subject.sk.slice(subject.sk.indexOf('#') + 1)) : undefined
}

async function run(c: LinkContext, action: FormAction<OwnDone>, id: string): Promise<Response> {
  const over = await ended(c)
  if (over) return over
  const { takeForm } = await import('#pages/take-form.ts')
  return takeForm(c, {
    action,
    id,
    call: (form) => callOf(c, form),
    next: (done) => `${home(c)}?done=${done}`,
    doneBefore: (form) => `${home(c)}?done=${action.done(form, undefined)}`,
    again: (returned, failed) => shown(c, returned, failed),
  })
}

/**
 * A link ends with what it is about: then it says what became of that, and opens nothing else. One to the page itself
 * opens it for as long as it lives.
 */
async function ended(c: LinkContext, returned?: Returned, failed?: Failed): Promise<Response | undefined> {
  const { subject, purpose } = c.get('link')
  if (!subject || purpose === 'own') return undefined
  const call = callOf(c)
  const staged = await stageOfLink(call, subject)
  if (isRefusal(staged)) return unknownLink(c)
  if (stillOpens(staged)) return undefined
  const done = c.req.query('done')
  if (purpose === 'offer') return c.redirect(`${home(c, 'o')}${done ? `?done=${encodeURIComponent(done)}` : ''}`, 303)
  const stage = staged.stage as Over
  const phone = (await seeTenant(call)).settings.coordinatorPhone
  // A form of it pressed again, or too late: the page says how things stand.
  if (c.req.method === 'POST' && !returned) return c.redirect(home(c), 303)
  return show(
    c,
    { title: ({ offerPage }) => offerPage.ended[stage].title, phone, status: failed?.status, problem: failed !== undefined },
    <>
      <ProblemSummary view={returned?.view} trouble={returned?.trouble} />
      <DoneNotice done={doneOf(ownDone, done)} />
      <Ended
        stage={stage}
        was={staged.was ?? staged.meeting}
        home={home(c)}
        nonce={c.get('nonce')}
        now={call.now}
        returned={returned}
      />
    </>,
  )
}

async function shown(c: LinkContext, returned?: Returned, failed?: Failed): Promise<Response> {
  const call = callOf(c)
  const { partnerId, lists } = c.get('link')
  const [all, tenant, cancelled] = await Promise.all([ownPage(call, partnerId), seeTenant(call), cancelledTogether(call, lists)])
  if (isRefusal(all) || isRefusal(cancelled)) return unknownLink(c)
  const only = about(c)
  const theirs = ({ requestId }: { readonly requestId: string }) => only === undefined || requestId === only
  const own = {
    ...all,
    meetings: all.meetings.filter(theirs),
    goesOn: all.goesOn.filter(theirs),
    workers: all.workers.filter(theirs),
  }
  c.set('speaks', own.card.speaks)
  const phone = tenant.settings.coordinatorPhone
  if (failed?.status === 404) {
    const text = failed.trouble.todo
    return deadEnd(c, 404, ({ offerPage }) => ({ title: offerPage.ended.unknown.title, text }), { phone })
  }
  return show(
    c,
    { title: (words) => words.ownPage.title, phone, status: failed?.status, problem: failed !== undefined },
    <OwnPage
      own={own}
      cancelled={cancelled}
      tenant={tenant}
      home={home(c)}
      whole={only === undefined}
      nonce={c.get('nonce')}
      now={call.now}
      returned={returned}
      done={doneOf(ownDone, doneHere(c))}
    />,
  )
}
