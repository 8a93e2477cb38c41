import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

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
  const values = existsSync(file) ? replay<T>(readFileSync(file, 'utf8')) : new Map<string, T>()
  rewrite(file, values)
  const append = (line: Line<T>) => appendFileSync(file, `${JSON.stringify(line)}\n`)
  return {
    get: id => values.get(id),
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

function replay<T>(journal: string): Map<string, T> {
  const values = new Map<string, T>()
  for (const line of journal.split('\n').slice(0, -1)) {
    const { id, value } = JSON.parse(line) as Line<T>
    if (value === undefined) values.delete(id)
    else values.set(id, value)
  }
  return values
}

function rewrite<T>(file: string, values: ReadonlyMap<string, T>): void {
  const lines = [...values].map(([id, value]) => `${JSON.stringify({ id, value })}\n`)
  writeFileSync(`${file}.part`, lines.join(''))
  renameSync(`${file}.part`, file)
}
