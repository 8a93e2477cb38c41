import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, startJourney } from '../support/journey.ts'

/**
 * What the log of the built rooms tells: everything that followed from one request is found by one trace, and what
 * CloudWatch is to count stands in the lines in its own form.
 */
let j: Journey
let lines: readonly Line[]

interface Line {
  readonly room: string
  readonly event: string
  readonly trace?: string
  readonly [field: string]: unknown
}

beforeAll(async () => {
  j = await startJourney()
  const area = j.newArea()
  await j.partner(area)
  await j.request(area)
  await j.rest()
  lines = readFileSync(join(j.state, 'functions.log'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, room, json] = /^([\w-]+): (\{.*\})$/.exec(line) ?? []
      return room && json ? [{ ...(JSON.parse(json) as Line), room }] : []
    })
})
afterAll(() => j?.stop())

const asked = () => lines.filter(({ steps }) => String(steps).split(' ').includes('request.asked'))

test('the request, the question that followed and the message that went are found by one trace', () => {
  const [{ trace } = { trace: undefined }] = asked()
  expect(trace).toMatch(/^[\w=-]{10,40}$/)
  const followed = lines.filter((line) => line.trace === trace)
  expect(followed.find(({ room }) => room === 'api')).toMatchObject({ event: 'committed', by: 'worker' })
  expect(followed.filter(({ room, event }) => room !== 'api' && event === 'message.sent')).not.toEqual([])
})

test('what is counted stands in its line as CloudWatch reads it', () => {
  expect(asked()).toEqual([
    expect.objectContaining({
      'requests-asked': 1,
      _aws: {
        Timestamp: expect.any(Number),
        CloudWatchMetrics: [
          { Namespace: 'rinnalla-local', Dimensions: [[]], Metrics: [{ Name: 'requests-asked', Unit: 'Count' }] },
        ],
      },
    }),
  ])
  const sent = lines.filter(({ event }) => event === 'message.sent')
  expect(sent.map((line) => line['messages'])).toEqual(sent.map(() => 1))
})
