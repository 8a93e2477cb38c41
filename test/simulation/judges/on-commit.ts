import type { Meeting } from '#core/records/meeting.ts'
import type { Notice } from '#core/records/notice.ts'
import type { Offer } from '#core/records/offer.ts'
import type { Card, Diary } from '#core/records/partner.ts'
import type { Item, Key } from '#core/ports.ts'
import { isFiled } from '#core/records/filed.ts'
import { DUE, keyText } from '#core/records/keys.ts'
import { unaskedOf } from '#core/check/endings.ts'
import { isLive, type Live } from '#core/records/record.ts'
import type { Actor } from '#core/policy/actor.ts'
import type { Request } from '#core/records/request.ts'
import type { Tally } from '#core/records/tally.ts'
import { CHECKED } from '#core/records/phase-check.ts'
import { isStuck } from '#core/records/stuck.ts'
import { isTerminal, mayGo } from '#core/records/transitions.ts'
import type { Change as Said } from '#core/commit/work.ts'
import { foldOf, idle, overfull, overlapping } from '../../support/rules.ts'
import type { Committed } from '../world/ports.ts'
import type { Task } from '../engine/task.ts'
import { noticeRules } from './on-notice.ts'
import { wayRules } from './one-way.ts'
import type { Records } from '../world/records.ts'
import { bindsUnasked } from './binds.ts'
import { untoldChanges } from './told-of-place.ts'
import { partsApart } from './together.ts'
import { notTheirWord } from './whose-word.ts'
import { DAY } from '../engine/when.ts'

interface Watching {
  readonly records: Records
  readonly wrong: (what: string) => void
  /** Epoch milliseconds. */
  readonly now: () => number
  /** The longest an expiry came after its time. */
  readonly expired: (late: number) => void
  /** Whether whatever answers knows this rule of `core/check`. */
  readonly isHeld: (invariant: string) => boolean
}

/** What is still said once a request is over, of what had not begun by then. */
const THANKS = [
  'meeting-passed-on',
  'offer-withdrawn',
  'proposal-ended',
  'released',
  'cancelled',
  'meeting-cancelled',
  'time-declined',
  'ended',
  'thanks',
  'own-link',
  'sms-reply',
  'ending',
]

/** However many meetings, questions or messages there are, one commit changes no more than this, and writes no more than that. */
const MOST_CHANGES = 30
const MOST_WRITES = 51

/** What must hold after every commit, whoever made it and whatever else goes on. */
export function watchCommits({ records, wrong, now, expired, isHeld }: Watching) {
  const last = new Map<string, Item>(records.items().map((item) => [keyText(item), item]))
  const accepted = new Set<string>()
  const changed = new Map<string, number>()
  const retries = new Map<string, number>()
  /** Bounced, and gone on by another way. */
  const onward = new Map<string, number>()
  const claims = new Map<string, number>()
  const bounced = new Set<string>()
  const handled = new Set<string>()
  const marked = new Map<string, Set<Task>>()
  const happened = new Map<string, number>()
  const agreed = new Map<string, number>()
  /** On a break that hands everything back, or these meetings: said once, it is carried out, whatever a second break says. */
  const gaveUp = new Map<string, ReadonlySet<string> | 'all'>()
  const told = noticeRules(records, now)
  /** Of each, what a backup remembers. */
  let remembered: {
    readonly accepted: string[]
    readonly bounced: string[]
    readonly agreed: Map<string, number>
    readonly gaveUp: typeof gaveUp
  }
  /** Nobody looks before this, epoch milliseconds: a table is put back. */
  let looksFrom = 0
  const oneWay = wayRules(records, now)

  function committed({ changes, task }: Committed): void {
    const say = (what: string) => wrong(`#${task.id} ${task.room}: ${what}`)
    if (task.readOnly) say(`${task.what} wrote ${changes.map(({ key }) => key.sk).join(' ')}`)
    const filed = changes.flatMap(({ item }) => (item && isFiled(item) && isRecord(item) ? [item] : []))
    for (const item of filed) if (!isSame(item, last.get(keyText(item)))) say(`${item.sk}: changed as it was filed`)
    const written = changes.flatMap(({ item }) => (item && isRecord(item) && !isFiled(item) ? [item] : []))
    const others = changes.length - 2 * filed.length
    const events = changes.flatMap(({ item }) => (item?.['kind'] === 'event' ? [item] : []))
    audited(written, events, say)
    for (const { item } of changes) if (item?.['kind'] === 'tally') counted(item as unknown as Tally, events, say)
    if (others > MOST_CHANGES || changes.length > MOST_WRITES) say(`${changes.length} records in one commit`)
    for (const what of events.flatMap((event) => notTheirWord(event, requestBefore))) say(what)
    for (const what of events.flatMap((event) => bindsUnasked(event, written, (key) => last.get(key)))) say(what)
    for (const change of events.flatMap((event) => event['changes'] as Said[])) {
      happened.set(change.what, (happened.get(change.what) ?? 0) + 1)
      if (change.what === 'notice.retried') retries.set(keyText(change.key), (retries.get(keyText(change.key)) ?? 0) + 1)
      if (change.what === 'notice.bounced' && change.state === 'waiting')
        onward.set(keyText(change.key), (onward.get(keyText(change.key)) ?? 0) + 1)
      if (change.what === 'notice.claimed') claims.set(keyText(change.key), (claims.get(keyText(change.key)) ?? 0) + 1)
      if (change.what === 'notice.sent') marked.set(keyText(change.key), (marked.get(keyText(change.key)) ?? new Set()).add(task))
      if (change.what === 'notice.bounced') bounced.add(keyText(change.key))
      if (change.what === 'notice.handled') handled.add(keyText(change.key))
    }
    for (const what of endsUnasked(written, events)) say(what)
    for (const what of untoldChanges(written, (key) => last.get(key), String(events[0]?.['at']))) say(what)
    if (isHeld('together'))
      for (const what of partsApart(written, (key) => last.get(key), String(events[0]?.['at']), records)) say(what)
    for (const item of written) {
      const before = last.get(keyText(item))
      last.set(keyText(item), item)
      changed.set(keyText(item), now())
      if (item.version !== (before?.version ?? 0) + 1) say(`${item.sk}: version ${before?.version} to ${item.version}`)
      if (Number(item['schema']) < Number(before?.['schema']))
        say(`${item.sk}: schema ${before?.['schema']} replaced by ${item['schema']}`)
      if (isLive(item)) for (const what of judged(item, before as Live | undefined, String(events[0]?.['at']))) say(what)
    }
  }

  /** Looked at, an end with something agreed beyond is a coordinator's, and is asked daily in the end (`core/check`). */
  function endsUnasked(written: readonly Item[], events: readonly Item[]): string[] {
    const looks = events
      .flatMap((event) => event['changes'] as Said[])
      .filter(({ what }) => /^card\.end-(heard|asked|over)$/.test(what))
    const cards = written.filter((item) => looks.some(({ key }) => keyText(key) === keyText(item))) as unknown as Card[]
    return cards.flatMap((card) => {
      const diary = records.all('diary').find(({ id }) => id === card.id)
      return unaskedOf(card, diary, String(events[0]?.['at'])).map(({ says }) => says)
    })
  }

  /** A request as it was before this commit. */
  const requestBefore = (id: string) =>
    [...last.values()].find((item) => item['kind'] === 'request' && item['id'] === id) as Request | undefined

  function judged(item: Live, before: Live | undefined, at: string): string[] {
    const name = `${item.kind} ${item.id}`
    const from = before?.state ?? item.state
    return [
      ...(mayGo(item.kind, from, item.state) ? [] : [`${name}: ${from} to ${item.state}`]),
      ...(before && isTerminal(item.kind, before.state) && before.state !== item.state
        ? [`${name}: ${before.state} was the end`]
        : []),
      // The hold on everybody is nobody's turn: whoever put it on lifts it.
      ...(item.pk.startsWith('~') ? [] : idle(item).map((what) => `${item.kind} ${what}`)),
      ...indexed(item),
      ...(item.kind === 'request' ? [...overfull(item as Request), ...silent(item as Request)] : []),
      ...(item.kind === 'card' ? backAtMidnight(item as Card) : []),
      ...(item.kind === 'card' ? breaks(item as Card) : []),
      ...(item.kind === 'diary' ? crowded(item as Diary, before as Diary | undefined) : []),
      ...(item.kind === 'meeting' ? begun(item as Meeting, before as Meeting | undefined, at) : []),
      ...(item.kind === 'offer' ? answered(item as Offer, before as Offer | undefined, at) : []),
      ...(item.kind === 'notice' && item.state === 'claimed' && from !== 'claimed' ? untrue(item as Notice) : []),
      ...(item.kind === 'notice' ? told(item as Notice, before as Notice | undefined) : []),
      ...(item.kind === 'notice' ? oneWay(item as Notice, before as Notice | undefined) : []),
      ...(item.due !== null && Date.parse(item.due) - ahead(item, item.due) > longest(item)
        ? [`${name}: waits for ${item.waitsFor} until ${item.due}`]
        : []),
    ]
  }

  /**
   * From when on something waits: from now, or from a meeting that is agreed on, however far ahead it is. The meeting, what
   * reminds of it, and the relationship until the last of them, wait for its time.
   */
  function ahead(item: Live, due: string): number {
    const { kind, waitsFor, pk } = item
    // A question that could not go waits for as long as its times can still be answered for.
    if (item.reason === 'standstill') return Date.parse(due)
    const until = (meetings: readonly Meeting[]) => Math.max(now(), ...meetings.map(({ end }) => Date.parse(end)))
    if (kind === 'request' && (waitsFor === 'meetings' || waitsFor === 'closing'))
      return until(records.all('meeting').filter((one) => one.pk === pk && one.state !== 'cancelled'))
    const own =
      kind === 'meeting' && (waitsFor === 'start' || waitsFor === 'partner')
        ? (item as Meeting)
        : kind === 'notice' && waitsFor === 'sending'
          ? (records.at(keyText((item as Notice).subject)) as Meeting | undefined)
          : undefined
    return own?.kind === 'meeting' && due <= own.end ? until([own]) : now()
  }

  function answered(offer: Offer, before: Offer | undefined, at: string): string[] {
    if (before?.state !== 'sent' || offer.state === 'sent') return []
    if (offer.state === 'expired') expired(now() - Date.parse(before.due ?? before.answerBy))
    // By the true time, whatever the clock of whoever did it says.
    if (offer.state === 'expired' && now() < Date.parse(before.answerBy))
      return [`offer ${offer.id}: expired before ${before.answerBy}`]
    if (offer.state !== 'accepted') return []
    accepted.add(offer.id)
    return at < before.answerBy ? [] : [`offer ${offer.id}: accepted at ${at}, after ${before.answerBy}`]
  }

  function breaks({ id, state, keepsAgreed, handsBack = [] }: Card): string[] {
    const before = gaveUp.get(id)
    if (state !== 'paused') return []
    if (!keepsAgreed) gaveUp.set(id, 'all')
    else if (before !== 'all') gaveUp.set(id, new Set([...(before ?? []), ...handsBack]))
    return []
  }

  /** Agreed on for a time that is over. */
  function begun(meeting: Meeting, before: Meeting | undefined, at: string): string[] {
    const { id, start, state, partnerId } = meeting
    if (partnerId === null) agreed.delete(keyText(meeting))
    const lost =
      before?.partnerId && partnerId === null && meeting.reason === 'partner-away' ? cardOf(before.partnerId) : undefined
    const given = gaveUp.get(before?.partnerId ?? '')
    const isGiven = given === 'all' || given?.has(id)
    if (lost?.state === 'paused' && lost.keepsAgreed && !isGiven)
      return [`meeting ${id}: taken from a partner on a break who keeps it`]
    else if (before?.start !== start || before.partnerId !== partnerId || before.state === 'proposed')
      agreed.set(keyText(meeting), now())
    const nowAgreed =
      state === 'scheduled' &&
      (before?.start !== start || before.state === 'proposed' || (before.partnerId === null && partnerId !== null))
    return nowAgreed && start <= at ? [`meeting ${id}: agreed at ${at}, after it began`] : []
  }

  /** Claimed for sending though what it speaks of is no longer so. */
  function untrue({ id, template, subject, facts, to, channel }: Notice): string[] {
    const about = records.at(keyText(subject)) as Live | undefined
    const offer = about?.kind === 'offer' ? (about as Offer) : undefined
    const meeting = about?.kind === 'meeting' ? (about as Meeting) : undefined
    const request = about?.kind === 'request' ? (about as Request) : (records.at(`${subject.pk}|A`) as Request | undefined)
    const wanted = to.role === 'partner' ? cardOf(to.id)?.contactBy : undefined
    if (wanted && !wanted.includes(channel)) return [`notice ${id}: claimed for ${channel}, which is switched off`]
    if (to.role === 'worker' && request && (to.id !== request.workerId) !== (template === 'meeting-passed-on'))
      return [`notice ${id}: claimed for a worker who has handed the request over`]
    if (request?.state === 'closed' && !THANKS.includes(template) && !(meeting && meeting.start <= request.closedAt!))
      return [`notice ${id}: claimed though its request is over`]
    const gone =
      (template === 'offer' && offer?.state !== 'sent') ||
      (template.includes('reminder') && meeting?.state !== 'scheduled') ||
      (['agreed', 'booked', 'moved', 'confirmed', 'reminder-day', 'reminder-hours', 'meeting-reminder'].includes(template) &&
        meeting !== undefined &&
        (meeting.state === 'cancelled' ||
          meeting.start !== facts.slots[0]?.start ||
          (to.role === 'partner' && meeting.partnerId !== to.id)))
    return gone ? [`notice ${id}: claimed though its ${about?.kind} is ${about?.state}/${about?.waitsFor}`] : []
  }

  /** Newly in two places at once: a longer way home, written into the register later, breaks no promise made before. */
  function crowded(diary: Diary, before: Diary | undefined): string[] {
    const card = cardOf(diary.id)
    const known = before ? overlapping(before, card) : []
    return overlapping(diary, card)
      .filter((one) => !known.includes(one))
      .map((one) => `two places at once: ${one}`)
  }

  const cardOf = (id: string) => records.all('card').find((one) => one.id === id) as Card
  return {
    committed,
    /** What this commit's records were before it. */
    lastOf({ changes }: Committed): (item: Item) => Item | undefined {
      const known = new Map(changes.flatMap(({ item }) => (item ? [[keyText(item), last.get(keyText(item))] as const] : [])))
      return (item) => known.get(keyText(item))
    },
    /** Offers that somebody has said yes to. */
    accepted: accepted as ReadonlySet<string>,
    /** When this record last changed, epoch milliseconds. */
    changedAt: (key: Key) => changed.get(keyText(key)) ?? 0,
    /** Since when somebody may have looked at it. */
    seenFrom: (key: Key) => Math.max(looksFrom, changed.get(keyText(key)) ?? 0),
    /** Since when this meeting has stood as it stands, epoch milliseconds. */
    agreedAt: (key: Key) => agreed.get(keyText(key)),
    /** How often a person asked for this notice again. */
    retries: (tag: string) => retries.get(tag) ?? 0,
    /** How often it came back, and went by another way. */
    onward: (tag: string) => onward.get(tag) ?? 0,
    /** How often a sender claimed it. */
    claims: (tag: string) => claims.get(tag) ?? 0,
    /** Whether this sender has written down itself that the message went. */
    marked: (tag: string, task: Task) => marked.get(tag)?.has(task) ?? false,
    /** Notices that did not arrive, as far as we have written it down. */
    bounced: bounced as ReadonlySet<string>,
    /** Notices that a person has seen to otherwise, also where the table has forgotten that. */
    handled: handled as ReadonlySet<string>,
    /** What the audit says was done → how often. */
    happened: happened as ReadonlyMap<string, number>,
    retried: () => retries.size,
    /** A backup is made of the table as it is now. */
    remember(): void {
      remembered = { accepted: [...accepted], bounced: [...bounced], agreed: new Map(agreed), gaveUp: new Map(gaveUp) }
    },
    /** The table is what the backup remembers, and nobody is let in. */
    putBack(): void {
      looksFrom = Infinity
      const before = new Map(last)
      last.clear()
      for (const item of records.items().filter(isRecord)) last.set(keyText(item), item)
      for (const [key, item] of last) if (before.get(key)?.version !== item.version) changed.set(key, now())
      again(accepted, remembered.accepted)
      again(bounced, remembered.bounced)
      for (const [map, all] of [
        [agreed, remembered.agreed],
        [gaveUp, remembered.gaveUp],
      ] as [Map<string, unknown>, Map<string, unknown>][]) {
        map.clear()
        for (const [key, value] of all) map.set(key, value)
      }
      for (const map of [retries, onward, claims, marked]) for (const tag of map.keys()) if (!last.has(tag)) map.delete(tag)
    },
    letIn: () => void (looksFrom = now()),
  }
}

function again<T>(set: Set<T>, all: readonly T[]): void {
  set.clear()
  for (const one of all) set.add(one)
}

/** A worker is reminded once: after that it is a coordinator's. */
const silent = ({ id, owner, nudges }: Request): string[] =>
  owner === 'worker' && nudges > 1 ? [`request ${id}: reminded ${nudges} times, and still the worker's`] : []

/**
 * Nothing waits longer than this before somebody looks, but a relationship between two meetings and a break with an end.
 * A question is answered within days; what a coordinator does in office hours may fall behind holidays.
 */
const longest = ({ kind, waitsFor, ...owned }: Live): number =>
  (isStuck(owned) || waitsFor === 'call' || CHECKED.some((one) => one === waitsFor)
    ? 9
    : waitsFor === 'meetings'
      ? 45
      : waitsFor === 'pause-end'
        ? 60
        : // An end may be years away; a coordinator who has heard of it is asked anew the next day.
          waitsFor === 'ending'
          ? owned.owner === 'system'
            ? 1100
            : 2
          : kind === 'offer'
            ? 3
            : 9) * DAY

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Helsinki',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** A break until a date ends when that date does where the partner lives, also on the night the clocks change. */
function backAtMidnight({ id, pausedUntil }: Card): string[] {
  const at = pausedUntil && CLOCK.format(Date.parse(pausedUntil))
  return at === undefined || at === '00:00' ? [] : [`card ${id}: paused until ${at}, in the middle of a day`]
}

/** Not an audit record, a count, a receipt, a link or a session. */
const isRecord = ({ pk, kind }: Item): boolean =>
  kind !== undefined && kind !== 'event' && kind !== 'tally' && kind !== 'sweep-mark' && !pk.includes('#OP#')

/** What is over stands elsewhere now, and says what it said. Its worker and partner are those that its request says. */
function isSame(item: Item, before: Item | undefined): boolean {
  const saying = ({
    pk: _pk,
    sk: _sk,
    workerId: _workerId,
    goingOn: _goingOn,
    unnamed: _unnamed,
    uninvited: _uninvited,
    ...one
  }: Item) => JSON.stringify(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return before !== undefined && saying(item) === saying(before)
}

/** The due index says what the record says: put together here anew, not by what production puts it together with. */
function indexed({ kind, id, due, duePk, dueSk, pk, sk }: Live): string[] {
  const wanted = due === null ? undefined : `${due}#${pk}|${sk}`
  return dueSk === wanted && duePk === (due === null ? undefined : DUE)
    ? []
    : [`${kind} ${id}: due ${due}, in the index ${dueSk}`]
}

/** A count goes with what it counts, of whoever did it: one more each time, whoever else does something at that moment. */
function counted({ by, done, version }: Tally, events: readonly Item[], say: (what: string) => void): void {
  const actor = events[0]?.['by'] as Actor | undefined
  if (events.length !== 1 || by !== `${actor?.role}:${actor?.id}`) say(`a count of ${by} with what ${actor?.id} did`)
  if (done !== version) say(`${done} counted of ${by} in ${version} commits`)
}

/** Exactly one audit record a commit, which tells of every record written exactly once, as it was left. */
function audited(written: readonly Item[], events: readonly Item[], say: (what: string) => void): void {
  if (written.length === 0 && events.length === 0) return
  if (events.length !== 1) return say(`${events.length} audit records for ${written.length} records`)
  const told = (events[0]!['changes'] as Said[]).map((one) => `${keyText(one.key as Key)} ${foldOf(one.version, one)}`).toSorted()
  const done = written.map((item) => `${keyText(item)} ${foldOf(item.version, item as unknown as Said)}`).toSorted()
  if (told.join() !== done.join()) say(`the audit tells ${told.join()} of ${done.join()}`)
}
