import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { CreateTableCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { documents, dynamoClient } from '#aws/dynamodb/client.ts'
import { createTableInput } from '#aws/dynamodb/create-table.ts'

const TABLE_NAME = 'rinnalla'
const READY_WITHIN_MS = 10_000

export interface TestDynamoDb {
  readonly endpoint: string
  readonly tableName: string
  readonly client: DynamoDBDocumentClient
  /** Another, empty table in the same emulator; gives its name. */
  newTable(): Promise<string>
  /** Ends the emulator, and with it all content. May be called twice. */
  stop(): Promise<void>
}

/** A fresh emulator with the table in it, on a free port. One per test file: its writes slow down with age. */
export async function startDynamoDb(): Promise<TestDynamoDb> {
  const port = await freePort()
  const emulator = spawn(binary(), ['serve', '--host', '127.0.0.1', '--port', String(port)], {
    stdio: 'ignore',
  })
  const endWithUs = () => void emulator.kill('SIGKILL')
  process.once('exit', endWithUs)
  const endpoint = `http://127.0.0.1:${port}`
  const wire = dynamoClient({
    endpoint,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const client = documents(wire)
  let tables = 0
  async function newTable() {
    const name = `${TABLE_NAME}-${(tables += 1)}`
    await client.send(new CreateTableCommand(createTableInput(name)))
    return name
  }
  async function stop() {
    process.removeListener('exit', endWithUs)
    wire.destroy()
    await ended(emulator)
  }
  try {
    await ready(emulator, client)
    await client.send(new CreateTableCommand(createTableInput(TABLE_NAME)))
  } catch (error) {
    await stop()
    throw error
  }
  return { endpoint, tableName: TABLE_NAME, client, newTable, stop }
}

function binary(): string {
  const manifest = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json')
  const path = join(dirname(manifest), 'dynoxide')
  if (!existsSync(path)) throw new Error('the package @dynoxide/linux-x64 holds no binary')
  return path
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

async function ready(emulator: ChildProcess, client: DynamoDBDocumentClient): Promise<void> {
  let failure: Error | undefined
  emulator.once('error', (error) => (failure = error))
  emulator.once('exit', (code) => (failure ??= new Error(`the emulator ended at once, exit code ${code}`)))
  const deadline = performance.now() + READY_WITHIN_MS
  for (;;) {
    if (failure) throw failure
    try {
      await client.send(new ListTablesCommand({}))
      return
    } catch (error) {
      if (performance.now() > deadline) throw new Error('the emulator did not answer', { cause: error })
    }
    await setTimeout(10)
  }
}

async function ended(emulator: ChildProcess): Promise<void> {
  if (emulator.pid === undefined || emulator.exitCode !== null || emulator.signalCode !== null) return
  const exit = new Promise((resolve) => emulator.once('exit', resolve))
  emulator.kill('SIGKILL')
  await exit
}
