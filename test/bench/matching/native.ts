import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { County } from './county.ts'

export interface Solved {
  readonly served: number
  readonly cost: number
  readonly milliseconds: number
}

/** LEMON's network simplex: needs g++ and Debian's `liblemon-dev`. */
export function lemon(): { solve: (one: County, rounds: number) => Solved; away: () => void } {
  const scratch = mkdtempSync(join(tmpdir(), 'lemon-'))
  const program = join(scratch, 'lemon')
  const library = execFileSync('sh', ['-c', 'ls /usr/lib/*/libemon.a /usr/lib/*/liblemon.a 2>/dev/null | head -1'])
    .toString()
    .trim()
  execFileSync('g++', ['-O2', '-o', program, join(import.meta.dirname, 'lemon.cpp'), library])
  return {
    solve: ({ requests, capacity, from, into, costs }, rounds) => {
      const file = join(scratch, 'instance')
      const columns = [Int32Array.of(requests, capacity.length, from.length), capacity, from, into, costs]
      writeFileSync(
        file,
        Buffer.concat(columns.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))),
      )
      return JSON.parse(execFileSync(program, [file, String(rounds)]).toString()) as Solved
    },
    away: () => rmSync(scratch, { recursive: true }),
  }
}
