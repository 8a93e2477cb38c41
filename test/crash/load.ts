import { setTimeout } from 'node:timers/promises'
import { firstTime, type Json } from '../support/journey.ts'
import { daysOf, type Pair, type Place } from './place.ts'

/** What was asked of the cloud and what it said: `done` holds what was answered 2xx, in the order of the answers. */
export interface Said {
  readonly pair: Pair
  readonly key: string
  readonly body: Json
  /** Undefined: nobody heard whether there is a request. */
  id?: string
  accepted?: true
  confirmed?: true
  cancelled?: true
  link?: string
}

export interface Load {
  readonly said: readonly Said[]
  /** Answers 2xx to what changes something. */
  readonly answers: () => number
  /** Answers of another kind, which there should be none of before the kill. */
  readonly strange: readonly string[]
  /** When everybody has stopped. */
  readonly over: Promise<unknown>
}

const GIVES_UP_MS = 60_000

/**
 * Everybody at once: a worker asks, the partner says yes by the link, the worker confirms and now and then cancels, and so
 * on until nobody answers any more. `heard` is called after each answer 2xx with their number.
 */
export function startLoad(place: Place, round: number, chance: () => number, heard: (answers: number) => void): Load {
  const { url } = place.cloud()
  const said: Said[] = []
  const strange: string[] = []
  let answers = 0
  let over = false

  async function ask(pair: Pair, path: string, body: object, more: Readonly<Record<string, string>> = {}): Promise<Json> {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${place.token}`, 'content-type': 'application/json', ...more },
    })
    const text = await response.text()
    if (response.status >= 300) throw new Strange(`${pair.area}: ${path} answered ${response.status} ${text.slice(0, 200)}`)
    count()
    return JSON.parse(text)
  }
  function count(): void {
    answers++
    heard(answers)
  }

  async function life(pair: Pair, n: number): Promise<void> {
    const day = 4 + (n % 4) // far enough for each of its reminders
    const window = await daysOf(place).window(day, `${11 + 2 * (n % 3)}:00`, `${12 + 2 * (n % 3)}:30`)
    const body = {
      phases: ['OPEN'],
      area: pair.area,
      languages: ['fi'],
      urgency: 'soon',
      consent: { given: true, on: '2027-02-26' },
      windows: [window],
      note: `kerta ${round} ${n}`,
    }
    const one: Said = { pair, key: `crash-${round}-${pair.area}-${n}`, body }
    said.push(one)
    one.id = (await ask(pair, '/requests', body, { 'idempotency-key': one.key })).id
    const question = await asked(place, pair, window.start, () => over)
    if (question === undefined) return
    one.link = question.link
    const yes = await fetch(question.link, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: url },
      body: new URLSearchParams({ answer: question.yes }),
    })
    const text = await yes.text()
    if (yes.status !== 200)
      throw new Strange(`${pair.area}: yes was answered ${yes.status} ${/<h1[^>]*>([^<]*)/.exec(text)?.[1]}`)
    one.accepted = true
    count()
    await ask(pair, `/requests/${one.id}/decision`, { decision: 'confirm' })
    one.confirmed = true
    if (chance() < 0.4) {
      await ask(pair, `/requests/${one.id}/cancel`, { as: 'withdrawn' })
      one.cancelled = true
    }
  }

  async function lives(pair: Pair): Promise<void> {
    for (let n = 0; !over && n < 12; n++) {
      try {
        await life(pair, n)
      } catch (error) {
        if (error instanceof Strange) strange.push(error.message)
        else over = true // nobody is there
      }
    }
  }
  return { said, strange, answers: () => answers, over: Promise.all(place.pairs.map(lives)) }
}

class Strange extends Error {}

/** The link whose page offers that time, once it has come. */
async function asked(
  place: Place,
  { partner }: Pair,
  start: string,
  over: () => boolean,
): Promise<{ link: string; yes: string } | undefined> {
  const deadline = performance.now() + GIVES_UP_MS
  const seen = new Set<string>()
  while (!over() && performance.now() < deadline) {
    const links = (await place.cloud().outbox(partner.phone))
      .flatMap(({ links: all }) => all)
      .filter((link) => link.includes('/o/') && !seen.has(link))
    for (const link of links.toReversed()) {
      seen.add(link)
      const yes = firstTime(await (await fetch(link)).text())
      if (yes !== undefined && Date.parse(yes.slice('accept:'.length)) === Date.parse(start)) return { link, yes }
    }
    await setTimeout(100)
  }
  if (!over()) throw new Strange(`${partner.phone} was not asked in ${GIVES_UP_MS} ms`)
  return undefined
}
