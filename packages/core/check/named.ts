import type { Meeting } from '../records/meeting.ts'
import type { LedgerEntry } from '../records/partner.ts'
import { type Key } from '../ports.ts'
import { keys, keyText, requestIdOf } from '../records/keys.ts'
import { called, disagree, type Finding, nameOf, wrong } from './finding.ts'
import type { Records } from './records.ts'

/** Partners on seats, asked, meeting and in the register have card, diary and contact. */
export function strangers(org: string, records: Records): Finding[] {
  const namers = [
    ...records.all('request').flatMap((one) => one.taken.map(({ partnerId }) => ({ one, partnerId }))),
    ...records.all('offer').map((one) => ({ one, partnerId: one.partnerId })),
    ...records.all('meeting').flatMap((one) => (one.partnerId === null ? [] : [{ one, partnerId: one.partnerId }])),
    ...[...records.all('card'), ...records.all('diary'), ...records.all('contact')].map((one) => ({ one, partnerId: one.id })),
  ]
  return namers.flatMap(({ one, partnerId }) =>
    [keys.card(org, partnerId), keys.diary(org, partnerId), keys.contact(org, partnerId)]
      .filter((key) => !records.at(key))
      .map((key) => disagree('partners', [one, key], `${called(one)} names ${nameOf(key)}, which is not there`)),
  )
}

/** A family is known by the requests that were asked with its reference, and by nothing else. */
export function foreignRequests(records: Records): Finding[] {
  return records.all('family').flatMap((family) =>
    records
      .all('request')
      .filter((one) => family.requests.includes(one.id) && one.clientReference !== family.id)
      .map((one) => disagree('belongs', [family, one], `${called(one)} is listed for another client than its own`)),
  )
}

/** Offers, meetings and notices belong to a request; a notice speaks of something that is there. */
export function orphans(org: string, records: Records): Finding[] {
  const parts = [...records.all('offer'), ...records.all('meeting'), ...records.all('notice')]
  return parts.flatMap((one) => {
    const named = [keys.request(org, one.requestId), ...(one.kind === 'notice' ? [one.subject] : [])]
    return named
      .filter((key) => !records.at(key))
      .map((key) => disagree('belongs', [one, key], `${called(one)} names ${nameOf(key)}, which is not there`))
  })
}

/** What a link opens: its offer or meeting, and the partner it was made for. `real` is epoch seconds. */
export function deadLinks(org: string, records: Records, real: number): Finding[] {
  return records.links
    .filter(({ expires }) => expires > real)
    .flatMap((link) =>
      [...(link.subject ? [link.subject] : []), ...(link.lists ? [link.lists] : []), keys.card(org, link.partnerId)]
        .filter((key) => !records.at(key))
        .map((key) => disagree('links', [key, link], `a link opens ${nameOf(key)}, which is not there`)),
    )
}

export const lastingReceipts = (records: Records): Finding[] =>
  records.receipts
    .filter(({ expires }) => expires === undefined)
    .map((one) => wrong('receipts', one, `${nameOf(one)} never expires`))

/** Each closed meeting with a partner is in that partner's ledger once, nothing else is, and the diary's months add up. */
export function misbooked(org: string, records: Records): Finding[] {
  const entries = records.all('ledger')
  const meetings = new Map(records.all('meeting').map((one) => [one.id, one]))
  const closed = [...meetings.values()].filter((one) => isClosed(one) && one.partnerId !== null)
  const entered = Map.groupBy(entries, ({ meetingId }) => meetingId)
  return [
    ...entries.flatMap((entry) => {
      const meeting = meetings.get(entry.meetingId)
      const about = [entry, keys.meeting(org, requestIdOf(entry.meetingId), entry.meetingId)]
      const own = meeting && isClosed(meeting) && partnerOf(entry) === meeting.partnerId
      return own ? [] : [disagree('ledger', about, `${nameOf(entry)}: the meeting is ${meeting?.state ?? 'not there'}`)]
    }),
    ...closed.flatMap((one) => {
      const own = entered.get(one.id) ?? []
      const stands = `${keyText(one)} ${one.version} ${own.length}`
      return own.filter(({ corrects }) => corrects === undefined).length === 1 && own.every((entry) => isNamed(entry, own))
        ? []
        : [disagree('ledger', [one, ...own], `${called(one)}: ${own.length} entries`, stands)]
    }),
    ...miscounted(records),
  ]
}

/** A correction names the entry it corrects. */
const isNamed = ({ corrects }: LedgerEntry, own: readonly LedgerEntry[]): boolean =>
  corrects === undefined || own.some(({ sk }) => sk === corrects)

function miscounted(records: Records): Finding[] {
  const entries = Map.groupBy(records.all('ledger'), partnerOf)
  return records.all('diary').flatMap((diary) => {
    const mine = entries.get(diary.id) ?? []
    const sums = Map.groupBy(mine, ({ date }) => date.slice(0, 7))
    const wanted = [...sums].map(([month, all]) => `${month} ${sum(all, 'minutes')} ${sum(all, 'cents')}`)
    const found = Object.entries(diary.months).map(([month, { minutes, cents }]) => `${month} ${minutes} ${cents}`)
    const same = wanted.toSorted().join() === found.toSorted().join()
    return same ? [] : [disagree('ledger', [diary, ...mine], `${called(diary)}: months ${found.join(', ')}`)]
  })
}

const isClosed = ({ state }: Meeting): boolean => state === 'held' || state === 'no-show'
const partnerOf = ({ pk }: Key): string => pk.split('#')[2]!
const sum = (entries: readonly LedgerEntry[], what: 'minutes' | 'cents'): number =>
  entries.reduce((total, one) => total + one[what], 0)
