import fc from 'fast-check'
import type { Link, Receipt, Session, Write } from '#core/ports.ts'
import type { Command } from './commands.ts'

const ORG = 'lauste'
const HASHES = ['a', 'f'].map((letter) => letter.repeat(64))
const anyHash = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...HASHES) },
  { weight: 1, arbitrary: fc.constantFrom('', 'A'.repeat(64), 'x', '0'.repeat(63)) },
)
const lasting = fc.integer({ min: -1, max: 9 })

const link = fc.record(
  {
    org: fc.constantFrom(ORG, 'kaarina'),
    purpose: fc.constantFrom('offer', 'meeting', 'own'),
    partnerId: fc.constantFrom('p1', 'ä', '😀'),
    subject: fc.constant({ pk: 'lauste#REQ#1', sk: 'OFFER#1' }),
  },
  { requiredKeys: ['org', 'purpose', 'partnerId'] },
) as fc.Arbitrary<Omit<Link, 'expires'>>
const session = fc.record({
  org: fc.constantFrom(ORG, 'kaarina'),
  staffId: fc.constantFrom('w1', 'w-2'),
  role: fc.constantFrom('worker', 'coordinator', 'admin'),
  kind: fc.constantFrom('browser', 'bearer'),
  issuer: fc.constantFrom('https://issuer.example.fi', 'urn:rinnalla:local'),
}) as fc.Arbitrary<Omit<Session, 'expires'>>

/** Links and sessions: saved, saved again, found, ended, found no more once their time is over. */
export const inDirectory: fc.Arbitrary<Command> = fc.oneof(
  anyHash.map((hash): Command => ({ text: `find link ${hash}`, run: async ({ directory }) => directory.findLink(hash) })),
  anyHash.map((hash): Command => ({ text: `find session ${hash}`, run: async ({ directory }) => directory.findSession(hash) })),
  anyHash.map((hash): Command => ({ text: `end session ${hash}`, run: async ({ directory }) => directory.endSession(hash) })),
  fc.tuple(anyHash, link, lasting).map(([hash, given, seconds]): Command => ({
    text: `save link ${JSON.stringify([hash, given, seconds])}`,
    run: async ({ directory, time }) => directory.saveLink(hash, { ...given, expires: time.real + seconds }),
  })),
  fc.tuple(anyHash, session, lasting).map(([hash, given, seconds]): Command => ({
    text: `save session ${JSON.stringify([hash, given, seconds])}`,
    run: async ({ directory, time }) => directory.saveSession(hash, { ...given, expires: time.real + seconds }),
  })),
)

/** A commit made before comes again: as it was, with another answer under its opId, or its writes under another opId. */
export const repeated: fc.Arbitrary<Command> = fc
  .tuple(fc.nat(), fc.constantFrom('as it was', 'another result', 'another opId', 'nothing written'))
  .map(([nth, how]): Command => ({
    text: `commit ${nth} again, ${how}`,
    async run({ stores }, { commits }) {
      const [given, writes] = commits[nth % commits.length] ?? [{ opId: 'first', at: '2027-01-15T08:00:00.000Z' }, []]
      const receipt: Receipt =
        how === 'another result'
          ? { ...given, result: { other: nth } }
          : how === 'another opId'
            ? { ...given, opId: `${given.opId}+${nth % 3}` }
            : given
      return stores.open(ORG).commit(receipt, how === 'nothing written' ? [] : writes)
    },
  }))

/** More than DynamoDB gives in one page: the adapter reads on. Then away with it, in one commit. */
export const pagesOfMegabytes: fc.Arbitrary<Command> = fc
  .tuple(
    fc.uuid(),
    fc.integer({ min: 3, max: 5 }),
    fc.integer({ min: 250_000, max: 400_000 }),
    fc.boolean(),
    fc.option(fc.integer({ min: 1, max: 5 })),
  )
  .map(([id, count, bytes, descending, limit]): Command => ({
    text: `${count} items of ${bytes} bytes, read ${descending ? 'backwards' : 'forwards'}, ${limit ?? 'all'} at a time`,
    async run({ stores }) {
      const store = stores.open(ORG)
      const pk = `${ORG}#REQ#${id}`
      const keys = Array.from({ length: count }, (_, n) => ({ pk, sk: `BIG#${n}` }))
      const at = '2027-01-15T08:00:00.000Z'
      const big = (key: { pk: string; sk: string }): Write => ({
        op: 'insert',
        item: { ...key, version: 1, text: 'ä'.repeat(bytes / 2), listPk: `${ORG}#OPEN`, listSk: key.sk },
      })
      const put = await store.commit({ opId: `put-${id}`, at }, keys.map(big))
      const pages = []
      for (const index of [undefined, 'list'] as const)
        pages.push(
          await store.query({
            partition: index ? `${ORG}#OPEN` : pk,
            ...(index && { index, from: 'BIG#', to: 'BIG#~' }),
            descending,
            ...(limit && { limit }),
          }),
        )
      const away = await store.commit(
        { opId: `away-${id}`, at },
        keys.map((key): Write => ({ op: 'remove', key, version: 1 })),
      )
      const read = pages.map(({ items, cursor }) => ({ sks: items.map(({ sk }) => sk), cursor }))
      return { put, read, away }
    },
  }))

/** What only a bug would ask for: both peers say no in the same words. */
export const misuse: fc.Arbitrary<Command> = fc.constantFrom<Command>(
  { text: 'a store of nobody', run: async ({ stores }) => stores.open('').org },
  { text: 'a store of another kind of key', run: async ({ stores }) => stores.open('LINK').org },
  { text: 'a store with a mark in its name', run: async ({ stores }) => stores.open('la#uste').org },
  { text: 'no items at most', run: async ({ stores }) => stores.open(ORG).query({ partition: `${ORG}#MATCH`, limit: 0 }) },
  { text: 'half an item', run: async ({ stores }) => stores.open(ORG).query({ partition: `${ORG}#MATCH`, limit: 1.5 }) },
  {
    text: 'a key longer than any',
    run: async ({ stores }) => stores.open(ORG).get({ pk: `${ORG}#${'x'.repeat(2048)}`, sk: 'A' }),
  },
  {
    text: 'a partition longer than any',
    run: async ({ stores }) => stores.open(ORG).query({ partition: `${ORG}#${'x'.repeat(2048)}` }),
  },
  {
    text: 'bounds crossed',
    run: async ({ stores }) => stores.open(ORG).query({ partition: `${ORG}#MATCH`, from: 'b', to: 'a' }),
  },
  {
    text: 'an unusable bound',
    run: async ({ stores }) => stores.open(ORG).query({ partition: `${ORG}#MATCH`, from: 'x'.repeat(1025) }),
  },
  { text: 'a receipt nobody wrote', run: async ({ stores }) => stores.open(ORG).receipt('nobody') },
  { text: 'no opId', run: async ({ stores }) => stores.open(ORG).commit({ opId: '', at: '2027-01-15T08:00:00.000Z' }, []) },
  { text: 'a cursor of due that is none', run: async ({ stores }) => stores.due('2027-01-15T08:00:00.000Z', 2, 'none') },
)
