import { describe, expect, test } from 'vitest'
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
