import { BadCursor } from '#core/ports.ts'
import { canExist, owns } from './keys.ts'
import type { IndexName, Place } from './place.ts'
import { compareUtf8 } from './utf8.ts'

interface Asked {
  readonly index: IndexName | undefined
  readonly partition: string
  readonly from: string | undefined
  readonly to: string | undefined
}

/** The place of the last item of a page, as base64url text. It holds keys only, never a person's words. */
export function encodeCursor(index: IndexName | undefined, place: Place): string {
  const parts = [index ?? '', place.partition, place.sort, place.key.pk, place.key.sk]
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** Throws BadCursor unless a page of this very query, whatever its limit, could have given the cursor. */
export function decodeCursor(cursor: string, asked: Asked, org?: string): Place {
  const [, , sort, pk, sk] = textsIn(cursor)
  const place = { partition: asked.partition, sort, key: { pk, sk } }
  const fitting =
    encodeCursor(asked.index, place) === cursor &&
    inRange(sort, asked) &&
    canExist(place.key) &&
    canExist({ pk: asked.partition, sk: sort }) &&
    (asked.index !== undefined || (pk === asked.partition && sk === sort)) &&
    (org === undefined || owns(org, pk))
  if (!fitting) throw new BadCursor()
  return place
}

type Five = readonly [string, string, string, string, string]

function textsIn(cursor: string): Five {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (isFive(parts)) return parts
  } catch {
    // Not JSON, so none of ours either.
  }
  throw new BadCursor()
}

function isFive(parts: unknown): parts is Five {
  return Array.isArray(parts) && parts.length === 5 && parts.every((part) => typeof part === 'string')
}

function inRange(sort: string, { from, to }: Asked): boolean {
  return (from === undefined || compareUtf8(sort, from) >= 0) && (to === undefined || compareUtf8(sort, to) <= 0)
}
