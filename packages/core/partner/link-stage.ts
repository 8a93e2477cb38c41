import type { Call } from '../commit/call.ts'
import { whyNot } from '../policy/may.ts'
import type { Key } from '../ports.ts'
import { keyText, requestIdOf } from '../records/keys.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { loadAggregate } from '../relationship/load.ts'
import { type Staged, stageOf, stageOfMeeting } from '../records/stage.ts'

/** What a link about one offer or meeting opens now. Refuses NOT_FOUND where it is not there. */
export async function stageOfLink(call: Call, subject: Key): Promise<Staged | Refusal> {
  const { by, now } = call
  const refused = whyNot(by, 'partner.see-own', { partner: { id: by.id } })
  if (refused) return refuse(refused)
  const aggregate = await loadAggregate(call, requestIdOf(subject.sk.slice(subject.sk.indexOf('#') + 1)))
  const [offer] = (aggregate?.offers ?? []).filter((one) => keyText(one) === keyText(subject) && one.partnerId === by.id)
  if (!aggregate) return refuse('NOT_FOUND')
  if (offer) return stageOf({ ...aggregate, offer }, now)
  const meeting = aggregate.meetings.find((one) => keyText(one) === keyText(subject))
  const told = aggregate.notices.some(({ to, subject: of }) => to.id === by.id && keyText(of) === keyText(subject))
  return meeting && (told || meeting.partnerId === by.id) ? stageOfMeeting(meeting, aggregate, by.id, now) : refuse('NOT_FOUND')
}
