import { createWriteStream } from 'node:fs'
import { join } from 'node:path'

/** What functions print and how they failed, in a file beside the state; begun anew at each start. */
export interface LocalLog {
  /** A function's own output. */
  write(room: string, text: string): void
  /** Something failed: the whole story into the file, one line to whoever watches. */
  failed(where: string, error: unknown): void
  close(): Promise<void>
}

export function openLog(folder: string, complain: (line: string) => void): LocalLog {
  const file = join(folder, 'functions.log')
  const stream = createWriteStream(file)
  return {
    write: (room, text) => void stream.write(text.replace(/^(?=.)/gm, `${room}: `)),
    failed(where, error) {
      stream.write(`${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
      complain(`${where}: ${firstLine(error)} (more in ${file})`)
    },
    close: () => new Promise((done) => stream.end(done)),
  }
}

export function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message || error.name : String(error)).split('\n')[0]!
}
