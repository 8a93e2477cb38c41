import { speaksForAnother } from '../policy/actor.ts'
import type { Verb } from '../policy/verbs.ts'
import type { Call } from '../commit/call.ts'
import { requestIdOf } from '../records/keys.ts'
import { type Refusal, isRefusal, refuse, wrongPartner } from '../refusal.ts'
import type { About } from '../policy/may.ts'
import type { Aggregate, Loaded } from '../relationship/load.ts'
import { loadTidied } from '../relationship/load-tidied.ts'
import { transact } from '../commit/transact.ts'
import type { Work } from '../commit/work.ts'
import { confirmedBy } from '../records/going-on.ts'
import type { Meeting } from '../records/meeting.ts'

/** One meeting with its request, changed in one commit, by whoever may do `verb` (policy/verbs.ts). */
export function changeMeeting(
  call: Call,
  id: string,
  verb: Verb,
  decide: (work: Work, loaded: Loaded, meeting: Meeting) => Meeting | Refusal,
  also: (meeting: Meeting) => Promise<Pick<Loaded, 'cards' | 'diaries'>> = async () => ({ cards: new Map(), diaries: new Map() }),
): Promise<Meeting | Refusal> {
  return transact<{ loaded: Loaded; meeting: Meeting }, Meeting>(call, {
    subject: requestIdOf(id),
    async load() {
      const loaded = await loadTidied(call, requestIdOf(id), verb, {
        about: (all) => ofMeeting(all, id),
        filed: { meeting: id },
      })
      if (isRefusal(loaded)) return loaded
      const meeting = loaded.meetings.find((one) => one.id === id)
      if (!meeting) return refuse('NOT_FOUND')
      if (speaksForAnother(call.by, meeting.partnerId)) return wrongPartner
      const { cards, diaries } = await also(meeting)
      return {
        loaded: { ...loaded, cards: new Map([...loaded.cards, ...cards]), diaries: new Map([...loaded.diaries, ...diaries]) },
        meeting,
      }
    },
    decide: ({ loaded, meeting }, work) => decide(work, loaded, meeting),
  })
}

function ofMeeting({ request, meetings }: Aggregate, id: string): About {
  const meeting = meetings.find((one) => one.id === id)
  return { request, ...(meeting && { meeting }) }
}

export const notScheduled = (meeting: Meeting): Refusal => refuse('WRONG_STATE', { detail: { state: meeting.state } })

/** The refusal while it is being confirmed whether its partner goes on: until then nothing new is agreed, whoever they are. */
export const notYet = ({ request }: Loaded, { partnerId }: Pick<Meeting, 'partnerId'>): Refusal | undefined =>
  confirmedBy(request, partnerId) === undefined ? undefined : refuse('GOING_ON_PENDING')

/** Whether the meeting may get another time: its request goes on, and its partner is still on a seat of it. */
export function whyNotMoved(loaded: Loaded, meeting: Meeting): Refusal | undefined {
  return meeting.state === 'scheduled' ? whyOver(loaded, meeting) : notScheduled(meeting)
}

/** The refusal, where the request has ended or the partner has left it. */
export function whyOver({ request }: Loaded, { partnerId }: Meeting): Refusal | undefined {
  if (request.state === 'closed') return refuse('WRONG_STATE', { detail: { state: 'closed' } })
  const isHere = request.taken.some((seat) => seat.partnerId === partnerId && seat.state === 'confirmed')
  return isHere ? undefined : refuse('WRONG_STATE', { detail: { state: 'no-partner' } })
}
