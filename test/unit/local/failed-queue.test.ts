import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openFailedQueue } from '#local/failed-queue.ts'
import { openShelf } from '#local/shelf.ts'

let folder: string
let now: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rinnalla-failed-queue-'))
  now = '2026-11-23T10:00:00.000Z'
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = () => openFailedQueue(openShelf(join(folder, 'failed.jsonl')), () => now)

test('what failed is looked at a quarter of an hour later, over a restart too', () => {
  open().add({ requestPayload: {} })
  const queue = open()
  expect(queue.dueBy('2026-11-23T10:14:59.999Z')).toEqual([])
  expect(queue.earliest()).toMatchObject({ at: '2026-11-23T10:15:00.000Z', body: '{"requestPayload":{}}', tries: 0 })
  expect(queue.dueBy('2026-11-23T10:15:00.000Z')).toHaveLength(1)
})

test('what fails there comes again for four hours, and is then left', () => {
  const queue = open()
  queue.add({})
  let tries = 0
  for (let message = queue.earliest(); message; message = queue.again(message)) {
    now = message.at
    tries++
  }
  expect([tries, now, queue.earliest()]).toEqual([16, '2026-11-23T14:00:00.000Z', undefined])
})
