import { expect, test } from 'vitest'
import { optional, settings } from '#settings/environment.ts'

test('settings are read by name, and everything that is missing is named at once', () => {
  expect(settings({ A: '1', B: '2', C: '3' }, 'A', 'B')).toEqual({ A: '1', B: '2' })
  expect(() => settings({ A: '1', B: '' }, 'A', 'B', 'C')).toThrow('not set: B, C')
})

test('a setting that may be left out is left out where it is empty', () => {
  expect([optional({ A: '1' }, 'A'), optional({ A: '' }, 'A'), optional({}, 'A')]).toEqual(['1', undefined, undefined])
})
