import { INDEXES } from '#store/position.ts'
import { ROOMS } from '../../../infra/rooms.ts'
import { FAULT_KINDS } from '../world/faults.ts'

type Kind = (typeof FAULT_KINDS)[number]

/** Fewer of a pair than this say little. */
const ENOUGH = 100

const PORTS = [
  'store.get',
  'store.query',
  'store.receipt',
  'store.commit',
  'store.due',
  'directory.findLink',
  'directory.findSession',
  'directory.saveLink',
  'directory.saveSession',
  'directory.endSession',
  'wakeups.ensure',
  'mail.send',
  'sms.send',
  'clock.pause',
] as const
const CHANNELS = ['sms', 'email'] as const

/** Where each kind of fault can strike at all: every port call, unless it is about something else. */
const WHERE: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  'index-lags': INDEXES,
  'record-doubled': ['on-change'],
  'batch-delayed': ['on-change'],
  'batch-split': ['on-change'],
  'shard-halted': ['on-change'],
  'record-poisoned': ['on-change'],
  'record-undecodable': ['on-change'],
  'wake-early': ['on-time'],
  'wake-late': ['on-time'],
  'wake-twice': ['on-time'],
  'wake-never': ['on-time'],
  'provider-busy': CHANNELS,
  'message-rejected': CHANNELS,
  bounced: CHANNELS,
  'receipt-missing': CHANNELS,
  'receipt-doubled': CHANNELS,
  'clock-skewed': ROOMS,
  'commit-refused': ['store.commit'],
  'our-trouble': CHANNELS,
  'account-stopped': CHANNELS,
}

/** Of the service behind the port, not of the function itself. */
const OF_A_SERVICE: readonly Kind[] = ['throttled', 'no-answer', 'done-no-answer', 'slow', 'hangs', 'done-hangs']

/** Why a fault never meets this port call; undefined where it does. */
function unreachable(kind: Kind, where: string): string | undefined {
  if (where === 'directory.saveSession')
    return 'no deployed room begins a session: the sign-in outside does, and here the local cloud'
  if (kind === 'conflict' && where !== 'store.commit') return 'only a commit compares versions'
  if (kind === 'wake-refused' && where !== 'wakeups.ensure') return 'only Scheduler refuses a wake-up'
  if (where === 'clock.pause' && OF_A_SERVICE.includes(kind)) return 'a pause is the function’s own timer: no service answers it'
  return undefined
}

const pairOf = (kind: Kind, where: string): string => `${kind} × ${where}`
const everyPair = FAULT_KINDS.flatMap((kind) =>
  (WHERE[kind] ?? PORTS).map((where) => ({ kind, where, why: unreachable(kind, where) })),
)

/** Reachable pairs met too seldom so far. */
export const seldom = (met: ReadonlyMap<string, number>): string[] =>
  everyPair
    .filter(({ kind, where, why }) => !why && (met.get(pairOf(kind, where)) ?? 0) < ENOUGH)
    .map(({ kind, where }) => pairOf(kind, where))

/** How often each kind of fault struck where: what was met too seldom first, then all of it, then what cannot be and why. */
export function pairsTable(met: ReadonlyMap<string, number>): string {
  const line = ({ kind, where }: (typeof everyPair)[number]) => {
    const times = met.get(pairOf(kind, where)) ?? 0
    return `${times < ENOUGH ? '!' : ' '} ${String(times).padStart(8)}  ${pairOf(kind, where)}`
  }
  const reachable = everyPair.filter(({ why }) => !why)
  const byReason = Map.groupBy(
    everyPair.filter(({ why }) => why),
    ({ why }) => why,
  )
  const known = new Set(everyPair.map(({ kind, where }) => pairOf(kind, where)))
  const rest = [...met].filter(([pair]) => !known.has(pair)).toSorted()
  const strays = everyPair.filter(({ kind, where, why }) => why && met.has(pairOf(kind, where)))
  const few = seldom(met)
  return [
    `${reachable.length} pairs of a fault and where it strikes, ${reachable.length - few.length} of them met ${ENOUGH} times or more`,
    ...reachable.map(line),
    ...strays.map(({ kind, where }) => `! ${pairOf(kind, where)} was said to be unreachable`),
    'Unreachable:',
    ...[...byReason].map(([why, all]) => `  ${all.map(({ kind, where }) => pairOf(kind, where)).join(', ')}: ${why}`),
    'What people and rooms did, and which version answered:',
    ...rest.map(([what, times]) => `  ${String(times).padStart(8)}  ${what}`),
  ].join('\n')
}
