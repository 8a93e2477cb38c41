import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { CannotRun } from './cannot-run.ts'

/** Named JSON values that survive a restart, in the order they were first put. */
export interface Shelf<T> {
  get(id: string): T | undefined
  values(): readonly T[]
  put(id: string, value: T): void
  remove(id: string): void
  clear(): void
}

type Line<T> = { readonly id: string; readonly value?: T }

/**
 * A shelf kept as a journal of JSON lines: writing one value costs one appended line, however many there are.
 * Opening it reads the journal and writes it afresh; a last line cut short by a crash is dropped.
 */
export function openShelf<T>(file: string): Shelf<T> {
  const values = existsSync(file) ? replay<T>(file) : new Map<string, T>()
  rewrite(file, values)
  const append = (line: Line<T>) => appendFileSync(file, `${JSON.stringify(line)}\n`)
  return {
    get: (id) => values.get(id),
    values: () => [...values.values()],
    put(id, value) {
      values.set(id, value)
      append({ id, value })
    },
    remove(id) {
      if (values.delete(id)) append({ id })
    },
    clear() {
      values.clear()
      rewrite(file, values)
    },
  }
}

function replay<T>(file: string): Map<string, T> {
  const values = new Map<string, T>()
  for (const [n, line] of readFileSync(file, 'utf8').split('\n').slice(0, -1).entries()) {
    const { id, value } = readLine<T>(line) ?? damaged(file, n + 1)
    if (value === undefined) values.delete(id)
    else values.set(id, value)
  }
  return values
}

function readLine<T>(text: string): Line<T> | undefined {
  try {
    return JSON.parse(text) as Line<T>
  } catch {
    return undefined
  }
}

/** A kill cuts the last line short and no other: this is a disk that lost power, or somebody's editor. */
function damaged(file: string, line: number): never {
  throw new CannotRun(
    `The file ${file} cannot be read (line ${line}): mend or delete it, or let npm run reset forget everything.`,
  )
}

function rewrite<T>(file: string, values: ReadonlyMap<string, T>): void {
  const lines = [...values].map(([id, value]) => `${JSON.stringify({ id, value })}\n`)
  writeFileSync(`${file}.part`, lines.join(''))
  renameSync(`${file}.part`, file)
}
