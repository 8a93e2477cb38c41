import { utf8Length } from './utf8.ts'

/** DynamoDB's limit for one item, names and values together. */
export const ITEM_BYTES = 400 * 1024

/**
 * Bytes of a plain record as DynamoDB counts them: names and texts in UTF-8, numbers a byte per two digits
 * and one more, lists and maps three and one more per element.
 * Source: DynamoDB developer guide, "DynamoDB item sizes and formats".
 */
export function itemSize(item: object): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + utf8Length(name) + valueSize(value), 0)
}

function valueSize(value: unknown): number {
  if (typeof value === 'string') return utf8Length(value)
  if (typeof value === 'number') return numberSize(value)
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + 1 + valueSize(entry), 3)
  if (typeof value === 'object' && value !== null) return 3 + Object.keys(value).length + itemSize(value)
  return 1
}

function numberSize(value: number): number {
  const digits = value
    .toString()
    .replace(/e.*/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+|0+$/g, '').length
  return Math.ceil(digits / 2) + (value < 0 ? 2 : 1)
}
