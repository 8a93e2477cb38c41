import { describe, expect, test } from 'vitest'
import { confirmed } from './story.ts'
import type { Key, Write } from '#core/ports.ts'
import { memoryPorts } from '#memory/ports.ts'
import { onlyAt, VersionPassed } from '../../../functions/api/if-match.ts'

const KEY = { pk: 'demo#REQ#r1', sk: 'A' }
const OTHER = { pk: 'demo#REQ#r1', sk: 'B' }
const NOW = '2026-11-23T10:00:00.000Z'

const insert = (key: Key): Write => ({ op: 'insert', item: { ...key, version: 1 } })
const replace = (key: Key, version: number): Write => ({ op: 'replace', item: { ...key, version } })
const receipt = (opId: string) => ({ opId, at: NOW })

/** A record at version 2. */
async function stored() {
  const store = memoryPorts({ seed: 3, now: NOW }).stores.open('demo')
  await store.commit(receipt('a'), [insert(KEY)])
  await store.commit(receipt('b'), [replace(KEY, 2)])
  return store
}

describe('a store held to a version', () => {
  test('commits a change of the record at that version', async () => {
    const store = await stored()
    expect(await onlyAt(store, KEY, 2).commit(receipt('c'), [replace(KEY, 3)])).toEqual({ status: 'committed' })
  })

  test('throws at a change of the record at another version, and writes nothing', async () => {
    const store = await stored()
    await expect(onlyAt(store, KEY, 1).commit(receipt('c'), [replace(KEY, 3)])).rejects.toThrow(VersionPassed)
    expect(await store.get(KEY)).toMatchObject({ version: 2 })
  })

  test('holds the record even where only others are written', async () => {
    const store = await stored()
    expect(await onlyAt(store, KEY, 2).commit(receipt('c'), [insert(OTHER)])).toEqual({ status: 'committed' })
    await expect(onlyAt(store, KEY, 1).commit(receipt('d'), [replace(OTHER, 2)])).rejects.toThrow(VersionPassed)
    expect(await store.get(OTHER)).toMatchObject({ version: 1 })
  })

  test('holds a filed record where it stands', async () => {
    const store = memoryPorts({ seed: 3, now: NOW }).stores.open('demo')
    const meeting = { pk: 'demo#REQ#r1', sk: 'MEET#r1.m1' }
    await store.commit(receipt('a'), [insert({ ...meeting, sk: '~MEET#000001#r1.m1' })])
    expect(await onlyAt(store, meeting, 1).commit(receipt('b'), [insert(OTHER)])).toEqual({ status: 'committed' })
    await expect(onlyAt(store, meeting, 2).commit(receipt('c'), [replace(OTHER, 2)])).rejects.toThrow(VersionPassed)
  })

  test('leaves a conflict about another record to whoever decides anew', async () => {
    const store = await stored()
    expect(await onlyAt(store, KEY, 2).commit(receipt('c'), [replace(OTHER, 2)])).toMatchObject({ status: 'conflict' })
  })

  test('answers a repeat of what was committed as one', async () => {
    const store = await stored()
    await onlyAt(store, KEY, 2).commit(receipt('c'), [replace(KEY, 3)])
    expect(await onlyAt(store, KEY, 2).commit(receipt('c'), [replace(KEY, 4)])).toMatchObject({ status: 'replayed' })
  })
})

describe('a hand-over at a version that has passed', () => {
  /** Byte for byte, but for ids and instants that each world makes by itself. */
  async function answered(excludes: boolean, as: 'worker' | 'worker-2') {
    const there = await confirmed()
    const { call, request, partner } = there
    const conflicts = { workers: excludes ? ['worker-2'] : [], areas: [], ownCase: false }
    await call('PATCH', `/api/v1/partners/${partner.id}`, { as: 'coordinator', body: { conflicts } })
    const before = there.ports.table.snapshot().items.length
    const { status, headers, json } = await call('POST', `/api/v1/requests/${request.id}/hand-over`, {
      as,
      body: { to: 'worker-2' },
      headers: { 'if-match': '"1"' },
    })
    expect(there.ports.table.snapshot().items.length).toBe(before)
    return { status, headers: [...headers], json }
  }

  test('answers the same, whether a partner has excluded the colleague or not, and writes nothing', async () => {
    expect(await answered(true, 'worker')).toEqual(await answered(false, 'worker'))
    expect((await answered(true, 'worker')).status).toBe(412)
  })

  test('and whoever may not hand over hears that first', async () => {
    expect((await answered(true, 'worker-2')).status).toBe(404)
    expect(await answered(true, 'worker-2')).toEqual(await answered(false, 'worker-2'))
  })
})
