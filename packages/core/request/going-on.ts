import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { leave } from '../relationship/leave.ts'
import { isBefore, isUnnamed, type GoingOn } from '../records/going-on.ts'
import { keys } from '../records/keys.ts'
import { atRest } from '../records/record.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { stillIn, whoCannot } from '../relationship/going-on.ts'
import { mayInvite } from '../relationship/hand-on.ts'
import { leaveToTidy } from '../relationship/leave-to-tidy.ts'
import { type Loaded, loadRequest, need } from '../relationship/load.ts'
import { currentMeetings } from '../relationship/current.ts'
import { settle } from '../relationship/settle.ts'
import { tellOffice } from '../relationship/tell-office.ts'
import type { Request } from '../records/request.ts'
import { UNTOLD } from '../records/steps.ts'

/**
 * The clock of a going on. Before its time it only says what a coordinator has to do; when it is over, whoever goes on is
 * named to the new worker and their meetings come into that one's calendar, and whoever cannot go on has left, as for any
 * other reason. The commit fails when one of their cards has changed since it was read.
 */
export function lookAtGoingOn(call: Call, { requestId }: GoingOn): Promise<GoingOn | Refusal> {
  return transact<Loaded, GoingOn>(call, {
    subject: requestId,
    load: () => loadRequest(call, requestId, 'request.advance'),
    decide(loaded, work) {
      const { request, goingOn: record } = loaded
      if (!record) return refuse('NOT_FOUND')
      if (record.due === null || record.due > work.now) return record
      if (!request.goingOn || request.state === 'closed') return rest(work, record)
      for (const id of stillIn(work, loaded)) work.guard(need(loaded.cards, id))
      if (work.now < request.goingOn.until) return wait(work, loaded, record, request.goingOn.until)
      goOn(work, loaded)
      return rest(work, record)
    },
  })
}

const rest = (work: Work, record: GoingOn): GoingOn => work.change(record)(() => ({ ...atRest, cannot: [] }), 'going-on.done')

/** Until its time: what a coordinator has to do meanwhile, if anything. They are told when it becomes theirs. */
function wait(work: Work, loaded: Loaded, record: GoingOn, until: string): GoingOn {
  const cannot = whoCannot(work, loaded)
  const near = currentMeetings(work, loaded).some((one) => one.state === 'scheduled' && one.start > work.now && isBefore(one))
  const theirs = { owner: 'coordinator', due: until, attempts: 0, cannot } as const
  const next: Partial<GoingOn> =
    cannot.length > 0
      ? { ...theirs, waitsFor: 'another-partner', reason: 'cannot-go-on' }
      : near
        ? { ...theirs, waitsFor: 'near-meeting', reason: 'near-meeting' }
        : { ...theirs, waitsFor: 'confirming', owner: 'system', reason: 'handed-over' }
  const waits = work.change(record)(() => next, 'going-on.looked-at')
  if (waits.owner === 'coordinator' && waits.waitsFor !== record.waitsFor) sayTo(work, loaded, waits)
  return waits
}

function sayTo(work: Work, loaded: Loaded, about: GoingOn): void {
  const { area, mode } = loaded.request
  const starts = currentMeetings(work, loaded).flatMap(({ state, start }) => (state === 'scheduled' ? [start] : []))
  tellOffice(work, loaded, about, { slots: [], area, mode }, starts)
}

function goOn(work: Work, loaded: Loaded): void {
  const cannot = whoCannot(work, loaded)
  for (const id of cannot) leave(work, loaded, id, { why: 'partner-withdrew', byOthers: true })
  const going = stillIn(work, loaded).filter((id) => !cannot.includes(id))
  const { request } = loaded
  const named = ({ unnamed = [] }: Request) => ({ goingOn: undefined, unnamed: unnamed.filter((id) => !going.includes(id)) })
  if (going.length > 0) work.change(request)(named, 'request.goes-on')
  else if (work.read(request).goingOn) work.change(request)(named, UNTOLD)
  const known = work.read(request)
  const invited = currentMeetings(work, loaded).some(
    (one) => one.state === 'scheduled' && mayInvite(known, one, work.now) && !isUnnamed(known, one.partnerId ?? ''),
  )
  if (invited) leaveToTidy(work, loaded, { invites: true })
  if (known.taken.some(({ state }) => state === 'held')) settle(work, loaded, 'request.goes-on')
}

/**
 * A coordinator finds somebody else before the time is over: whoever cannot go on has left, as for any other reason, and
 * the search begins. Refuses WRONG_STATE where everybody can.
 */
export async function findAnother(call: Call, id: string): Promise<Request | Refusal> {
  return transact<Loaded, Request>(call, {
    subject: id,
    load: () => loadRequest(call, id, 'request.find-another'),
    decide(loaded, work) {
      const { request, goingOn: record } = loaded
      const cannot = record && request.state !== 'closed' ? whoCannot(work, loaded) : []
      if (!record || cannot.length === 0) return refuse('WRONG_STATE', { detail: { state: request.state } })
      for (const one of cannot) leave(work, loaded, one, { why: 'partner-withdrew', byOthers: true })
      work.change(record)(() => ({ due: work.now, cannot: [] }), 'going-on.found-another')
      return work.read(request)
    },
  })
}

/** A card changed, so whether its partner can go on is looked at anew: in each request they are in. */
export async function lookAgain(call: Call, requestIds: readonly string[]): Promise<void> {
  for (const id of requestIds) {
    const done = await transact<GoingOnOf, GoingOn>(call, {
      subject: id,
      load: () => goingOnOf(call, id),
      decide: ({ record }, work) =>
        record.waitsFor === 'nothing' || record.due === null || record.due <= work.now
          ? record
          : work.change(record)(() => ({ due: work.now }), 'going-on.looked-at'),
    })
    if (isRefusal(done) && done.refused !== 'NOT_FOUND') throw new Error(`refused: ${done.refused}`)
  }
}

interface GoingOnOf {
  readonly record: GoingOn
}

async function goingOnOf({ store }: Call, id: string): Promise<GoingOnOf | Refusal> {
  const record = (await store.get(keys.goingOn(store.org, id))) as GoingOn | undefined
  return record ? { record } : refuse('NOT_FOUND')
}
