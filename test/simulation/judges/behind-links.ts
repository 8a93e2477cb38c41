import type { Link } from '#core/ports.ts'
import type { Meeting } from '#core/records/meeting.ts'
import type { Offer } from '#core/records/offer.ts'
import type { Request } from '#core/records/request.ts'
import type { Window } from '#core/time/interval.ts'
import { keyText } from '#core/records/keys.ts'
import { formats } from '#copy/format.ts'
import { linkKey } from '#store/keys.ts'
import { sha256 } from '#web/hash.ts'
import type { Reply, Sent } from '../world/calls.ts'
import type { Records } from '../world/records.ts'

/** Clocks differ by so much: about a moment this near nothing is said here. */
const SLACK = 5000

export function linkOf(records: Records, path: string): Link | undefined {
  const [, , token = ''] = (path.split('?', 1)[0] ?? '').split('/')
  return records.at(keyText(linkKey(sha256(token)))) as unknown as Link | undefined
}

/** Made before its partner locked their links, or had another number. */
export function isLocked(records: Records, path: string): boolean {
  const link = linkOf(records, path)
  const card = records.all('card').find((one) => one.id === link?.partnerId)
  return link !== undefined && (link.since ?? '') < (card?.linksFrom ?? '')
}

/** What a link opens is what the records say, and an old link opens nothing after a lock: what not, in words. */
export function watchLinks(records: Records, now: () => number) {
  const asked = new Map<Sent, { readonly locked: boolean; readonly before: string }>()

  function matterOf({ subject }: Link) {
    const [, requestId = ''] = /#REQ#(.*)$/.exec(subject?.pk ?? '') ?? []
    const request = records.all('request').find((one) => one.id === requestId)
    const meetings = records.all('meeting').filter((one) => one.requestId === requestId)
    const offer = subject && (records.at(keyText(subject)) as Offer | undefined)
    return { request, meetings, offer }
  }

  const seenNow = (link: Link): string => {
    const { request, meetings, offer } = matterOf(link)
    return [request, offer, ...meetings].map((one) => `${one?.id} ${one?.version}`).join()
  }

  return {
    asked(sent: Sent): void {
      const link = sent.room === 'link' ? linkOf(records, sent.path) : undefined
      if (link) asked.set(sent, { locked: isLocked(records, sent.path), before: seenNow(link) })
    },
    answered(sent: Sent, { status, body }: Reply): string[] {
      const link = linkOf(records, sent.path)
      const then = asked.get(sent)
      asked.delete(sent)
      if (!link || !then) return []
      if (then.locked && status < 400) return [`${sent.method} ${sent.path.slice(0, 2)}: an old link opened after a lock`]
      const isPage = sent.method === 'GET' && status === 200 && /^\/o\/[\w-]+(\?|$)/.test(sent.path)
      if (!isPage || seenNow(link) !== then.before) return []
      const { request, meetings, offer } = matterOf(link)
      return request && offer?.kind === 'offer' ? untruths(body, { request, meetings, offer }, now()) : []
    },
  }
}

interface Matter {
  readonly request: Request
  readonly meetings: readonly Meeting[]
  readonly offer: Offer
}

function untruths(body: string, { request, meetings, offer }: Matter, now: number): string[] {
  const { full } = formats('fi')
  const says = (window: Window) => body.includes(full(window))
  const theirs = meetings.filter((one) => one.partnerId === offer.partnerId)
  if (!body.includes('<html lang="fi"')) return [] // the words below are those of most
  if (theirs.some((one) => [one.start, one.end].some((at) => Math.abs(Date.parse(at) - now) < SLACK))) return []
  const seat = request.taken.find((one) => one.offerId === offer.id)
  const open = request.state !== 'closed'
  const ahead = theirs.filter((one) => one.state === 'scheduled' && open && Date.parse(one.start) > now)
  const [born] = ahead.filter((one) => one.offerId === offer.id)
  const agreed = body.includes('Sovittu!')
  return [
    ...(agreed && !(seat?.state === 'confirmed' && open)
      ? [`the page of ${offer.id} says agreed, and the seat is ${seat?.state}`]
      : []),
    ...(agreed && born && !says(born) ? [`the page of ${offer.id} says agreed, and not that it is at ${born.start}`] : []),
    ...(born && seat?.state === 'confirmed' && !agreed ? [`the page of ${offer.id} does not say that it is agreed`] : []),
    ...(born?.proposal && !says(born.proposal) ? [`the page of ${offer.id} is silent of ${born.proposal.start}, proposed`] : []),
    ...(agreed &&
    !born &&
    offer.slot &&
    says(offer.slot) &&
    !theirs.some((one) => one.state === 'scheduled' && one.start === offer.slot?.start)
      ? [`the page of ${offer.id} says ${offer.slot.start}, and nothing is agreed for then`]
      : []),
    ...(body.includes('Pidämme sinulle ajan') && !(seat?.state === 'held' && open)
      ? [`the page of ${offer.id} keeps a time, and the seat is ${seat?.state}`]
      : []),
    ...(ahead.some((one) => body.includes(`${full(one)} on peruttu`))
      ? [`the page of ${offer.id} says cancelled of what is agreed`]
      : []),
  ]
}
