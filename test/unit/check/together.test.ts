import { expect, test } from 'vitest'
import { apart } from '#core/check/together.ts'
import type { Records } from '#core/check/records.ts'

const AT = '2026-11-20T08:00:00.000Z'
const [ONE, OTHER] = [
  { start: '2026-11-25T07:00:00.000Z', end: '2026-11-25T09:00:00.000Z' },
  { start: '2026-11-26T07:00:00.000Z', end: '2026-11-26T09:00:00.000Z' },
]

const found = (slot: object, answeredAt: string) =>
  apart({
    all: (kind: string) =>
      kind === 'offer'
        ? [{ id: 'r1.o1', slot, answeredAt }]
        : [{ id: 'r1', windows: [ONE], timesAsked: { windows: [ONE, OTHER], since: AT }, taken: [{ offerId: 'r1.o1' }] }],
  } as unknown as Records).map(({ says }) => says)

test('whoever says yes to another time than the shared one is found', () => {
  expect(found(ONE!, AT)).toEqual([])
  expect(found(OTHER!, AT)).toEqual([`r1.o1: comes at ${OTHER!.start}, and others at another time`])
})

test('a yes from before the time was shared is not judged by it', () => {
  expect(found(OTHER!, '2026-11-20T07:00:00.000Z')).toEqual([])
})
