import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documents, dynamoClient } from '#aws/dynamodb/client.ts'
import { loadItems } from '#local/database/table.ts'
import { LOCAL_TABLE } from '#local/environment.ts'
import { beginAt, type SentMessage, startTestCloud, type TestCloud } from '../support/cloud.ts'
import { acting, dated, type Json, speaking, twoTenants } from '../support/journey.ts'
import { script } from '../support/script.ts'

/**
 * The restore drill as docs/operations.md has it, through the built bundles and the commands themselves: a table as it was is
 * put back 2 h 40 min later, under the hold; nothing goes a second time, and every yes that it forgot is somebody's.
 */
const OTHER = `${LOCAL_TABLE}-put-back`
const state = mkdtempSync(join(tmpdir(), 'rinnalla-put-back-'))
const file = join(state, 'then.jsonl')
const started = (more: Readonly<Record<string, string>> = {}) =>
  startTestCloud({ state, env: { RINNALLA_DEMO: 'none', RINNALLA_DATABASE: 'auto', ...more } })
const env = { ...process.env, RINNALLA_STATE: state }
const speak = (cloud: TestCloud) => ({ ...speaking(cloud), ...acting(cloud), ...dated(cloud) })

let cloud: TestCloud
beforeAll(async () => {
  beginAt(state)
  cloud = await started()
  const port = readFileSync(join(state, 'dynoxide.pid'), 'utf8').split(' ')[1]!.trim()
  const client = dynamoClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  await loadItems(documents(client), LOCAL_TABLE, await twoTenants())
  client.destroy()
})
afterAll(async () => {
  await cloud?.stop()
  rmSync(state, { recursive: true, force: true })
})

/** A database gives attributes in any order. */
const lines = (name: string): unknown[] =>
  readFileSync(name, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { pk: string; sk: string })
    .toSorted((a, b) => (`${a.pk} ${a.sk}` < `${b.pk} ${b.sk}` ? -1 : 1))

/** The same words to the same reader, but for the link. */
const doubled = (sent: readonly SentMessage[]): string[] =>
  sent
    .map(({ to, subject = '', text }) => `${to} ${subject} ${text.replaceAll(/https?:\S+/g, 'L')}`)
    .filter((one, n, all) => all.indexOf(one) !== n)

const gaps = async (j: ReturnType<typeof speak>): Promise<Json[]> =>
  (await j.ok('coordinator', 'GET /queue')).items.filter(({ kind }: Json) => kind === 'gap')

test('a table is put back under the hold, checked, chosen and let go: nothing twice, no yes lost', async () => {
  const before = speak(cloud)
  await before.morning()
  const asked = []
  for (const n of [1, 2, 3]) {
    const area = String(300 + n)
    const partner = await before.partner(area, { contactBy: ['sms'] })
    asked.push({ partner, id: await before.request(area, { windows: [await before.window(3 + n, '13:00', '15:00')] }) })
  }
  await cloud.settle()
  expect(await script('export', ['--to', file], env)).toMatchObject({ code: 0 })
  // Two of them say yes, somebody asks for more, and 2 h 40 min pass.
  expect((await before.answers(asked[0]!.partner)).status).toBe(200)
  expect((await before.answers(asked[1]!.partner)).status).toBe(200)
  await before.partner('304', { contactBy: ['sms'] })
  const gone = await before.request('304', { windows: [await before.window(5, '09:00', '11:00')] })
  await cloud.advance('PT2H40M')
  const sent = await cloud.outbox()

  expect((await script('import', ['--from', file, '--table', OTHER], env)).stdout).toContain('records into')
  expect((await script('import', ['--from', file, '--table', OTHER], env)).stderr).toContain('is not empty')
  // What comes out of it is what went in: the same pages, the same times at which things are due.
  await script('export', ['--to', `${file}.again`, '--table', OTHER], env)
  expect(lines(`${file}.again`)).toEqual(lines(file))
  expect(await script('restore:check', ['--table', OTHER], env)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Sending is not on hold'),
  })
  expect(await script('sending', ['hold', '--why', 'Drill', '--table', OTHER], env)).toMatchObject({ code: 0 })
  const checked = await script('restore:check', ['--table', OTHER], env)
  expect(checked, checked.stderr).toMatchObject({ code: 1, stdout: expect.stringContaining('yeses 2, noes 0') })
  const again = JSON.parse((await script('restore:check', ['--table', OTHER, '--json'], env)).stdout) as Json
  expect(again.checked.map(({ parked, marked }: Json) => [parked, marked.sent])).toEqual([[0, 0]])

  await cloud.stop()
  cloud = await started({ RINNALLA_TABLE: OTHER })
  const j = speak(cloud)
  const known = await gaps(j)
  for (const { id, partner } of asked.slice(0, 2))
    expect(known.find((row) => row.id === id).forgotten.known).toContainEqual(
      expect.objectContaining({ what: 'offer.accepted', by: expect.objectContaining({ role: 'partner', id: partner.id }) }),
    )
  expect(known.find((row) => row.id === gone)).toMatchObject({ forgotten: { about: 'request', unknown: true } })
  expect((await j.page('/queue', { as: 'coordinator' })).text).toContain('Vastaus: pääsen.')
  expect((await j.page(`/requests/${asked[0]!.id}`, { as: 'worker' })).text).toContain('palautettiin varmuuskopiosta')

  expect(await script('sending', ['lift', '--now', '--table', OTHER], env)).toMatchObject({ code: 0 })
  await cloud.advance('PT3H')
  expect(doubled(await cloud.outbox()).filter((one) => !doubled(sent).includes(one))).toEqual([])
  // The yes is asked for again by telephone and written down; then the line is dealt with, and is gone.
  const [first] = asked
  const { offers } = await j.see(first!.id)
  await j.ok('coordinator', `POST /offers/${offers[0].id}/answer`, {
    answer: 'accept',
    start: offers[0].slots[0].start,
    onBehalfOf: { role: 'partner', id: first!.partner.id },
  })
  const done = await j.page(`/queue/gap/${first!.id}/deal`, { as: 'coordinator', form: {} })
  expect(done.status, done.text).toBe(303)
  await cloud.settle()
  expect((await gaps(j)).map(({ id }) => id)).not.toContain(first!.id)
  expect(await j.see(first!.id)).toMatchObject({ state: 'accepted' })
})
