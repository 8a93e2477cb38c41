import { type Call, callFor } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import { SYSTEM } from '../policy/actor.ts'
import type { Ports } from '../ports.ts'
import { type Digest, toNextTime } from '../records/digest.ts'
import { type Gap, type Known, MOST_KNOWN } from '../records/gap.ts'
import { keys, keyText } from '../records/keys.ts'
import { SCHEMA } from '../records/record.ts'
import type { Step } from '../records/steps.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { getTenant } from '../relationship/register.ts'
import type { Tenant } from '../records/tenant.ts'
import { addWorkingHours, OFFICE } from '../time/working-days.ts'
import { type About, aboutOf, isWorthTelling, type Told } from './lost.ts'
import { park } from './park.ts'

/** What one tenant's table had forgotten, and what was done about it. */
export interface PutRight {
  readonly gaps: readonly { readonly gap: Gap; readonly isNew: boolean }[]
  readonly parked: number
  readonly digests: number
}

/**
 * Shows people what the table has forgotten of one tenant, a gap for each request or partner, or the tenant; parks what those
 * are about; and lets no digest go again that went. Done again with the same commits it changes nothing: what has been dealt
 * with stays so. `lost`: of this tenant alone, in order of time.
 */
export async function putRight(ports: Ports, org: string, lost: readonly Told[]): Promise<PutRight> {
  const call = callFor(ports, org, SYSTEM)
  const tenant = await getTenant(call)
  const gaps: { gap: Gap; isNew: boolean }[] = []
  let parked = 0
  for (const [about, commits] of grouped(lost)) {
    const found = (await call.store.get(keys.gap(org, about.id))) as Gap | undefined
    // Fewer than before: whoever asks has read less of what is outside. What has been found stays found.
    if (found && found.count >= commits.length) {
      gaps.push({ gap: found, isNew: false })
      continue
    }
    // Open before anything is parked, and counted when all is: a call that breaks off in between goes on when it comes again.
    await write(call, tenant, about, { count: 0, known: [], more: 0 })
    parked += await park(call, about, commits)
    const known = { count: commits.length, ...knownIn(commits, about) }
    gaps.push({ gap: await write(call, tenant, about, known), isNew: true })
  }
  return { gaps, parked, digests: await passDigests(call, lost) }
}

function grouped(lost: readonly Told[]): (readonly [About, Told[]])[] {
  const all = new Map<string, readonly [About, Told[]]>()
  for (const commit of lost)
    for (const about of aboutOf(commit)) {
      const key = `${about.about} ${about.id}`
      const [, commits] = all.get(key) ?? all.set(key, [about, []]).get(key)!
      commits.push(commit)
    }
  return [...all.values()]
}

async function write(call: Call, tenant: Tenant, about: About, said: Pick<Gap, 'count' | 'known' | 'more'>): Promise<Gap> {
  const key = keys.gap(call.store.org, about.id)
  const done = await transact<{ before: Gap | undefined; known: boolean }, Gap>(call, {
    subject: about.id,
    async load() {
      const [before, thing] = await Promise.all([call.store.get(key), thingOf(call, about)])
      return { before: before as Gap | undefined, known: thing !== undefined }
    },
    decide({ before, known }, work) {
      const due = addWorkingHours(work.now, tenant.settings.coordinatorHours, OFFICE)
      const open = { state: 'open', waitsFor: 'dealing', owner: 'coordinator', reason: 'put-back', due, attempts: 0 } as const
      if (before) return work.change(before)(() => ({ ...open, ...said }), 'gap.more-found')
      const base = { ...key, org: call.store.org, kind: 'gap', id: about.id, version: 1, schema: SCHEMA } as const
      return work.add<Gap>({ ...base, ...open, about: about.about, ...(known ? {} : { unknown: true }), ...said }, 'gap.found')
    },
  })
  if (isRefusal(done)) throw new Error(`refused: ${done.refused}`)
  return done
}

async function thingOf({ store }: Call, { about, id }: About) {
  if (about === 'tenant') return store.get(keys.tenant(store.org))
  return store.get(about === 'request' ? keys.request(store.org, id) : keys.card(store.org, id))
}

/** What was done, by whom; where there is too much, what people did comes first. And of how many commits that says nothing. */
function knownIn(commits: readonly Told[], { about, id }: About): Pick<Gap, 'known' | 'more'> {
  const byCommit = commits.map(({ at, by, changes }) =>
    changes
      .filter((one) => isWorthTelling(one) || (one.kind === 'standstill' && by.role !== 'system')) // a hold is somebody's deed
      .filter((one) => about !== 'request' || one.key.pk.endsWith(`#REQ#${id}`))
      .map(({ kind, id: of, what }): Known => ({ at, by, kind, id: of, what })),
  )
  const all = byCommit.flat()
  const people = all.filter(({ by }) => by.role !== 'system')
  const kept = new Set([...people, ...all.filter((one) => !people.includes(one))].slice(0, MOST_KNOWN))
  const more = byCommit.filter((changes) => !changes.some((one) => kept.has(one))).length
  return { known: all.filter((one) => kept.has(one)), more }
}

/** Somebody had begun to send it, or it went. */
const WENT: readonly string[] = ['digest.claimed', 'digest.sent', 'digest.unknown', 'digest.lease-ran-out'] satisfies Step[]

/** A digest that went waits for its next chosen time, since what pressed was told; what it told of is new in that one. */
async function passDigests(call: Call, lost: readonly Told[]): Promise<number> {
  const went = new Map(
    lost
      .flatMap(({ changes }) => changes)
      .flatMap((one) => (WENT.includes(one.what) ? [[keyText(one.key), one.key] as const] : [])),
  )
  let passed = 0
  for (const key of went.values()) {
    await transact<Digest, Digest>(call, {
      subject: ({ id }) => id,
      load: async () => ((await call.store.get(key)) as Digest | undefined) ?? refuse('NOT_FOUND'),
      decide(digest, work) {
        if (digest.due === null || digest.due > work.now) return digest
        passed++
        const next = { ...toNextTime(work.now, digest.times), pressing: undefined, tries: 0 }
        return work.change(digest)(() => next, 'digest.sent-before')
      },
    })
  }
  return passed
}
