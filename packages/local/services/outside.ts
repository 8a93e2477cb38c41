import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** What is kept outside the table, as a folder: each file as a bucket would hold it. */
export function openOutside(folder: string) {
  return {
    keep(path: string, text: string): void {
      const file = join(folder, path)
      if (relative(folder, file).startsWith('..')) throw new Error('outside of what is kept outside')
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  }
}
