import type { Call } from '../commit/call.ts'
import { transact } from '../commit/transact.ts'
import type { Instant, Item } from '../ports.ts'
import { type Gap, PARKED } from '../records/gap.ts'
import { keys, keyText, requestIdOf } from '../records/keys.ts'
import { isNewer } from '../records/newer.ts'
import { isLive, type Live, LOOK_AGAIN_HOURS } from '../records/record.ts'
import type { Step } from '../records/steps.ts'
import type { Request } from '../records/request.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { latest, plus } from '../time/instant.ts'
import type { Told } from './lost.ts'

/** Changed in one commit. */
const HANDFUL = 8

/** All records of what the gap is about that the machine moves by itself. */
async function recordsOf({ store }: Pick<Call, 'store'>, { about, id }: Pick<Gap, 'about' | 'id'>): Promise<Live[]> {
  if (about === 'tenant') return []
  const items: readonly (Item | undefined)[] =
    about === 'partner'
      ? [await store.get(keys.card(store.org, id))]
      : (await store.query({ partition: keys.aggregate(store.org, id) })).items
  return items.filter((one) => one !== undefined && isLive(one) && PARKED.includes(one.kind) && !isNewer(one)) as Live[]
}

/** Changes all that `which` takes, a handful a commit, each once. */
async function inHandfuls(
  call: Call,
  gap: Pick<Gap, 'about' | 'id'>,
  which: (live: Live) => boolean,
  how: (live: Live) => Partial<Live>,
  step: 'parked' | 'unparked',
): Promise<number> {
  let changed = 0
  for (;;) {
    let left = 0
    const done = await transact<{ lives: Live[] }, Live>(call, {
      subject: gap.id,
      async load() {
        const lives = (await recordsOf(call, gap)).filter(which)
        left = lives.length
        return lives.length > 0 ? { lives } : refuse('NOT_FOUND')
      },
      decide({ lives }, work) {
        const all = lives
          .slice(0, HANDFUL)
          .map((live) => work.change(live)(how, `${live.kind}.${step}` as `offer.${typeof step}`))
        return all[0]!
      },
    })
    if (isRefusal(done)) return changed
    changed += Math.min(left, HANDFUL)
    if (left <= HANDFUL) return changed
  }
}

/**
 * Parks everything that waits about it. Clocks stand at what they were or, where the forgotten commits tell of a later one
 * for the same wait, at that: what was reminded of is not reminded of again. Whoever had been asked is not asked again.
 */
export function park(call: Call, gap: Pick<Gap, 'about' | 'id'>, lost: readonly Told[]): Promise<number> {
  const asked = askedIn(lost)
  return inHandfuls(
    call,
    gap,
    // A card at rest too: whether they may be asked or written to is what was forgotten.
    ({ due, kind, parked }) => (due !== null || kind === 'card') && parked === undefined,
    (live) => ({
      due: live.due === null ? null : plus(call.now, LOOK_AGAIN_HOURS * 60),
      parked: { due: live.due === null ? null : latest(live.due, knownDue(live, lost)), since: call.now },
      ...(live.kind === 'request' && { asked: [...new Set([...(live as Request).asked, ...asked])] }),
    }),
    'parked',
  )
}

export const unpark = (call: Call, gap: Pick<Gap, 'about' | 'id'>): Promise<number> =>
  inHandfuls(
    call,
    gap,
    ({ parked }) => parked !== undefined,
    ({ parked }) => ({ due: parked?.due ?? null }),
    'unparked',
  )

/** A parked record is due: it goes on where its gap is dealt with, else waits on. */
export async function lookAtParked(call: Call, seen: Live): Promise<void> {
  const id = seen.kind === 'card' ? seen.id : requestIdOf(seen.id)
  await transact<{ live: Live; gap: Gap | undefined }, Live>(call, {
    subject: id,
    async load() {
      const [live, gap] = await Promise.all([call.store.get(seen), call.store.get(keys.gap(call.store.org, id))])
      return live && isLive(live) ? { live, gap: gap as Gap | undefined } : refuse('NOT_FOUND')
    },
    decide({ live, gap }, work) {
      const { parked, due, kind } = live
      if (!parked || due === null || due > work.now) return live
      return gap?.state === 'open'
        ? work.change(live)(() => ({ due: plus(work.now, LOOK_AGAIN_HOURS * 60), parked }), `${kind}.parked`)
        : work.change(live)(() => ({ due: parked.due }), `${kind}.unparked`)
    },
  })
}

/** By these a clock stood still, for messages that the table may know nothing of: none of them begins it again. */
const STOPPED: readonly string[] = ['offer.unsent', 'meeting.unsent'] satisfies Step[]

/**
 * When the machine would have acted, had it not forgotten: of the same record, in the same state, waiting for the same. A request
 * that waits for answers waits for those of its questions, and of forgotten ones there will be none.
 */
function knownDue(live: Live, lost: readonly Told[]): Instant {
  if (live.kind === 'request' && live.waitsFor === 'answer') return live.due ?? ''
  const since = lost
    .flatMap(({ changes }) => changes)
    .filter(({ key, version }) => keyText(key) === keyText(live) && version > live.version)
    .toSorted((a, b) => a.version - b.version)
  const last = since.at(-1)
  const same = last?.state === live.state && last.waitsFor === live.waitsFor
  const stopped =
    since
      .find(({ due }) => due === last?.due)
      ?.what.split('+')
      .some((step) => STOPPED.includes(step)) ?? false
  return (same && !stopped ? last.due : undefined) ?? live.due ?? ''
}

/** Partners who had been asked in the forgotten time: the notice's id ends with whom it is to. */
function askedIn(lost: readonly Told[]): string[] {
  return lost
    .flatMap(({ changes }) => changes)
    .flatMap(({ kind, id }) => (kind === 'notice' ? (/^[^.]+\.offer-.+-v\d+-([^-]+)-\d+$/.exec(id)?.[1] ?? []) : []))
}
