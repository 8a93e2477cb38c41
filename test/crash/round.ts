import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Meeting } from '#core/records/meeting.ts'
import type { Notice } from '#core/records/notice.ts'
import type { Item } from '#core/ports.ts'
import { isLive } from '#core/records/record.ts'
import { keyText } from '#core/records/keys.ts'
import type { Request } from '#core/records/request.ts'
import type { Change } from '#core/commit/work.ts'
import type { Json } from '../support/journey.ts'
import { type Said, startLoad } from './load.ts'
import { daysOf, type Place, type Victim } from './place.ts'
import { ofKind, readAll, restless, wrongs } from './standing.ts'

export interface Crash {
  readonly wrong: readonly string[]
  /** What happened how often, by name. */
  readonly told: Readonly<Record<string, number>>
}

interface Killing {
  readonly victim: Victim
  readonly round: number
  readonly chance: () => number
  /** Answers 2xx before the kill, at most. */
  readonly most: number
}

const MOST_MS = 40

/** One life under load, killed after some answer and some milliseconds; then the next life on the same files, and whether all is there. */
export async function crashRound(place: Place, { victim, round, chance, most }: Killing): Promise<Crash> {
  const after = { answers: 1 + Math.floor(chance() * most), ms: chance() * MOST_MS }
  const startKilled = chance() < 0.12 ? chance() * 2_500 : undefined
  const travels = chance() < 0.12
  const forgotten = travels ? chance() < 0.5 : chance() < 0.2
  let strange = 0
  const killed = Promise.withResolvers<void>()
  const load = startLoad(place, round, chance, (answers) => {
    if (answers !== after.answers) return
    void setTimeout(after.ms)
      .then(() => {
        strange = load.strange.length
        return place.kill(victim)
      })
      .then(killed.resolve, killed.reject)
  })
  await Promise.race([
    killed.promise,
    load.over.then(() => {
      if (load.answers() < after.answers) throw new Error(`the load ended by itself: ${load.strange.join('; ')}`)
    }),
  ])
  await killed.promise
  await load.over
  if (startKilled !== undefined) await place.killStarting(startKilled)
  if (forgotten) rmSync(join(place.state, 'schedules.jsonl'), { force: true }) // every wake-up gone: the sweep must do
  await place.restart()

  const unheard = await askAgain(place, load.said)
  const items = await drained(place)
  const now = await place.cloud().now()
  const wrong = [
    ...load.strange.slice(0, strange),
    ...unheard.wrong,
    ...wrongs(items, now),
    ...load.said.flatMap((one) => missing(one, items)),
    ...unsent(place, items),
    ...(travels ? await unreminded(place) : []),
  ]
  await endAll(place)
  const times = (what: keyof Said) => load.said.filter((one) => one[what] !== undefined).length
  const told = {
    [`killed ${victim}`]: 1,
    'killed again at the start': startKilled === undefined ? 0 : 1,
    'wake-ups lost': forgotten ? 1 : 0,
    'reminders waited for': travels ? 1 : 0,
    'requests answered 2xx': times('id') - unheard.made,
    'yeses answered 2xx': times('accepted'),
    'confirmations answered 2xx': times('confirmed'),
    'cancellations answered 2xx': times('cancelled'),
    'requests without an answer': unheard.asked,
    'claims cut short': ofKind<Notice>(items, 'notice').filter((one) => one.claims > 1).length,
  }
  return { wrong, told }
}

/** Whoever heard nothing asks again with the same key: one request, whether or not the first had come through. */
async function askAgain(place: Place, said: readonly Said[]): Promise<{ asked: number; made: number; wrong: string[] }> {
  const open = said.filter(({ id }) => id === undefined)
  const wrong: string[] = []
  for (const one of open) {
    const answer = await call(place, 'POST /requests', one.body, { 'idempotency-key': one.key })
    if (answer.status === 201) one.id = answer.body.id
    else wrong.push(`${one.key} asked again was answered ${answer.status} ${JSON.stringify(answer.body)}`)
  }
  return { asked: open.length, made: open.filter(({ id }) => id !== undefined).length, wrong }
}

/** Everything that was answered 2xx and is not there as it was said, or was not ended by a later change. */
function missing({ pair, body, id, accepted, confirmed, cancelled }: Said, items: readonly Item[]): string[] {
  const found = ofKind<Request>(items, 'request').filter(
    (one) => one.id === id || (one.note === body.note && one.area === pair.area),
  )
  const [request] = found
  if (!request || found.length > 1) return [`request ${id} is there ${found.length} times`]
  const window = { start: new Date(body.windows[0].start).toISOString(), end: new Date(body.windows[0].end).toISOString() }
  const asSent = [
    request.phases,
    request.area,
    request.languages,
    request.urgency,
    request.windows,
    request.note,
    request.consent,
  ]
  const wanted = [body.phases, body.area, body.languages, body.urgency, [window], body.note, body.consent]
  const changes = items.filter((item) => item.pk.endsWith(`#EVT#${id}`)).flatMap(changesIn)
  const was = (what: string) => changes.some((change) => change.what.includes(what))
  const seat = request.taken.find((one) => one.partnerId === pair.partner.id)
  const ended = was('offer.released') || request.state === 'closed'
  const meeting = ofKind<Meeting>(items, 'meeting').find((one) => one.requestId === id)
  return [
    ...(isDeepStrictEqual(asSent, wanted) ? [] : [`request ${id} is not as it was sent: ${JSON.stringify(asSent)}`]),
    ...(accepted && !(was('offer.accepted') && (seat || ended)) ? [`${id}: the yes was answered 200, and nobody is booked`] : []),
    ...(confirmed && !(meeting && (seat?.state === 'confirmed' || ended)) ? [`${id}: confirmed, and there is no meeting`] : []),
    ...(cancelled && request.state !== 'closed' ? [`${id}: cancelled, and is ${request.state}`] : []),
  ]
}

/** Time enough for leases to run out and the sweep to come, until nothing is under way. */
async function drained(place: Place): Promise<readonly Item[]> {
  const cloud = place.cloud()
  for (let look = 0; ; look++) {
    await cloud.settle()
    const items = await readAll(place.endpoint())
    const left = [...restless(items, await cloud.now()), ...items.filter(isLive).filter((one) => one.attempts > 0)]
    if (left.length === 0 || look === 12) return items // what is left then is told with the rest that is wrong
    await cloud.advance('PT6M')
  }
}

const changesIn = (item: Item): readonly Change[] => (item['kind'] === 'event' ? (item['changes'] as Change[]) : [])

/** What is noted as sent lies in the outbox, and nothing went that nobody had claimed. */
function unsent(place: Place, items: readonly Item[]): string[] {
  const lines = readFileSync(join(place.state, 'outbox.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string })
  const went = new Set(lines.map(({ id }) => id))
  const notices = ofKind<Notice>(items, 'notice')
  // Of a sender killed before it noted that the message went, a receipt may tell: it knows the notice, and no number.
  const arrived = new Set(
    items
      .flatMap(changesIn)
      .filter(({ what }) => what === 'notice.arrived')
      .map(({ key }) => keyText(key)),
  )
  const digests = items.flatMap(changesIn).filter(({ what }) => what === 'digest.claimed').length
  const claims = notices.reduce((sum, one) => sum + one.claims, digests)
  return [
    ...notices
      .filter((one) => one.state === 'sent' && !went.has(one.providerId ?? '') && !arrived.has(keyText(one)))
      .map((one) => `notice ${one.id} is noted as sent (${one.providerId}), and never went`),
    ...(went.size > claims ? [`${went.size} messages went for ${claims} claims`] : []),
  ]
}

/** The meetings' own times come: whoever is to meet has been reminded of each, twice, by whatever was left of the wake-ups. */
async function unreminded(place: Place): Promise<string[]> {
  const before = ofKind<Meeting>(await readAll(place.endpoint()), 'meeting').filter(
    (one) => one.state === 'scheduled' && one.waitsFor === 'start',
  )
  const last = before
    .map(({ end }) => end)
    .toSorted()
    .at(-1)
  if (last === undefined) return []
  await place.cloud().turnTo(new Date(Date.parse(last) + 10 * 60_000).toISOString())
  const notices = ofKind<Notice>(await drained(place), 'notice')
  return before.flatMap(({ id }) => {
    const own = notices.filter(
      (one) => one.subject.sk === `MEET#${id}` && one.template.includes('reminder') && one.state === 'sent',
    )
    return own.length === 4 ? [] : [`meeting ${id} was reminded of ${own.length} times, not 4`]
  })
}

/** Room for the next round: every request that still can be is ended. */
async function endAll(place: Place): Promise<void> {
  for (const { id, state } of ofKind<Request>(await readAll(place.endpoint()), 'request')) {
    if (state !== 'closed') await call(place, `POST /requests/${id}/cancel`, { as: 'withdrawn' })
  }
  await daysOf(place).morning()
  await drained(place)
}

async function call(
  place: Place,
  what: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; body: Json }> {
  const [method, path] = what.split(' ')
  const response = await fetch(`${place.cloud().url}/api/v1${path}`, {
    method: method!,
    body: JSON.stringify(body),
    headers: { authorization: `Bearer ${place.token}`, 'content-type': 'application/json', ...headers },
  })
  return { status: response.status, body: await response.json().catch(() => undefined) }
}
