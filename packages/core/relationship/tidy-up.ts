import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { type Instant, Unavailable } from '../ports.ts'
import type { Errand } from '../records/errand.ts'
import { isAhead, type Meeting } from '../records/meeting.ts'
import { atRest } from '../records/record.ts'
import type { Untidied } from '../records/untidied.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { arrangeAnew } from './arrange.ts'
import { endMeeting } from './end-meeting.ts'
import { withdrawOffer } from './end-offer.ts'
import { endProposal } from './end-proposal.ts'
import { endRelationship } from './end-relationship.ts'
import { type Loaded, loadToTidy } from './load.ts'
import { handOn, inviteWorker, mayInvite } from './hand-on.ts'
import { losePartner } from './lose-partner.ts'

/** No piece is begun once a commit has changed so many records. A piece changes some fifteen at most. */
const HANDFUL = 8
/** Commits of one call. What is left then is due at once again: whoever pokes goes on. */
const ROUNDS = 60

/** One offer, meeting or relationship, brought to the end that was decided for it. */
type Piece = (work: Work) => void

/**
 * `tidying` of an errand: what was decided for many (`leave-to-tidy.ts`) is written into their own records, a handful a
 * commit, in the name of whoever decided it. A call that breaks off in between goes on when it comes again.
 */
export async function tidyUp(call: Call, requestId: string): Promise<Errand | Refusal> {
  const { idempotency: _once, ...round } = call
  for (let rounds = 1; ; rounds++) {
    const seen = await loadToTidy(call, requestId)
    if (isRefusal(seen)) return seen
    const decided = seen.request.untidied?.[0]
    const done = await transact<Loaded, Errand>(
      { ...round, by: decided?.by ?? call.by, carriesOut: true },
      {
        subject: requestId,
        load: () => loadToTidy(call, requestId),
        decide: (loaded, work) => handful(work, loaded, decided, rounds === ROUNDS),
      },
    )
    // Whoever decided it is not here to be told: whoever poked brings the key again.
    if (isRefusal(done)) throw done.refused === 'BUSY' ? new Unavailable('store') : new Error(`refused: ${done.refused}`)
    if (done.waitsFor === 'nothing' || rounds === ROUNDS) return done
  }
}

function handful(work: Work, loaded: Loaded, decided: Untidied | undefined, last: boolean): Errand | Refusal {
  const { request, errand } = loaded
  if (!errand) return refuse('NOT_FOUND')
  const [first, ...others] = request.untidied ?? []
  if (!first) return errand.waitsFor === 'nothing' ? errand : work.change(errand)(() => atRest, 'errand.done')
  if (first.at !== decided?.at || first.by.id !== decided.by.id) return errand // somebody else has finished with that one
  const pieces = piecesOf(loaded, first, work.now)
  while (pieces.length > 0 && work.touched().length < HANDFUL) pieces.shift()?.(work)
  if (pieces.length > 0) {
    work.guard(request)
    return last ? work.change(errand)(() => ({ due: work.now }), 'errand.left') : errand
  }
  work.change(request)(() => ({ untidied: others.length > 0 ? others : undefined }), 'request.tidied')
  return others.length > 0 ? errand : work.change(errand)(() => atRest, 'errand.done')
}

/** What is still to be done of it, the soonest meetings first. */
function piecesOf(loaded: Loaded, decided: Untidied, now: Instant): Piece[] {
  const { request, offers, diaries } = loaded
  const { lost, ended = [] } = decided
  const meetings = loaded.meetings.filter(isAhead).toSorted((a, b) => (a.start < b.start ? -1 : 1))
  const those = (ids: readonly string[] | undefined, run: (work: Work, meeting: Meeting) => unknown, is = always): Piece[] =>
    meetings.filter((one) => ids?.includes(one.id) && is(one)).map((meeting) => (work) => void run(work, meeting))
  return [
    ...offers.flatMap((offer): Piece[] => {
      const endedFor = decided.offers?.[offer.id]
      const open = offer.state === 'sent' || offer.state === 'accepted'
      return open && endedFor ? [(work) => void withdrawOffer(work, loaded, offer, endedFor)] : []
    }),
    ...ended
      .filter((partnerId) => diaries.get(partnerId)?.families.includes(request.id))
      .map(
        (partnerId): Piece =>
          (work) =>
            endRelationship(work, loaded, partnerId),
      ),
    ...those(decided.asAgreed, endProposal, ({ proposal }) => proposal !== undefined),
    ...those(decided.cancelled, (work, meeting) => endMeeting(work, loaded, meeting, decided)),
    ...those(
      lost?.meetings,
      (work, meeting) => lost && losePartner(work, loaded, meeting, lost),
      ({ partnerId }) => partnerId === lost?.partnerId,
    ),
    ...those(
      decided.toArrange,
      (work, meeting) => arrangeAnew(work, loaded, meeting),
      ({ waitsFor }) => waitsFor === 'partner',
    ),
    ...meetings
      .filter((one) => decided.handedOver && one.workerId !== request.workerId)
      .map(
        (meeting): Piece =>
          (work) =>
            handOn(work, loaded, meeting),
      ),
    ...meetings
      .filter((one) => decided.invites && mayInvite(request, one, now))
      .map(
        (meeting): Piece =>
          (work) =>
            inviteWorker(work, loaded, meeting),
      ),
  ]
}

const always = (_: Meeting): boolean => true
