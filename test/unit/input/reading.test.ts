import { expect, test } from 'vitest'
import * as z from 'zod'
import { readInput } from '#core/input/read-input.ts'

const schema = z.strictObject({
  text: z.string().min(1).max(3).optional(),
  list: z.array(z.int()).min(1).max(2).optional(),
  set: z.set(z.int()).max(1).optional(),
  number: z.int().min(1).max(9).optional(),
  one: z.enum(['a', 'b']).optional(),
  own: z
    .string()
    .refine(() => false, 'UNKNOWN_AREA')
    .optional(),
  odd: z
    .string()
    .refine(() => false, 'some words of a library')
    .optional(),
  either: z.union([z.strictObject({ a: z.literal(true) }), z.strictObject({ a: z.literal(false), b: z.string() })]).optional(),
  deep: z.strictObject({ must: z.string(), kind: z.enum(['x']) }).optional(),
})

test('what is right comes back as it was', () => {
  expect(readInput(schema, { text: 'abc', list: [1, 2], number: 9, one: 'a' })).toEqual({
    text: 'abc',
    list: [1, 2],
    number: 9,
    one: 'a',
  })
})

test.each([
  [{ text: '' }, 'text', 'REQUIRED'],
  [{ text: 'abcd' }, 'text', 'TOO_LONG'],
  [{ text: 1 }, 'text', 'WRONG_TYPE'],
  [{ list: [] }, 'list', 'CHOICE_NEEDED'],
  [{ list: [1, 2, 3] }, 'list', 'TOO_MANY'],
  [{ list: [1, 'x'] }, 'list.1', 'WRONG_TYPE'],
  [{ set: new Set([1, 2]) }, 'set', 'TOO_MANY'],
  [{ number: 0 }, 'number', 'TOO_SMALL'],
  [{ number: 10 }, 'number', 'TOO_LARGE'],
  [{ one: 'c' }, 'one', 'UNKNOWN_VALUE'],
  [{ own: 'x' }, 'own', 'UNKNOWN_AREA'],
  [{ odd: 'x' }, 'odd', 'UNKNOWN_VALUE'],
  [{ either: { a: 'x' } }, 'either', 'WRONG_TYPE'],
  [{ deep: { kind: 'x' } }, 'deep.must', 'REQUIRED'],
  [{ deep: { must: 'x' } }, 'deep.kind', 'CHOICE_NEEDED'],
  [{ extra: 1 }, 'extra', 'UNKNOWN_FIELD'],
  [{ deep: { must: 'x', kind: 'x', extra: 1 } }, 'deep.extra', 'UNKNOWN_FIELD'],
])('%j: %s is %s', (raw, path, code) => {
  expect(readInput(schema, raw)).toEqual({ refused: 'INVALID', fields: [{ path, code }] })
})

test('every problem is told', () => {
  expect(readInput(schema, { text: '', number: 10, extra: 1 })).toEqual({
    refused: 'INVALID',
    fields: [
      { path: 'text', code: 'REQUIRED' },
      { path: 'number', code: 'TOO_LARGE' },
      { path: 'extra', code: 'UNKNOWN_FIELD' },
    ],
  })
})
