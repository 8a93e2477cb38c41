import { expect, test } from 'vitest'
import { everyText } from '../../support/texts.ts'

test('no field of text is told to choose from a list', () => {
  const wrong = ['', 'ä'.repeat(5000), '?', 'Ulla Uusi', '131052-308T', '\u202e']
  const told = everyText().filter(({ schema }) =>
    wrong.some((text) => schema.safeParse(text).error?.issues.some(({ message }) => message === 'UNKNOWN_VALUE')),
  )
  expect(told.map(({ name }) => name)).toEqual([])
})
