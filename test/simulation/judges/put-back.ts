import type { Change } from '#core/commit/work.ts'
import type { Item } from '#core/ports.ts'
import type { By } from '#core/records/by.ts'
import { keyText } from '#core/records/keys.ts'
import { MOST_KNOWN } from '#core/records/gap.ts'
import type { Notice } from '#core/records/notice.ts'
import { isLive } from '#core/records/record.ts'
import { localDate } from '#core/time/zone.ts'
import type { Committed } from '../world/ports.ts'
import type { Records } from '../world/records.ts'
import type { Passed } from '../world/services.ts'

interface Watching {
  readonly records: Records
  readonly wrong: (what: string) => void
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** One change that a person made, and that the table has forgotten. */
interface Deed {
  readonly at: string
  readonly id: string
  readonly what: string
}

/** What of a commit is nobody's deed: messages, and what follows from the rest. */
const FOLLOWS: ReadonlySet<string> = new Set(['notice', 'diary', 'ledger', 'errand', 'digest', 'going-on', 'gap', 'family'])

const changesOf = (event: Item): readonly Change[] => event['changes'] as Change[]
const byPerson = (event: Item): boolean => (event['by'] as By).role !== 'system'
const requestIn = ({ key }: Change): string | undefined => /#REQ#(.+)$/.exec(key.pk)?.[1]
const isAsked = ({ template }: Notice): boolean => template === 'offer' || template.includes('reminder')

/**
 * A table that was put back to an earlier moment sends nothing that had gone, shows a coordinator once whatever people did
 * since that moment, and leaves each such matter alone until they have dealt with it.
 */
export function watchPutBack({ records, wrong, now }: Watching) {
  let when: 'remembers' | 'goes on' | undefined
  const forgotten: Item[] = []
  const said = new Set<string>()
  /** Messages that had gone: of one that the backup holds, its name tells whether it did. */
  const gone = new Set<string>()
  /** Messages that the backup holds. */
  const known = new Set<string>()
  /** Requests and partners about whom somebody has done something since; and messages that somebody wants once more. */
  const touched = new Set<string>()
  const retried = new Set<string>()

  function wordsOf({ tag, to, text }: Passed): string {
    const record = records.at(tag) as Notice | undefined
    if (record?.kind !== 'notice') return `${tag} on ${localDate(new Date(now()).toISOString())}: ${text}`
    if (record.template === 'offer') return `${to} was asked of ${record.requestId}`
    return `${to} ${tag.replace(/-v\d+-/, '-')}: ${text.replaceAll(/https:\S+/g, '')}`
  }

  /**
   * Somebody has done something about it since the table was put back, or has said that what was forgotten is cleared up: what
   * the machine makes of that it makes for the first time.
   */
  const isTouched = ({ requestId, to }: Notice): boolean =>
    [requestId, to.id].some((id) => touched.has(id) || isDealtWith(id)) ||
    records.all('offer').some((one) => one.requestId === requestId && (touched.has(one.partnerId) || isDealtWith(one.partnerId)))
  const isDealtWith = (id: string) => records.all('gap').some((gap) => gap.id === id && gap.state === 'dealt-with')

  const openGap = ({ requestId, to }: Notice) =>
    records.all('gap').find(({ id, state }) => state === 'open' && (id === requestId || (to.role === 'partner' && id === to.id)))

  function committed({ changes }: Committed): void {
    const events = changes.flatMap(({ item }) => (item?.['kind'] === 'event' && !item.pk.startsWith('~') ? [item] : []))
    if (when === 'remembers') forgotten.push(...events)
    if (when !== 'goes on') return
    for (const change of events.filter(byPerson).flatMap(changesOf)) {
      if (change.what === 'notice.retried') retried.add(keyText(change.key))
      const about = requestIn(change) ?? change.id
      if (change.kind !== 'gap') touched.add(about)
    }
  }

  function passed(message: Passed): void {
    const { tag } = message
    if (when === 'remembers') {
      said.add(wordsOf(message))
      gone.add(tag)
    }
    if (when !== 'goes on') return
    const hold = records.all('standstill').find(({ pk, state }) => pk.startsWith('~') && state === 'on')
    if (hold) wrong(`${tag} was sent though everything has been on hold since ${hold.since}`)
    const notice = records.at(tag) as Notice | undefined
    const words = wordsOf(message)
    if (notice?.kind !== 'notice') {
      if (said.has(words)) wrong(`${tag} had gone before the table was put back, and goes again`)
      return
    }
    const again = known.has(tag) ? gone.has(tag) && !retried.has(tag) : said.has(words) && !isTouched(notice)
    if (again) wrong(`notice ${notice.id} had gone before the table was put back, and goes again`)
    const gap = openGap(notice)
    if (gap && isAsked(notice) && !isTouched(notice))
      wrong(`notice ${notice.id} goes though what the table forgot of ${gap.about} ${gap.id} is not dealt with`)
  }

  const deedsOf = (event: Item): Deed[] =>
    changesOf(event)
      .filter(({ kind }) => !FOLLOWS.has(kind))
      .map(({ id, what }) => ({ at: String(event['at']), id, what }))
  const isSame = (deed: Deed) => (one: Deed) => one.at === deed.at && one.id === deed.id && one.what === deed.what

  /** Asked once all is known outside: is every deed of a person a coordinator's, and none of them twice? */
  function listed(): void {
    const gaps = records.all('gap')
    const deeds = forgotten.filter(byPerson).flatMap(deedsOf)
    for (const deed of deeds) {
      const shown = gaps.map(({ known: all }) => all.filter((one) => one.by.role !== 'system' && isSame(deed)(one)).length)
      const isCut = gaps.some(({ known: all }) => all.length === MOST_KNOWN) // it says how many more there are
      if (shown.every((times) => times === 0) && !isCut) wrong(`${deed.what} of ${deed.id} is forgotten, and nobody is told`)
      // Two at one moment are two.
      if (shown.some((times) => times > deeds.filter(isSame(deed)).length))
        wrong(`${deed.what} of ${deed.id} at ${deed.at} is told twice`)
    }
    for (const { id, state, owner, due } of gaps)
      if (state === 'open' && (owner !== 'coordinator' || due === null)) wrong(`gap ${id} is open, and nobody's`)
  }

  return {
    committed,
    passed,
    listed,
    /** A backup is made of the table as it is now. */
    remember: () => void (when = 'remembers'),
    putBack(): void {
      when = 'goes on'
      for (const one of records.all('notice')) known.add(keyText(one))
    },
    /** Once people have dealt with all of it. */
    atRest: (): string[] => [
      ...records.all('gap').flatMap(({ id, waitsFor }) => (waitsFor === 'nothing' ? [] : [`gap ${id} waits for ${waitsFor}`])),
      ...records
        .items()
        .filter(isLive)
        .filter(({ parked }) => parked !== undefined)
        .map(({ kind, id }) => `${kind} ${id} is parked, and nothing is left to deal with`),
    ],
  }
}
