import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { ROOMS } from '../../../infra/rooms.ts'
import { startAccount, type TestAccount, type TestAccountOptions } from '../../support/account.ts'
import { script } from '../../support/script.ts'

const folder = mkdtempSync(join(tmpdir(), 'rinnalla-preflight-'))
let account: TestAccount | undefined
afterEach(() => account?.stop())

/** The command itself, as whoever deploys calls it: an invented county's file, and an account on this machine. */
async function preflight(options: TestAccountOptions, ...more: string[]) {
  account = await startAccount(options)
  const file = { name: 'saaristo', mailFrom: 'viesti@saaristo.internal', sms: {}, alarmEmail: 'valvonta@saaristo.internal' }
  writeFileSync(join(folder, 'saaristo.json'), JSON.stringify(file))
  const { code, stdout, stderr } = await script('preflight', ['--deployments', folder, ...more], {
    AWS_ENDPOINT_URL: account.endpoint,
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 's',
  })
  return { code, said: `${stdout}${stderr}` }
}

const DEPLOYED = ['CDKToolkit', 'saaristo-service']
const NAMED = ['--deployment', 'saaristo']

test('with everything there it says so of each thing, and calls every room', { timeout: 30_000 }, async () => {
  const { code, said } = await preflight({ stacks: DEPLOYED, dollars: 1500 }, ...NAMED, '--phone', '+358401234501')
  expect(said).not.toContain('WRONG')
  expect([code, said]).toEqual([0, expect.stringMatching(/Nothing is wrong\.\n$/)])
  for (const room of ROOMS) {
    expect(said).toMatch(new RegExp(`^ok    room ${room} `, 'm'))
    expect(account!.asked).toContain(`/2015-03-31/functions/saaristo-${room}:live/invocations`)
  }
  expect(account!.asked).toContain('SendTextMessage')
})

test(
  'before the first deployment it says what is missing by then, what to do, and what comes later',
  { timeout: 30_000 },
  async () => {
    const { code, said } = await preflight({ stacks: ['CDKToolkit'], dollars: 1 }, ...NAMED)
    expect(code).toBe(1)
    expect(said).toMatch(/^WRONG SMS: money +1 \$ a month, and the file says 1500.*\n +→ Ask for 1500 \$/m)
    expect(said).toMatch(/^later rooms +not deployed yet/m)
    expect(said).toMatch(/^1 of \d+ to see to\.$/m)
    expect(account!.asked.filter((one) => one.endsWith('/invocations') || one === 'SendTextMessage')).toEqual([])
  },
)

test('an account that nobody has prepared gets the command that does', { timeout: 30_000 }, async () => {
  const { code, said } = await preflight({ stacks: [], dollars: 1500 }, ...NAMED)
  expect([code, said]).toEqual([1, expect.stringContaining('npx cdk bootstrap aws://<account>/eu-north-1')])
})

test.each([
  ['no deployment', []],
  ['one that nobody has described', ['--deployment', 'nowhere']],
  ['no such option', ['--all']],
])('%s is said in a sentence, exit code 2', { timeout: 30_000 }, async (_, given) => {
  const { code, said } = await preflight({ stacks: [], dollars: 1 }, ...given)
  expect([code, said]).toEqual([2, expect.stringMatching(/which deployment|cannot be read|Unknown option/)])
  rmSync(join(folder, 'saaristo.json'))
})
