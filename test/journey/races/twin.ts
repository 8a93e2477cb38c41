import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ofKind, readAll, restless, wrongs } from '../../crash/standing.ts'
import type { Notice } from '#core/records/notice.ts'
import type { Item } from '#core/ports.ts'
import { isLive } from '#core/records/record.ts'
import { type SentMessage, startTestCloud, type TestCloud } from '../../support/cloud.ts'
import { speaking, startJourney } from '../../support/journey.ts'
import { rewire } from '../../support/rewired.ts'

/** By what the second cloud moves things: all triggers, or nothing but the sweep. */
export type Moved = 'wake-ups' | 'sweep'

export type Twin = Awaited<ReturnType<typeof startTwin>>
export type Side = 0 | 1

/**
 * Two local clouds, each a process with every built bundle in a thread, on one emulator: both read the stream, both keep
 * wake-ups, both sweep. Whatever is done may be asked of either, and their clocks need not agree.
 */
export async function startTwin({ moved = 'wake-ups' }: { readonly moved?: Moved } = {}) {
  const bundles = {
    first: rewire(() => COUNTING),
    second: rewire((room) => (moved === 'sweep' && /^on-(change|time)$/.test(room) ? DEAF : COUNTING)),
  }
  const j = await startJourney({ bundles: bundles.first })
  const state = mkdtempSync(join(tmpdir(), 'rinnalla-twin-'))
  copyFileSync(join(j.state, 'clock.jsonl'), join(state, 'clock.jsonl'))
  const env = { AWS_ENDPOINT_URL_DYNAMODB: j.database.endpoint, RINNALLA_DEMO: 'none', RINNALLA_BUNDLES: bundles.second }
  const second = await startTestCloud({ state, env }).catch(async (error: unknown) => {
    await j.stop()
    throw error
  })
  const clouds: readonly [TestCloud, TestCloud] = [j, second]

  let backedOff = 0
  /** Until neither cloud has anything to do; time passes where only the sweep would come, or a step that met too many others. */
  async function atRest(): Promise<readonly Item[]> {
    for (let look = 1; ; look++) {
      for (const cloud of clouds) await cloud.settle()
      for (const cloud of clouds) await cloud.settle()
      const [now, all] = [await j.now(), await readAll(j.database.endpoint)]
      const [left, later] = [restless(all, now), all.filter(isLive).filter(({ attempts }) => attempts > 0)]
      if (left.length === 0 && later.length === 0) return all
      if (look === 8) throw new Error(`never at rest: ${left.join('; ')}`)
      backedOff += later.length
      if (look > 2 || left.length === 0) await turnTo(Date.parse(now) + 3 * 60_000)
    }
  }
  /** Both clocks to one moment, or to the later of the two where one is ahead already. */
  async function turnTo(epochMs: number): Promise<void> {
    await Promise.all(
      clouds.map(async (cloud) => {
        if (Date.parse(await cloud.now()) < epochMs) await cloud.turnTo(new Date(epochMs).toISOString())
      }),
    )
  }
  return {
    ...j,
    clouds,
    moved,
    turnTo,
    atRest,
    async level(): Promise<void> {
      await turnTo(Math.max(...(await Promise.all(clouds.map((cloud) => cloud.now()))).map((now) => Date.parse(now))))
    },
    /** A page or form of either cloud, by the path of a link that any of them has sent. */
    at: (side: Side, link: string, form?: Readonly<Record<string, string>>) => answer(clouds[side].url, link, form),
    /** An answer of either cloud's API: sign-ins are records, good at both. */
    apiAt: async (side: Side, as: string, call: string, body: object) => speaking(clouds[side]).api(as, call, body),
    outbox: async (to?: string): Promise<readonly SentMessage[]> =>
      (await Promise.all(clouds.map((cloud) => cloud.outbox(to)))).flat(),
    /** What does not hold of table and messages, in words; everything must be at rest. */
    async wrongs(all: readonly Item[]): Promise<string[]> {
      const sent = ofKind<Notice>(all, 'notice')
        .filter((one) => one.providerId !== undefined)
        .map((one) => one.providerId!)
      const went = (await Promise.all(clouds.map((cloud) => cloud.outbox()))).flat().map(({ id }) => id)
      return [
        ...wrongs(all, await j.now()),
        ...went.filter((id) => !sent.includes(id)).map((id) => `message ${id} went, and no notice says so`),
        ...sent.filter((id) => !went.includes(id)).map((id) => `message ${id} is noted as sent, and never went`),
        ...failures(clouds),
      ]
    },
    /** Commits that lost a race, by the room that lost it. */
    conflicts: () => counted(clouds),
    /** Records whose step was left for a minute later, after losing four races. */
    backedOff: () => backedOff,
    async stop(): Promise<void> {
      await second.stop()
      await j.stop()
      for (const folder of [state, bundles.second]) rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answer(url: string, link: string, form?: Readonly<Record<string, string>>) {
  const response = await fetch(new URL(new URL(link).pathname, url), {
    redirect: 'manual',
    ...(form && { method: 'POST', headers: { origin: url }, body: new URLSearchParams(form) }),
  })
  return { status: response.status, text: await response.text() }
}

const logOf = ({ state }: TestCloud) => readFileSync(join(state, 'functions.log'), 'utf8')

function counted(clouds: readonly TestCloud[]): Readonly<Record<string, number>> {
  const rooms = clouds.flatMap((cloud) =>
    [...logOf(cloud).matchAll(/^([\w-]+): a commit lost its race$/gm)].map(([, room]) => room!),
  )
  return Object.fromEntries([...new Set(rooms)].map((room) => [room, rooms.filter((one) => one === room).length]))
}

/** Nothing may have been given up, and no function may have thrown. */
const failures = (clouds: readonly TestCloud[]): string[] =>
  clouds.flatMap((cloud) => readFileSync(join(cloud.state, 'failures.jsonl'), 'utf8').split('\n').filter(Boolean))

/** A bundle that says in its log whenever the database refuses one of its commits. */
const COUNTING = `
import { subscribe } from 'node:diagnostics_channel'
subscribe('http.client.response.finish', ({ request, response }) => {
  const commits = String(request.getHeader('x-amz-target')).endsWith('TransactWriteItems')
  if (commits && response.statusCode === 400) console.log('a commit lost its race')
})
export const handler = await load()`

const DEAF = 'export const handler = async () => ({ batchItemFailures: [] })'
