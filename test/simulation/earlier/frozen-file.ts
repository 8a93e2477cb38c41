/**
 * The frozen version in one file: a line for people, which names the commit, and all rooms as an ES module behind it,
 * compressed to a quarter. It lies in the tree, not in the history, since the tests must run where there is none.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'

export const FROZEN = join(import.meta.dirname, 'frozen/rooms.br')

const NEWLINE = 10

/** The same bytes for the same rooms, so that whoever freezes a commit anew can compare. */
export function frozenFile(line: string, rooms: string): Buffer {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  }
  return Buffer.concat([Buffer.from(`${line}\n`), brotliCompressSync(rooms, { params })])
}

export function frozenRooms(file: string): string {
  if (!existsSync(file)) throw new Error(`no version is frozen in ${file}`)
  const bytes = readFileSync(file)
  return brotliDecompressSync(bytes.subarray(bytes.indexOf(NEWLINE) + 1)).toString('utf8')
}
