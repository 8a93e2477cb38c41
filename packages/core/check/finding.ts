import type { Key } from '../ports.ts'
import { unfiledKey } from '../records/filed.ts'
import type { Recorded } from '../records/record.ts'

/** What must hold of a tenant's records at any moment, whoever writes at the same time. */
export const INVARIANTS = {
  states: 'every record is in a state of its life cycle',
  waits: 'whatever is not over waits for something, until a time, on somebody, for a reason',
  steps: 'whatever is waited for is something somebody can do',
  indexes: 'the indexes say what the record says',
  clock: 'nothing is overdue',
  seats: 'no more partners than seats, held and confirmed, and nobody on two',
  together: 'of several who come together to what has no client each says yes to the same time',
  breaks: 'nobody who is on a break, or gone, is asked anything',
  places: 'nobody is promised to two places at once, the way between them included',
  diaries: 'a diary keeps exactly what its partner has promised',
  booked: 'whoever is to come to a meeting is on a seat of its request',
  turns: 'whose turn it is stands on each request as its questions and meetings say',
  told: 'what is a coordinator’s was mailed at once, or stood in the next digest; of each time cancelled with others both sides hear once, of a changed place its partner, and of what one side says on the day the other',
  pace: 'nobody has longer to answer than the promise lasts by which they were asked',
  closed: 'of a closed request nothing lies ahead',
  phases: 'whoever holds a seat was asked whether they go on when the phases changed, and what is still open is waited for',
  consent: 'after a parent’s no nothing is answered, agreed or sent but thanks',
  endings: 'whatever ends is heard of, and what is agreed beyond it is asked of a person until it is chosen for',
  agreements:
    'each agreement and each partner names an organisation that is there, an agreement a municipality that is served, and the tenant’s record counts them right',
  untidied: 'what was decided for many has an errand that brings it to its end',
  'goes-on':
    'nothing goes to who took a request over before it is confirmed who of its partners goes on, and nothing stays in a former worker’s calendar',
  filed: 'what is filed is over and at rest, and stands nowhere else',
  audit: 'each change stands in the audit once, with the state, version and due it led to',
  notices: 'each notice is on its way, sent, suppressed for a reason, or undelivered and owned by a person',
  reminders: 'each meeting has exactly its reminders',
  ways: 'each message to a partner goes one way, and one that they want',
  texts:
    'what partners write by SMS is kept for 14 days at most, masked and without what is never stored, and their yes is to the one time asked about',
  ledger: 'each ledger entry is of a closed meeting, each closed meeting has one, and the months add up',
  partners: 'each partner named is there, with card, diary and contact',
  belongs: 'each offer, meeting and notice belongs to a request that is there',
  links: 'each link opens something that is there',
  receipts: 'each receipt of a commit expires',
} as const

export type Invariant = keyof typeof INVARIANTS

/** One thing that does not hold. Holds ids, codes and instants only, never a person's words or data. */
export interface Finding {
  readonly invariant: Invariant
  /** The records it rests on, the one to look at first; one that is missing may be the matter. */
  readonly keys: readonly Key[]
  readonly says: string
  /**
   * Seen on one record, which is always read whole: true at once. What disagrees between records may have changed
   * between two reads.
   */
  readonly certain: boolean
  /** What must be the same at a second look for the finding to count; where absent, the versions of `keys`. */
  readonly stands?: string | undefined
}

/** What is wrong with one record, whatever the others say. */
export const wrong = (invariant: Invariant, record: Key, says: string): Finding => ({
  invariant,
  keys: [record],
  says,
  certain: true,
})

/** What does not agree between records, which may have been read at different moments. */
export const disagree = (invariant: Invariant, keys: readonly Key[], says: string, stands?: string): Finding => ({
  invariant,
  keys,
  says,
  certain: false,
  stands,
})

const KINDS: Readonly<Record<string, string>> = { MEET: 'meeting', NOTE: 'notice' }

/** What a record is called without its tenant: kind and id. */
export function nameOf(key: Key): string {
  const { pk, sk } = unfiledKey(key)
  const [, family, id] = pk.split('#')
  const [first = '', ...more] = sk.split('#')
  const rest = more.join('#')
  if (sk === 'LINK') return 'link'
  if (sk === '~TENANT') return 'tenant'
  if (sk === 'A') return `${family === 'PTR' ? 'contact' : 'request'} ${id}`
  if (family === 'MATCH') return `${rest.toLowerCase()} ${first}`
  if (family === 'AGR') return `agreement ${[id, ...sk.split('#')].join('.')}`
  if (family === 'ORG') return `organisation ${sk}`
  if (family === 'STAFF') return `staff ${sk}`
  if (family === 'EVT') return `event ${id} ${sk}`
  if (family === 'OP') return `receipt ${id}`
  return `${KINDS[first] ?? first.toLowerCase()} ${rest}`
}

/** A record by what its kind calls it. */
export const called = ({ kind, id, sk }: Recorded & { readonly id?: unknown }): string => `${kind} ${id ?? sk}`
