import type { Key, Numbered } from '#core/ports.ts'
import { DUE } from '#core/records/keys.ts'
import { utf8Length } from './utf8.ts'

export const PARTITION_BYTES = 2048
export const SORT_BYTES = 1024

/** First parts of partition keys that belong to no tenant. */
const TAKEN: readonly string[] = ['LINK', 'SESS', 'LOGIN', 'NUM', DUE]

/** Throws unless the name can head a tenant's keys without meeting anyone else's. */
export function checkOrg(org: string): void {
  if (org === '' || org.includes('#') || TAKEN.includes(org) || !org.isWellFormed() || org.length > 100) {
    throw new Error('not the name of a tenant')
  }
}

export function owns(org: string, partition: string): boolean {
  return partition.startsWith(`${org}#`)
}

export function checkOwn(org: string, partition: string): void {
  if (!owns(org, partition)) throw new Error(`a key outside the tenant ${org}`)
}

/** Whether the table could hold such a key at all. What it could not hold is simply not there. */
export function canExist(key: Key): boolean {
  return fits(key.pk, PARTITION_BYTES) && fits(key.sk, SORT_BYTES)
}

export function fits(part: unknown, bytes: number): part is string {
  return typeof part === 'string' && part !== '' && part.isWellFormed() && utf8Length(part) <= bytes
}

export function linkKey(hash: string): Key {
  return { pk: `LINK#${checkHash(hash)}`, sk: 'LINK' }
}

export function sessionKey(hash: string): Key {
  return { pk: `SESS#${checkHash(hash)}`, sk: 'SESSION' }
}

/** What is known of a telephone number: a stretch of one partition, under the hash of it (`core/ports.ts: Numbered`). */
export const numberPartition = (hash: string): string => `NUM#${checkHash(hash)}`

/** Of a code what it answers, else who was written to. */
export const numberKey = (hash: string, { org, partnerId, code }: Pick<Numbered, 'org' | 'partnerId' | 'code'>): Key => ({
  pk: numberPartition(hash),
  sk: code === undefined ? `WHO#${org}#${partnerId}` : `CODE#${code}`,
})

/** Where the secret of these hashes stands. */
export const NUMBER_SECRET: Key = { pk: 'NUM#SECRET', sk: 'SECRET' }

// A secret itself must never become a key: only its digest looks like this.
function checkHash(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not a hex SHA-256')
  return hash
}
