import type { Offer } from '#core/records/offer.ts'
import type { Reply, FormFields } from '../world/calls.ts'
import type { Records } from '../world/records.ts'

/** What a page says to an answer that comes too late, where the question is over in a way that nothing changes any more. */
const tooLate = ({ state, endedFor }: Offer): readonly string[] | undefined =>
  ({
    expired: ['Vastausaika päättyi.', 'Svarstiden gick ut.'],
    declined: ['Olet jo vastannut toisin.', 'Du har redan svarat något annat.'],
    released: NO_LONGER,
    withdrawn: endedFor === 'taken' ? ['Toinen ehti tällä kertaa ensin.', 'En annan hann först den här gången.'] : NO_LONGER,
  })[state as string]
/** In the languages that partners of the simulated tenant read, and as the version before today's says it. */
const NO_LONGER = [
  'Tähän ei tarvitse enää vastata.',
  'Du behöver inte längre svara på det här.',
  'Tätä aikaa ei enää tarvita.',
  'Den här tiden behövs inte längre.',
]

interface Said {
  /** The question as it stood when the partner pressed, and when the page came back. */
  readonly before: Offer
  readonly after: Offer
  readonly form: FormFields
  /** Whether their links were locked by the time the page came back. */
  readonly locked: boolean
  /** Offers that somebody has said yes to, in a commit. */
  readonly accepted: ReadonlySet<string>
}

/** What a partner was told of a yes or no to a question, and is not so; in words. */
export function untrueOfAnswer({ before, after, form, locked, accepted }: Said, { status, body }: Reply): string[] {
  const { id, state, slot } = after
  const [said = '', start] = String(form['answer']).split(/:(.*)/)
  // A table that was put back meanwhile knows nothing of what had become of it.
  const why = state === 'sent' ? undefined : tooLate(before)
  const over = before.state !== 'sent' && before.state !== 'accepted'
  const yes = status === 200 && said === 'accept'
  return [
    ...(status === 409 && why && !why.some((one) => body.includes(one))
      ? [`offer ${id}: was ${before.state}, and the refusal does not say so`]
      : []),
    ...(status === 404 && state === 'sent' && !locked ? [`offer ${id}: open, and its link opens nothing`] : []),
    ...(status === 200 && said === 'decline' && state !== 'declined'
      ? [`offer ${id}: thanked for a no, and it is ${state}`]
      : []),
    ...(yes && !accepted.has(id) ? [`offer ${id}: told yes, and nobody had accepted`] : []),
    ...(yes && over ? [`offer ${id}: told yes, and it was ${before.state}`] : []),
    ...(yes && slot && slot.start !== start ? [`offer ${id}: told yes to ${start}, and it is for ${slot.start}`] : []),
  ]
}

/**
 * The first sight of a question says nothing of the task; one press further it is told as long as the partner is asked or is
 * in it, and not afterwards. In words.
 */
export function untrueOfTask({ further, before, after, prepare }: Told, { status, body }: Reply): string[] {
  if (status !== 200) return []
  const tells = body.includes(prepare)
  const over = (offer: Offer) => ['declined', 'expired', 'withdrawn', 'released'].includes(offer.state)
  if (!further) return tells ? [`offer ${after.id}: its first sight tells the task`] : []
  if (over(before) && tells) return [`offer ${after.id}: was ${before.state}, and the task is told`]
  return before.state === 'sent' && after.version === before.version && after.answerBy === before.answerBy && !tells
    ? [`offer ${after.id}: open, and the task is not told`]
    : []
}

interface Told {
  /** Whether the page is the one behind the further press. */
  readonly further: boolean
  /** The question as it stood when the partner pressed, and when the page came back. */
  readonly before: Offer
  readonly after: Offer
  readonly prepare: string
}

/** A call promised after a no that nobody knows of, in words. */
export function untrueOfCall(before: Offer, after: Offer | undefined, { status, location }: Reply): string[] {
  const known = after?.callAsked !== undefined || (after?.version ?? 0) > before.version
  return status === 303 && location?.endsWith('?done=call') && !known
    ? [`partner ${before.partnerId} was promised a call, and nobody knows`]
    : []
}

/** What a partner was told of their word whether they go on, and is not so: `still` says why they are in it yet. */
export function untrueOfGoingOn(
  { after, still }: { after: Offer | undefined; still: () => string | undefined },
  { status, location }: Reply,
): string[] {
  const done = status === 303 ? /[?]done=(go-on|cannot|call-me)$/.exec(location ?? '')?.[1] : undefined
  const part = after?.phaseCheck?.open['going-on']
  const left = done === 'cannot' ? still() : undefined
  return [
    ...(left ? [`partner ${after?.partnerId} was told that they do not go on: ${left}`] : []),
    ...(done === 'go-on' && part && part.owner !== 'partner' && after?.goesOn === 'go-on'
      ? [`offer ${after.id}: goes on, and a coordinator is to ask`]
      : []),
    ...(done === 'call-me' && after?.goesOn === 'call-me' && part && part.owner !== 'coordinator'
      ? [`offer ${after.id}: was promised a call, and nobody is to call`]
      : []),
  ]
}

/** Why somebody who was told that they have left a request is in it still: with a seat, a family or a meeting ahead. */
export function stillIn(records: Records, requestId: string, partnerId: string, instant: string): string | undefined {
  const request = records.all('request').find((one) => one.id === requestId)
  const diary = records.all('diary').find((one) => one.id === partnerId)
  const seated = request?.state !== 'closed' && request?.taken.some((seat) => seat.partnerId === partnerId) // a closed one keeps who was here
  const stays =
    seated ||
    diary?.families.includes(requestId) ||
    diary?.bookings.some((one) => one.requestId === requestId && one.start > instant)
  return stays ? `has left ${requestId}, and is still in it` : undefined
}
