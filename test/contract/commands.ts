import fc from 'fast-check'
import type { Item, Key, Receipt, Write } from '#core/ports.ts'
import { DUE } from '#core/records/keys.ts'
import { inDirectory, misuse, pagesOfMegabytes, repeated } from './more-commands.ts'
import type { World } from './peers.ts'

/**
 * Random calls for the differential test. A command holds its guess at a version as an offset from the stored
 * one, read when it runs, so that most commits succeed.
 */
export interface Command {
  readonly text: string
  run(world: World, memo: Memo): Promise<unknown>
}

/** What one peer said earlier, for later commands. */
export interface Memo {
  readonly cursors: string[]
  readonly commits: (readonly [Receipt, readonly Write[]])[]
}

const ORG = 'lauste'
const PARTITIONS = ['lauste#REQ#1', 'lauste#REQ#ä', 'lauste#MATCH', 'lauste#REQ#😀']
const SORTS = ['A', 'A#', 'B', 'a', 'ä', 'ع', '\uffff', '￥', '😀', '😀😀', '~', '0'.repeat(1024), 'OFFER#1']
const OP_IDS = ['ä', 'op 1', '#']

const partition = fc.constantFrom(...PARTITIONS)
const sort = fc.constantFrom(...SORTS)
const key: fc.Arbitrary<Key> = fc.record({ pk: partition, sk: sort })
const foreignKey = fc.constantFrom({ pk: 'kaarina#REQ#1', sk: 'A' }, { pk: 'LINK#x', sk: 'LINK' }, { pk: 'DUE', sk: 'A' })
const anyKey = fc.oneof({ weight: 80, arbitrary: key }, { weight: 1, arbitrary: foreignKey })
const instant = fc.constantFrom('2027-01-15T08:00:00.000Z', '2027-01-15T08:00:00.001Z', '2027-01-16T08:00:00.000Z')

// Small sets, so that index keys tie and partitions fill.
const indexed = fc.record(
  {
    list: fc.tuple(fc.constantFrom('lauste#OPEN', 'lauste#DONE'), fc.constantFrom('a', 'b', '￥', '😀')),
    own: fc.tuple(fc.constantFrom('lauste#w1', 'lauste#OPEN'), fc.constantFrom('1', '2')),
    due: instant,
    expiresIn: fc.integer({ min: -2, max: 6 }),
    note: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.constant({ a: [1, null, 'ä'] })),
  },
  { requiredKeys: [] },
)
const expectation = fc.record({
  op: fc.constantFrom('insert', 'replace', 'replace', 'remove', 'require'),
  key: anyKey,
  off: fc.oneof({ weight: 12, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(-1, 1) }),
  fields: indexed,
  asIs: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
})
type Expectation = typeof expectation extends fc.Arbitrary<infer Value> ? Value : never

function itemOf({ key, fields }: Expectation, version: number, real: number): Item {
  return {
    ...key,
    version,
    note: fields.note,
    listPk: fields.list?.[0],
    listSk: fields.list?.[1],
    ownPk: fields.own?.[0],
    ownSk: fields.own?.[1],
    duePk: fields.due && DUE,
    dueSk: fields.due && `${fields.due}#${key.pk}|${key.sk}`,
    expires: fields.expiresIn === undefined ? undefined : real + fields.expiresIn,
  } as Item
}

/** The operation itself where it could succeed, else the one that can. */
function possible(op: 'insert' | 'replace' | 'remove', version: number) {
  return version === 0 ? 'insert' : op === 'insert' ? 'replace' : op
}

async function writeOf({ stores, time }: World, wanted: Expectation): Promise<Write> {
  const stored = await stores
    .open(ORG)
    .get(wanted.key)
    .catch(() => undefined)
  const version = stored?.version ?? 0
  const op = wanted.asIs || wanted.op === 'require' ? wanted.op : possible(wanted.op, version)
  const guess = version + wanted.off
  if (op === 'insert') return { op, item: itemOf(wanted, 1, time.real) }
  if (op === 'replace') return { op, item: itemOf(wanted, Math.max(2, guess + 1), time.real) }
  return { op, key: wanted.key, version: Math.max(op === 'remove' ? 1 : 0, guess) }
}

const receipt: fc.Arbitrary<Receipt> = fc.record(
  {
    opId: fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...OP_IDS) }, { weight: 4, arbitrary: fc.uuid() }),
    at: instant,
    fingerprint: fc.constantFrom('f1', 'f2'),
    result: fc.jsonValue({ maxDepth: 2 }).filter((value) => !/__proto__|"":|e[+-]/.test(JSON.stringify(value))),
  },
  { requiredKeys: ['opId', 'at'] },
)

const commit = fc.tuple(receipt, fc.array(expectation, { maxLength: 4 })).map(([given, wanted]): Command => ({
  text: `commit ${JSON.stringify([given, wanted])}`,
  async run(world, { commits }) {
    const writes: Write[] = []
    for (const each of wanted) writes.push(await writeOf(world, each))
    commits.push([given, writes])
    return world.stores.open(ORG).commit(given, writes)
  },
}))

const large = fc
  .tuple(receipt, partition, fc.constantFrom(98, 99, 100), fc.boolean())
  .map(([given, pk, count, check]): Command => ({
    text: `${count} writes to ${pk} ${JSON.stringify(given)}`,
    async run({ stores }) {
      const writes = Array.from({ length: count }, (_, i): Write => {
        const sk = `bulk#${i}`
        return check ? { op: 'require', key: { pk, sk }, version: 0 } : { op: 'insert', item: { pk, sk, version: 1 } }
      })
      return stores.open(ORG).commit(given, writes)
    },
  }))

const oversized = fc.tuple(receipt, key, fc.integer({ min: 409_500, max: 409_600 })).map(([given, at, length]): Command => ({
  text: `an item with ${length} characters at ${JSON.stringify(at)}`,
  run: async ({ stores }) =>
    stores.open(ORG).commit(given, [{ op: 'insert', item: { ...at, version: 1, note: 'x'.repeat(length) } }]),
}))

const get = anyKey.map((at): Command => ({
  text: `get ${JSON.stringify(at)}`,
  run: async ({ stores }) => stores.open(ORG).get(at),
}))

const readReceipt = fc.constantFrom(...OP_IDS).map((opId): Command => ({
  text: `receipt ${opId}`,
  run: async ({ stores }) => stores.open(ORG).receipt(opId),
}))

const place = fc.oneof(
  { weight: 4, arbitrary: partition.map((name) => ({ partition: name })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('lauste#OPEN', 'lauste#DONE').map((name) => ({ partition: name, index: 'list' as const })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('lauste#w1', 'lauste#OPEN').map((name) => ({ partition: name, index: 'own' as const })),
  },
  { weight: 1, arbitrary: fc.constant({ partition: 'kaarina#OPEN', index: 'list' as const }) },
)
const bounds = fc.record(
  { from: sort, to: sort, descending: fc.boolean(), limit: fc.integer({ min: 1, max: 4 }) },
  { requiredKeys: [] },
)

const query = fc.tuple(place, bounds).map(([where, how]): Command => ({
  text: `query, all pages ${JSON.stringify([where, how])}`,
  async run({ stores }, memo) {
    const pages = []
    for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
      const page = await stores.open(ORG).query({ ...where, ...how, ...(cursor === undefined ? {} : { cursor }) })
      pages.push(page)
      cursor = page.cursor
      if (cursor !== undefined) memo.cursors.push(cursor)
    }
    return pages
  },
}))

const strayCursor = fc
  .tuple(place, bounds, fc.nat(), fc.option(fc.string(), { freq: 3 }))
  .map(([where, how, nth, text]): Command => ({
    text: `query with an old or made-up cursor ${JSON.stringify([where, how, nth, text])}`,
    async run({ stores }, { cursors }) {
      const cursor = text ?? cursors[nth % cursors.length] ?? 'x'
      return stores.open(ORG).query({ ...where, ...how, cursor })
    },
  }))

const due = fc.tuple(instant, fc.integer({ min: 1, max: 4 })).map(([before, limit]): Command => ({
  text: `due ${before}, pages of ${limit}`,
  async run({ stores }) {
    const pages = []
    for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
      const page = await stores.due(before, limit, cursor)
      pages.push(page)
      cursor = page.cursor
    }
    return pages
  },
}))

const wait = fc.integer({ min: 1, max: 4 }).map((seconds): Command => ({
  text: `${seconds} s pass`,
  run: async ({ time }) => void (time.real += seconds),
}))

export const commands = (bounds: { minLength: number; maxLength: number }): fc.Arbitrary<Command[]> =>
  fc.array(
    fc.oneof(
      { weight: 120, arbitrary: commit },
      { weight: 20, arbitrary: repeated },
      { weight: 2, arbitrary: large },
      { weight: 2, arbitrary: oversized },
      { weight: 1, arbitrary: pagesOfMegabytes },
      { weight: 36, arbitrary: get },
      { weight: 12, arbitrary: readReceipt },
      { weight: 72, arbitrary: query },
      { weight: 18, arbitrary: strayCursor },
      { weight: 18, arbitrary: due },
      { weight: 60, arbitrary: inDirectory },
      { weight: 6, arbitrary: misuse },
      { weight: 12, arbitrary: wait },
    ),
    { ...bounds, size: 'max' },
  )
