import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startTestCloud, type TestCloud } from '../support/cloud.ts'

/** The lines of README that ask the running demo by the API, joined where they are broken. */
function commands(): readonly string[] {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  const [, block = ''] = /^```sh\n(TOKEN=[^`]*)^```/m.exec(readme) ?? []
  return block
    .replaceAll('\\\n', ' ')
    .trim()
    .split(/\n| && /)
}

/** Sends what `curl` would, as the shell would put it together. */
function curl(command: string, cloud: TestCloud, token: string): Promise<Response> {
  const text = command.replaceAll('$TOKEN', token)
  const url = /(?<=\s'?)(?:http:\/\/)?localhost:3000([^\s']*)/.exec(text)![1]!
  const method = /-X (\w+)/.exec(text)?.[1] ?? 'GET'
  const headers = [...text.matchAll(/-H ["']([\w-]+): ([^"']*)["']/g)].map(([, name, value]): [string, string] => [name!, value!])
  const body = /-d '([^']*)'/.exec(text)?.[1]
  return fetch(`${cloud.url}${url}`, { method, headers, ...(body !== undefined && { body }) })
}

test(
  'npm start, and what README asks of it by the API: a request leads to a message to the partner',
  { timeout: 120_000 },
  async () => {
    const cloud = await startTestCloud()
    try {
      const [token = '', ask = '', settle = '', look = ''] = commands()
      expect(commands()).toHaveLength(4)
      const { access_token } = (await (await curl(token, cloud, '')).json()) as { access_token: string }
      const asked = await curl(ask, cloud, access_token)
      expect([asked.status, await asked.json()]).toEqual([201, expect.objectContaining({ state: 'open' })])
      const before = (await cloud.outbox()).length
      expect((await curl(settle, cloud, access_token)).status).toBeLessThan(300)
      expect((await cloud.outbox()).length).toBeGreaterThan(before)
      const { items } = (await (await curl(look, cloud, access_token)).json()) as { items: readonly { text: string }[] }
      expect(items.length).toBeGreaterThan(0)
    } finally {
      await cloud.stop()
    }
  },
)
