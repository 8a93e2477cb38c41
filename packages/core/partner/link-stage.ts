import type { Call } from '../commit/call.ts'
import { whyNot } from '../policy/may.ts'
import type { Key } from '../ports.ts'
import { filedNotices } from '../records/filed.ts'
import { keyText, requestIdOf } from '../records/keys.ts'
import type { Meeting } from '../records/meeting.ts'
import type { Notice } from '../records/notice.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { loadAggregate } from '../relationship/load.ts'
import { meetingsFor } from '../relationship/load-filed.ts'
import { type Staged, stageOf, stageOfMeeting } from '../records/stage.ts'

/** What a link about one offer or meeting opens now. Refuses NOT_FOUND where it is not there. */
export async function stageOfLink(call: Call, subject: Key): Promise<Staged | Refusal> {
  const { by, now } = call
  const refused = whyNot(by, 'partner.see-own', { partner: { id: by.id } })
  if (refused) return refuse(refused)
  const id = subject.sk.slice(subject.sk.indexOf('#') + 1)
  const aggregate = await loadAggregate(call, requestIdOf(id), { meeting: id })
  const [offer] = (aggregate?.offers ?? []).filter((one) => keyText(one) === keyText(subject) && one.partnerId === by.id)
  if (!aggregate) return refuse('NOT_FOUND')
  if (offer) return stageOf({ ...aggregate, offer, meetings: await meetingsFor(call, aggregate, offer) }, now)
  const meeting = aggregate.meetings.find((one) => keyText(one) === keyText(subject))
  const isTold = ({ to, subject: of }: Notice) => to.id === by.id && keyText(of) === keyText(subject)
  const theirs = meeting?.partnerId === by.id || aggregate.notices.some(isTold)
  return meeting && (theirs || (await filedAbout(call, meeting)).some(isTold))
    ? stageOfMeeting(meeting, aggregate, by.id, now)
    : refuse('NOT_FOUND')
}

const filedAbout = async ({ store }: Call, meeting: Meeting): Promise<readonly Notice[]> =>
  (await store.query(filedNotices(meeting))).items as unknown as Notice[]
