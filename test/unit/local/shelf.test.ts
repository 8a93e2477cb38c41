import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShelf } from '#local/shelf.ts'

let folder: string
const file = () => join(folder, 'shelf.jsonl')
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shelf-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('what was put and not removed is there after opening again, in its order', () => {
  const shelf = openShelf<number>(file())
  for (const [id, value] of [
    ['a', 1],
    ['b', 2],
    ['c', 3],
    ['a', 4],
  ] as const)
    shelf.put(id, value)
  shelf.remove('b')
  const again = openShelf<number>(file())
  expect(again.values()).toEqual([4, 3])
  expect(again.get('b')).toBeUndefined()
  expect(readFileSync(file(), 'utf8').split('\n')).toHaveLength(3)
})

test('a last line cut short by a crash is dropped, the rest kept', () => {
  openShelf<number>(file()).put('a', 1)
  appendFileSync(file(), '{"id":"b","val')
  expect(openShelf<number>(file()).values()).toEqual([1])
})

test('a cleared shelf stays empty', () => {
  const shelf = openShelf<number>(file())
  shelf.put('a', 1)
  shelf.clear()
  shelf.put('b', 2)
  expect(openShelf<number>(file()).values()).toEqual([2])
})
