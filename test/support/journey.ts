import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { foundTenants, ORGANISATION } from '#local/demo/tenants.ts'
import { openWorld } from '#local/demo/world.ts'
import { ensureTable, loadItems } from '#local/database/table.ts'
import { LOCAL_TABLE } from '#local/environment.ts'
import { DEMO_ORG } from '#local/people.ts'
import type { Item } from '#core/ports.ts'
import { isRefusal } from '#core/refusal.ts'
import { getTenant } from '#core/relationship/register.ts'
import { addAgreement } from '#core/tenant/agreements.ts'
import { putAreas } from '#core/tenant/change.ts'
import { PHASES } from '#core/reference/phases.ts'
import { BEGIN, beginAt, type SentMessage, startTestCloud, type TestCloud } from './cloud.ts'
import { startDynamoDb } from './dynamodb.ts'

const ZONE = 'Europe/Helsinki'

// oxlint-disable-next-line typescript/no-explicit-any -- a client of the API knows what it reads
export type Json = any

export interface Reply {
  readonly status: number
  readonly body: Json
  readonly text: string
  readonly headers: Headers
}

export interface Who {
  readonly id: string
  readonly phone: string
  readonly email: string
}

/** A local cloud with two tenants, their staff and no one else, where the time is known. */
export type Journey = Awaited<ReturnType<typeof startJourney>>

/** `bundles`: a folder of functions made for this journey (rewired.ts); it goes with it. */
export async function startJourney({ bundles }: { readonly bundles?: string | undefined } = {}) {
  const database = await startDynamoDb()
  const state = mkdtempSync(join(tmpdir(), 'rinnalla-journey-'))
  beginAt(state)
  await ensureTable(database.client, LOCAL_TABLE, database.endpoint)
  await loadItems(database.client, LOCAL_TABLE, await twoTenants())
  const env = {
    AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
    RINNALLA_DEMO: 'none',
    ...(bundles && { RINNALLA_BUNDLES: bundles }),
  }
  const folders = [state, ...(bundles === undefined ? [] : [bundles])]
  const removeFolders = () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true }))
  const cloud = await startTestCloud({ state, env }).catch(async (error: unknown) => {
    await database.stop()
    removeFolders()
    throw error
  })
  let areas = 300
  return {
    ...cloud,
    database,
    ...speaking(cloud),
    ...acting(cloud),
    ...dated(cloud),
    /** A municipality nobody else in this file uses. */
    newArea: () => String(++areas),
    async stop(): Promise<void> {
      await cloud.stop()
      await database.stop()
      removeFolders()
    },
  }
}

/** Both tenants as the demo founds them; the first with forty municipalities more. */
export async function twoTenants(): Promise<readonly Item[]> {
  const world = openWorld(new Date(BEGIN).toISOString(), 'http://localhost')
  await foundTenants(world)
  const call = world.call(DEMO_ORG, { role: 'admin', id: 'admin' })
  const codes = Array.from({ length: 40 }, (_, n) => String(301 + n))
  const areas = codes.map((code) => ({ code, county: '05', names: { fi: `Kunta ${code}`, sv: `Kommun ${code}` } }))
  const tenant = await getTenant(call)
  if (isRefusal(await putAreas(call, { items: [...tenant.areas, ...areas] }))) throw new Error('no more areas')
  for (const area of codes)
    for (const phase of ['OPEN', 'EMERGENCY'] as const) {
      const added = await addAgreement(call, { area, phase, organisation: ORGANISATION, validFrom: '2025-01-01' })
      if (isRefusal(added)) throw new Error(added.refused)
    }
  return world.items()
}

/** HTTP, as clients and browsers speak it. */
export function speaking(cloud: Pick<TestCloud, 'url' | 'token' | 'cookie'>) {
  const tokens = new Map<string, Promise<string>>()
  const cookies = new Map<string, Promise<string>>()
  const kept = (map: typeof tokens, as: string, make: (as: string) => Promise<string>) => {
    if (!map.has(as)) map.set(as, make(as))
    return map.get(as)!
  }
  async function replyOf(response: Response): Promise<Reply> {
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, text, body: isJson ? JSON.parse(text) : undefined, headers: response.headers }
  }
  /** `call` is method and path below /api/v1: `POST /requests`. A string for a body goes as it is. */
  async function api(
    as: string,
    call: string,
    body?: object | string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply> {
    const [method, path] = call.split(' ') as [string, string]
    return replyOf(
      await fetch(`${cloud.url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await kept(tokens, as, cloud.token)}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    )
  }
  return {
    api,
    /**
     * The body of a call that must succeed. Read or put, it is sent once more where the service says that it did not answer in
     * time and that the same may be sent again: a machine that stalls for two seconds is nothing of what is tested.
     */
    async ok(as: string, call: string, body?: object): Promise<Json> {
      const first = await api(as, call, body)
      const answer = first.status === 503 && /^(GET|PUT) /.test(call) ? await api(as, call, body) : first
      if (answer.status >= 300) throw new Error(`${call} answered ${answer.status}: ${answer.text}`)
      return answer.body
    },
    /** A page fetched, or a form posted to it; without `as` nobody is signed in. Redirects are not followed. */
    async page(address: string, { as, form, headers = {}, method }: PageOptions = {}): Promise<Reply> {
      const url = new URL(address, cloud.url)
      return replyOf(
        await fetch(url, {
          method: method ?? (form === undefined ? 'GET' : 'POST'),
          redirect: 'manual',
          headers: {
            ...(as && { cookie: await kept(cookies, as, cloud.cookie) }),
            ...(form !== undefined && { origin: cloud.url }),
            ...headers,
          },
          ...(form !== undefined && { body: typeof form === 'string' ? form : new URLSearchParams(form) }),
        }),
      )
    },
  }
}

interface PageOptions {
  readonly as?: string
  readonly form?: Readonly<Record<string, string>> | string
  readonly headers?: Readonly<Record<string, string>>
  readonly method?: string
}

let people = 10

/** What people do, by the API and their links. */
export function acting(cloud: TestCloud) {
  const { ok, page } = speaking(cloud)
  const latest = (sent: readonly SentMessage[], form: string) =>
    sent.flatMap(({ links }) => links).findLast((link) => link.includes(form))
  const actions = {
    /** Somebody new in the register who fits what `request` asks for in that municipality. */
    async partner(area: string, more: object = {}): Promise<Who> {
      const number = ++people
      const contact = {
        phone: `+3584012345${String(number % 100).padStart(2, '0')}${number > 99 ? '0' : ''}`,
        email: `p${number}@example.org`,
      }
      const { id } = await ok('coordinator', 'POST /partners', {
        firstName: 'Sari',
        introduction: 'Olen kulkenut saman tien.',
        organisation: ORGANISATION,
        state: 'active',
        roles: ['peer-support-person', 'group-leader'],
        experience: PHASES,
        languages: [{ code: 'fi', level: 'native' }],
        areas: [area],
        checks: { undertakingUntil: '2099-12-31', agreementUntil: '2099-12-31' },
        contact,
        ways: { ask: 'sms', atOnce: 'sms', rest: 'sms' }, // so that all they are told lies at their number
        ...more,
      })
      return { id, ...contact }
    },
    /** The worker asks; gives the id. */
    async request(area: string, more: object = {}): Promise<string> {
      return (
        await ok('worker', 'POST /requests', {
          phases: ['OPEN'],
          area,
          languages: ['fi'],
          consent: { given: true, on: '2027-02-26' },
          ...more,
        })
      ).id
    },
    /** Everything of one request, as the coordinator has it. */
    see: (id: string): Promise<Json> => ok('coordinator', `GET /requests/${id}`),
    /** What the queue says of one request and its parts. */
    async queued(id: string): Promise<Json[]> {
      return (await ok('coordinator', 'GET /queue')).items.filter((row: Json) => row.requestId === id)
    },
    /** The link of the last question sent to somebody. */
    async linkOf({ phone }: Who, form = '/o/'): Promise<string> {
      const link = latest(await cloud.outbox(phone), form)
      if (link === undefined) throw new Error(`${phone} was sent no ${form} link`)
      return link
    },
    /** Opens the link of the last question and says yes to its first time, or what is given. */
    async answers(who: Who, form: Readonly<Record<string, string>> = {}): Promise<Reply> {
      const link = await actions.linkOf(who)
      return page(link, { form: { answer: firstTime((await page(link)).text) ?? '', ...form } })
    },
  }
  return actions
}

/** The first yes that a question's page offers; undefined where it no longer asks. */
export const firstTime = (html: string): string | undefined => /value="(accept:[^"]*)"/.exec(html)?.[1]

/** Local times of days ahead, and the clock. */
export function dated(cloud: TestCloud) {
  /** `2027-03-03T13:30:00+02:00`, so many days from the domain's today. */
  async function on(days: number, time: string): Promise<string> {
    const today = Temporal.Instant.from(await cloud.now())
      .toZonedDateTimeISO(ZONE)
      .toPlainDate()
    return today.add({ days }).toZonedDateTime({ timeZone: ZONE, plainTime: time }).toString({ timeZoneName: 'never' })
  }
  return {
    on,
    window: async (days: number, from: string, to: string) => ({ start: await on(days, from), end: await on(days, to) }),
    /** Time enough for stream or sweep, whichever there is, to do everything due. */
    rest: () => cloud.advance('PT11M'),
    /** Some time between nine and twelve: now, if it is, else the next morning at ten. Nobody sleeps for hours. */
    async morning(): Promise<void> {
      const { hour } = Temporal.Instant.from(await cloud.now()).toZonedDateTimeISO(ZONE)
      if (hour < 9 || hour >= 12) await cloud.turnTo(await on(hour < 9 ? 0 : 1, '10:00'))
    },
  }
}
