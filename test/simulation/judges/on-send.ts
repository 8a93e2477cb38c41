import type { Notice } from '#core/records/notice.ts'
import type { Link } from '#core/ports.ts'
import type { Digest } from '#core/records/digest.ts'
import { keyText } from '#core/records/keys.ts'
import { linkKey } from '#store/keys.ts'
import { sha256 } from '#web/hash.ts'
import type { LogLine } from '#memory/log.ts'
import { REFUSED, type Passed } from '../world/services.ts'
import { foreign } from './in-their-language.ts'
import type { Records } from '../world/records.ts'
import { CANARIES, NAMES } from '../world/canaries.ts'
import { bearerToken, browserToken, LEFT_OPEN, STAFF } from '../world/tenant.ts'

/** Bugs as the rooms write them down: none may ever be. */
const BUGS = /\.bug$|^advance\.failed$|\.unreadable$|^receipt\.refused$/
/** Tokens of those who are signed in. */
const SECRETS = [...STAFF.flatMap((id) => [bearerToken(id), browserToken(id)]), ...LEFT_OPEN]
/** What opens a page to whoever has it. */
const LINK = /\/[om]\/([\w-]{22})/g
/** A calendar file breaks its lines anywhere. */
const unfolded = (ics: string): string => ics.replaceAll(/\r?\n[ \t]/g, '')
/** A refusal for BUSY has no one to tell it to here. */
const LOST_RACES = /^advance\.failed$|^receipt\.refused$/

interface Watching {
  readonly records: Records
  readonly wrong: (what: string) => void
  /** What may stand in a message to its own reader only: phone numbers and addresses. */
  readonly addresses: readonly string[]
  readonly poison: () => boolean
  /** Whether an earlier version answers too: it was frozen with the words of one language. */
  readonly others: () => boolean
  /** Faults that whoever runs just now has met: a race lost four times in a row is no bug. */
  readonly harm: () => number
}

/** What leaves the house: messages, wake-ups and log lines. */
export function watchSent({ records, wrong, addresses, poison, others, harm }: Watching) {
  const sends = new Map<string, number>()
  const words = [...Object.values(CANARIES), ...NAMES, ...SECRETS]
  const tokens = new Set<string>()

  function passed(message: Passed): void {
    const { tag, to, text, html = '', ics = '' } = message
    const record = records.at(tag) as unknown as Notice | Digest | undefined
    if (record?.kind === 'digest') return digested(record, message)
    const notice = record
    const before = sends.get(tag) ?? 0
    for (const [, token = ''] of text.matchAll(LINK)) {
      tokens.add(token)
      const opens = records.at(keyText(linkKey(sha256(token)))) as unknown as Link | undefined
      if (notice && opens?.partnerId !== notice.to.id)
        wrong(`notice ${notice.id} to ${notice.to.id} has a link that opens the page of ${opens?.partnerId ?? 'nobody'}`)
    }
    sends.set(tag, before + 1)
    if (notice && !others()) for (const what of foreign(records, notice, message)) wrong(what)
    if (!notice) return wrong(`a message about no notice: ${tag}`)
    if (!records.addressesOf(notice.to).has(to))
      wrong(`notice ${notice.id} to ${notice.to.id} went to the address of somebody else`)
    if (notice.state !== 'claimed' && before === 0) wrong(`notice ${notice.id} was sent while ${notice.state}`)
    // A subject to staff begins with which matter it is, and there alone it may stand.
    const said = notice.to.role === 'partner' ? text : text.replace(`${CANARIES.clientReference}: `, '')
    for (const canary of [...words, ...addresses.filter((one) => one !== to)])
      if (`${said} ${html} ${unfolded(ics)}`.includes(canary)) wrong(`notice ${notice.id} says ${canary}`)
  }

  /** A coordinators' digest: claimed, to the mailbox it is of, in its reader's language, with nothing of anybody's in it. */
  function digested(digest: Digest, { tag, to, text, html = '' }: Passed): void {
    const [tenant] = records.all('tenant')
    const staff = records.items().find((one) => one['kind'] === 'staff' && one['id'] === digest.reader)
    const wanted = digest.reader === undefined ? tenant?.settings.coordinatorEmail : staff?.['email']
    sends.set(tag, (sends.get(tag) ?? 0) + 1)
    if (to !== wanted) wrong(`the digest ${digest.id} went to somebody else's mailbox`)
    if (digest.waitsFor !== 'marking') wrong(`the digest ${digest.id} was sent while it waits for ${digest.waitsFor}`)
    if (!/^- /m.test(text)) wrong(`the digest ${digest.id} says nothing`)
    const said = `${text} ${html}`.replaceAll(`${CANARIES.clientReference}: `, '')
    for (const canary of [...words, ...addresses, 'parent', 'vanhem'])
      if (said.includes(canary)) wrong(`the digest says ${canary}`)
  }

  function logged(line: LogLine): void {
    const text = JSON.stringify(line)
    for (const token of tokens) if (text.includes(token)) wrong(`the log says a token: ${line.event}`)
    for (const canary of [...words, ...addresses]) if (text.includes(canary)) wrong(`the log says ${canary}`)
    const expected =
      (line.event === 'on-change.unreadable' && poison()) ||
      line['name'] === REFUSED ||
      // A table that was put back does not know every message.
      (line.event === 'receipt.refused' && line['code'] === 'NOT_FOUND' && records.isPutBack()) ||
      (LOST_RACES.test(line.event) && harm() >= 4)
    if (BUGS.test(line.event) && !expected) wrong(`log: ${text}`)
  }

  /** Two keys and a time: nothing else may stand in what Scheduler keeps, unencrypted by us. */
  function kept(wakeUp: string): void {
    for (const canary of [...words, ...addresses, ...tokens]) if (wakeUp.includes(canary)) wrong(`a wake-up says ${canary}`)
  }

  /** The table was put back: a message that it does not know is another, should there be one of that name again. */
  function forget(): void {
    for (const tag of sends.keys()) if (!records.at(tag)) sends.delete(tag)
  }

  return { passed, logged, kept, forget, sends: sends as ReadonlyMap<string, number> }
}
