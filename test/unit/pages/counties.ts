import { cancelMeeting } from '#core/meeting/cancel.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import { askForCall } from '#core/offer/call-me.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { changePartner } from '#core/partner/change.ts'
import { pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import type { Item } from '#core/ports.ts'
import { orgOf } from '#core/records/keys.ts'
import { indexed } from '#core/records/indexes.ts'
import type { PageLanguage } from '#core/reference/languages.ts'
import { ask } from '#core/request/ask.ts'
import { cancelRequest } from '#core/request/close.ts'
import { makeDemo } from '#local/demo/demo.ts'
import { DEMO_ORG } from '#local/people.ts'
import { type MemoryPorts, memoryPorts } from '#memory/ports.ts'
import { confirmed, further, notices, view } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, ORG, world } from '../../support/world.ts'
import { LINK_URL } from './visitor.ts'

/** A tenant with much going on, and what its partners were sent. */
export interface County {
  readonly ports: MemoryPorts
  readonly org: string
  readonly links: readonly string[]
  /** What people typed into it, the longest first: it stands on pages in whatever language they wrote. */
  readonly typed: readonly string[]
}

/** The demo, as it stands on a Monday morning. */
export async function demoCounty(): Promise<County> {
  const now = '2026-11-23T08:00:00.000Z'
  const { items, sent } = await makeDemo(now, LINK_URL)
  const ports = memoryPorts({ seed: 1, now })
  ports.table.restore({ items })
  return county(
    ports,
    DEMO_ORG,
    sent.map((line) => (line.channel === 'sms' ? line.text : line.email.text)),
  )
}

/** What the demo has not: proposals both ways, partners who cannot come, what is stuck and what did not arrive. */
export async function troubledCounty(): Promise<County> {
  const w = await world()
  const later = (hour: number) => ({ start: `2026-12-02T${hour}:00:00.000Z`, end: `2026-12-02T${hour + 1}:00:00.000Z` })
  const [byWorker, byPartner, gone, over, stuck] = await Promise.all(
    ['Aino', 'Åke', 'Örjan', 'Väinö', 'Sari'].map((firstName) => aPartner(w.coordinator(), { firstName })),
  ).then(async (partners) => {
    const lives = []
    for (const partnerId of partners) lives.push(await confirmed(w, { partnerId }))
    return lives
  })
  const request = (more: Record<string, unknown> = {}) => ask(w.worker(), aRequest(more))
  ok(await proposeMove(w.worker(), byWorker!.meetingId, later(10)))
  ok(await proposeMove(w.partner(byPartner!.partnerId), byPartner!.meetingId, later(12)))
  await further(w, gone!, '2026-12-03T10:00:00.000Z')
  ok(await cancelMeeting(w.partner(gone!.partnerId), gone!.meetingId))
  const free = { windows: [{ start: '2026-12-09T10:00:00.000Z', end: '2026-12-09T12:00:00.000Z' }] }
  const [declined, refused, counter] = [ok(await request(free)), ok(await request(free)), ok(await request(free))]
  await w.settle()
  const openOffer = async (id: string) => (await view(w, id)).offers.find(({ state }) => state === 'sent')!
  const no = await openOffer(declined.id)
  ok(await answerOffer(w.partner(no.partnerId), no.id, { kind: 'decline' }))
  ok(await askForCall(w.partner(no.partnerId), no.id))
  const other = await openOffer(counter.id)
  ok(await answerOffer(w.partner(other.partnerId), other.id, { kind: 'other-time', ...later(14) }))
  ok(await cancelRequest(w.worker(), refused.id, { as: 'withdrawn' }))
  ok(await request({ area: '734', languages: ['so'] }))
  await w.settle()
  await w.passTo('2026-11-25T14:00:00.000Z')
  ok(await closeMeeting(w.worker(), over!.meetingId, { outcome: 'no-show-parent' }))
  ok(await pausePartner(w.coordinator(), over!.partnerId, {}))
  const ahead = { windows: [{ start: '2026-12-08T10:00:00.000Z', end: '2026-12-08T12:00:00.000Z' }] }
  const asked = [ok(await request(ahead)), ok(await request({ ...ahead, area: '853' }))]
  await w.settle()
  const checks = { undertakingUntil: '2026-12-01', agreementUntil: '2027-12-31' }
  ok(await changePartner(w.coordinator(), gone!.partnerId, { checks }))
  await w.pass({ minutes: 10 })
  const patch = (which: (item: Item) => boolean, how: object) => patched(w.ports, ORG, which, how)
  const mark = { since: w.ports.clock.now(), owner: 'system', reason: 'changed' }
  const stays = { owner: 'coordinator', reason: 'stuck', due: '2026-11-25T18:00:00.000Z', attempts: 5, stuck: mark }
  await patch(({ id }) => id === stuck!.requestId, stays)
  await patch(({ id }) => id === stuck!.meetingId, stays)
  await patch(({ kind, state, requestId }) => kind === 'offer' && state === 'sent' && requestId === asked[0]?.id, stays)
  await patch(({ kind, id }) => kind === 'card' && id === stuck!.partnerId, { ...stays, waitsFor: 'hand-back' })
  await patch(({ kind, id }) => kind === 'diary' && id === stuck!.partnerId, { ...stays, waitsFor: 'rematch' })
  await patch(({ kind }) => kind === 'tenant', { ...stays, waitsFor: 'rematch' })
  const lost = { ...stays, reason: 'failed', waitsFor: 'person', stuck: undefined }
  const some = notices(w).map(({ id }) => id)
  await patch(({ id }) => id === some[0], { ...lost, state: 'failed', failedFor: 'opted-out' })
  await patch(({ id }) => id === some[1], { ...lost, state: 'unknown' })
  await patch(({ id }) => id === some[2], { ...stays, waitsFor: 'sending', state: 'waiting' })
  await patch(({ id }) => id === some[3], { state: 'suppressed', suppressedFor: 'no-address' })
  const texts = [...w.ports.sms.handed.map(({ text }) => text), ...w.ports.mail.handed.map(({ text }) => text)]
  return county(w.ports, ORG, texts)
}

/** A record as something else left it, with the indexes that follow. */
async function patched(ports: MemoryPorts, org: string, which: (item: Item) => boolean, how: object): Promise<void> {
  const item = ports.table.snapshot().items.find(which)
  if (!item) throw new Error('there is no such record to change')
  const replaced = indexed({ ...item, ...how, version: item.version + 1 } as never) as unknown as Item
  await ports.stores.open(org).commit({ opId: ports.ids.id(), at: ports.clock.now() }, [{ op: 'replace', item: replaced }])
}

function county(ports: MemoryPorts, org: string, texts: readonly string[]): County {
  const links = texts.flatMap((text) => text.match(/https:\/\/r\.example\.fi(\/[om]\/[\w-]{22})/g) ?? [])
  const TYPED = [
    'name',
    'firstName',
    'introduction',
    'organisation',
    'note',
    'place',
    'reason',
    'openMeetingPlace',
    'instructions',
    'senderName',
    'coordinatorEmail',
  ]
  const typed = new Set<string>()
  const gather = (value: unknown, field = ''): void => {
    if (typeof value === 'string') {
      if (TYPED.includes(field) && value.length > 2 && !/^[a-z-]+$/.test(value)) typed.add(value)
    } else if (value && typeof value === 'object') for (const [name, inner] of Object.entries(value)) gather(inner, name)
  }
  gather(ports.table.snapshot().items)
  return {
    ports,
    org,
    links: [...new Set(links.map((url) => url.slice(LINK_URL.length)))],
    typed: [...typed].toSorted((a, b) => b.length - a.length),
  }
}

/** Everybody reads in this language from now on. */
export async function readersOf({ ports }: County, language: PageLanguage): Promise<void> {
  for (const { pk, sk, kind } of ports.table.snapshot().items) {
    const how = kind === 'staff' ? { language } : kind === 'card' ? { speaks: language } : undefined
    if (how) await patched(ports, orgOf({ pk, sk }), (item) => item.pk === pk && item.sk === sk, how)
  }
}
