import { expect, test } from 'vitest'
import { readSettings } from '#local/settings.ts'

test.each(['70000', 'http', '-1', '3000x'])('PORT=%s is refused by name', (port) => {
  expect(() => readSettings({ PORT: port }, [])).toThrow(`PORT is ${port}`)
})

test('an unknown option or setting is refused, never ignored', () => {
  expect(() => readSettings({}, ['--frsh'])).toThrow('--frsh')
  expect(() => readSettings({ RINNALLA_DATABASE: 'postgres' }, [])).toThrow('postgres')
  expect(() => readSettings({ RINNALLA_BUILD: 'no' }, [])).toThrow('RINNALLA_BUILD')
})

test('port 3000 and .local are what one gets without asking', () => {
  expect(readSettings({}, [])).toMatchObject({
    port: 3000,
    fresh: false,
    build: true,
    database: 'auto',
    state: expect.stringMatching(/\/\.local$/),
  })
})
