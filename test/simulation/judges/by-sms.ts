import type { Contact } from '#core/records/partner.ts'
import type { Meeting } from '#core/records/meeting.ts'
import type { Offer } from '#core/records/offer.ts'
import { keyText } from '#core/records/keys.ts'
import type { Item } from '#core/ports.ts'
import { FORBIDDEN } from '../people/texters.ts'
import type { Task } from '../engine/task.ts'
import type { Committed } from '../world/ports.ts'
import type { Records } from '../world/records.ts'
import type { Texted } from '../world/triggers.ts'

export interface TextJudge {
  /** A room begins to take in an SMS. */
  readonly began: (sms: Texted, task: Task) => void
}

interface Taken {
  readonly sms: Texted
  readonly owners: readonly string[]
  /** Whether it had been taken in to the end before. */
  readonly again: boolean
  /** Questions open to its sender as it came in. */
  readonly open: ReadonlySet<string>
}

const isBare = (text: string): boolean => !/(?<![a-z0-9])[a-z][2-9](?![a-z0-9])/i.test(text)
const isStop = (text: string): boolean => /^(stop|lopeta|stopp)$/i.test(text)

/** What an SMS may do: worked out here once more, by its number and its words alone. */
export function watchTexts({ records, wrong, now }: { records: Records; wrong: (what: string) => void; now: () => number }) {
  const taken = new WeakMap<Task, Taken>()
  const done = new Set<string>()
  const answeredBy = new Map<string, string[]>()

  const ownersOf = (number: string): string[] =>
    records
      .items()
      .flatMap((one) =>
        one['kind'] === 'contact' && (one as unknown as Contact).phone === number ? [(one as unknown as Contact).id] : [],
      )

  function openTo(partners: readonly string[]): Set<string> {
    const instant = new Date(now()).toISOString()
    const theirs = ({ partnerId }: Offer | Meeting) => partnerId !== null && partners.includes(partnerId)
    const offers = records
      .all('offer')
      .filter((one) => theirs(one) && one.state === 'sent' && one.waitsFor === 'answer' && !one.unsent && instant < one.answerBy)
      .filter(({ requestId }) =>
        records
          .all('request')
          .some(({ id, state, untidied = [] }) => id === requestId && state !== 'closed' && untidied.length === 0),
      )
    const times = records
      .all('meeting')
      .filter((one) => theirs(one) && one.state === 'proposed' && !one.proposal && instant < (one.asked?.answerBy ?? one.start))
    return new Set([...offers, ...times].map(({ id }) => id))
  }

  function committed({ changes, task }: Committed): void {
    const one = taken.get(task)
    if (!one) return
    const { sms, owners, again, open } = one
    const items = changes.flatMap(({ item }) => (item ? [item] : []))
    const stored = items.filter((item) => typeof item['kind'] === 'string' && item['kind'] !== 'event')
    if (owners.length === 0 && stored.some(({ pk }) => !pk.startsWith('NUM#')))
      wrong(`an SMS from a number that is nobody's changed ${stored.map(({ pk, sk }) => `${pk}|${sk}`).join(' ')}`)
    for (const item of items) judgeItem(item, sms)
    const moved = stored.filter((item) => answers(item, owners))
    if (again && moved.length > 0) wrong(`the SMS ${sms.id}, delivered again, answers ${moved.map(({ sk }) => sk).join(' ')}`)
    for (const item of moved) {
      if (!owners.includes(String(item['partnerId'])))
        wrong(`an SMS of ${owners.join()} answers what ${String(item['partnerId'])} was asked`)
      const still = openTo(owners)
      const both = [...open].filter((id) => id === item['id'] || still.has(id))
      if (isBare(sms.text) && both.length > 1) wrong(`a bare word answers ${String(item['id'])}, and ${both.length} are open`)
    }
    if (isStop(sms.text) && items.some((item) => item['kind'] === 'text' && item['about'] === 'stop')) {
      const card = records
        .all('card')
        .find(({ id }) => owners.includes(id) && id === items.find((item) => item['kind'] === 'text')?.['partnerId'])
      if (card?.contactBy.includes('sms')) wrong(`${card.id} wants no SMS any more, and gets them`)
    }
    const replies = items.filter((item) => item['template'] === 'sms-reply' && item['version'] === 1)
    if (replies.length > 0) {
      const before = answeredBy.get(sms.id) ?? []
      answeredBy.set(sms.id, [...before, ...replies.map(keyText)])
      if (new Set(answeredBy.get(sms.id)).size > 1) wrong(`the SMS ${sms.id} is answered ${before.length + 1} times`)
    }
    if (items.some((item) => String(item.pk).includes('#OP#sms-'))) done.add(sms.id)
  }

  /** Neither the number, but where it is kept, nor what is never stored. */
  function judgeItem(item: Item, { from }: Texted): void {
    const text = JSON.stringify(item)
    if (text.includes(from.slice(4)) || FORBIDDEN.some((words) => text.includes(words)))
      wrong(`what came by SMS is stored as it must not be: ${item.pk}|${item.sk}`)
  }

  /** Somebody's question becomes a yes or a no. */
  const answers = (item: Item, owners: readonly string[]): boolean =>
    (item['kind'] === 'offer' &&
      (item['state'] === 'accepted' || item['state'] === 'declined') &&
      item['answeredAt'] !== undefined) ||
    (item['kind'] === 'meeting' &&
      item['version'] !== 1 &&
      item['state'] === 'scheduled' &&
      owners.includes(String(item['partnerId'])))

  return {
    judge: {
      began(sms: Texted, task: Task) {
        const owners = ownersOf(sms.from)
        taken.set(task, { sms, owners, again: done.has(sms.id), open: openTo(owners) })
      },
    } satisfies TextJudge,
    committed,
  }
}
