import { expect, test } from 'vitest'
import { fi } from '#copy/fi/fi.ts'
import { doneOf } from '#pages/done.ts'
import { nowhere } from '#pages/places.ts'
import type { FormAction } from '#pages/take-form.ts'
import { offerDone, type OwnDone, ownDone } from '../../../functions/link/done.ts'
import {
  agreementsDone,
  partnerDone,
  queueDone,
  type RequestDone,
  requestDone,
  requestsDone,
} from '../../../functions/staff/done.ts'

const tables = [offerDone, ownDone, agreementsDone, partnerDone, queueDone, requestDone, requestsDone]

test('every key of every table has words', () => {
  for (const table of tables)
    for (const key of Object.keys(table(fi))) expect(doneOf<string>(table as never, key)(fi), key).toMatch(/^\S.*\S$/)
})

test.each([undefined, '', 'nothing-known', 'toString', '__proto__'])('the address may say %j: then nothing was done', (key) => {
  for (const table of tables) expect(doneOf<string>(table as never, key)(fi)).toBeUndefined()
})

test('a form cannot end in a key without words: it does not compile', () => {
  const rest = { prefix: () => '', run: async () => undefined, places: () => nowhere }
  // @ts-expect-error -- no such words on a partner's own page
  const own: FormAction<OwnDone> = { ...rest, done: () => 'confirmed' }
  // @ts-expect-error -- nor for a reason that no message has
  const request: FormAction<RequestDone> = { ...rest, done: () => 'needless-bored' }
  expect([own, request]).toHaveLength(2)
})
