import { afterEach, expect, test } from 'vitest'
import { SQSClient } from '@aws-sdk/client-sqs'
import { moveBack } from '../../../packages/operations/move-back.ts'
import { script } from '../../support/script.ts'
import { startSqs, type TestSqs, type TestSqsOptions } from '../../support/sqs.ts'

const LETTERS = ['{"pk":"demo#REQ#r1","sk":"A"}', '{"Message":"sari@example.fi"}', 'no JSON']
let sqs: TestSqs
afterEach(() => sqs.stop())

async function lying(letters: readonly string[] = LETTERS, options: TestSqsOptions = {}) {
  sqs = await startSqs({ 'rinnalla-failed': ['newer'], 'rinnalla-unhandled': [...letters] }, options)
}

/** The command itself, as an operator calls it. */
async function redrive(...given: string[]): Promise<{ status: number | null; said: string }> {
  const { code, stdout, stderr } = await script('redrive', given, {
    AWS_ENDPOINT_URL_SQS: sqs.endpoint,
    AWS_REGION: 'eu-north-1',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 's',
  })
  return { status: code, said: `${stdout}${stderr}` }
}

test('everything in the last queue goes back to the first, and is counted; nothing of it comes to this machine', async () => {
  await lying()
  const { status, said } = await redrive()
  expect([status, said]).toEqual([0, expect.stringMatching(/^3 messages sent back\./)])
  expect(sqs.queues).toEqual({ 'rinnalla-failed': ['newer', ...LETTERS], 'rinnalla-unhandled': [] })
  expect(sqs.asked).not.toContain('ReceiveMessage')
  expect(said).not.toMatch(/demo|sari/)
})

test('a dry run only counts', async () => {
  await lying()
  const { status, said } = await redrive('--dry-run')
  expect([status, said]).toEqual([0, expect.stringMatching(/^3 messages in the last queue\./)])
  expect(sqs.queues['rinnalla-unhandled']).toEqual(LETTERS)
  expect(sqs.asked).toEqual(['GetQueueUrl', 'GetQueueAttributes'])
})

test('with nothing there it says so and starts nothing', async () => {
  await lying([])
  expect(await redrive()).toEqual({ status: 0, said: 'Nothing lies in the last queue.\n' })
  expect(sqs.asked).not.toContain('StartMessageMoveTask')
})

test.each([
  ['another deployment', ['--name', 'toinen']],
  ['no such option', ['--all']],
])('%s is said in a sentence, exit code 2', async (_, args) => {
  await lying()
  const { status, said } = await redrive(...args)
  expect([status, said.trim().split('\n')]).toEqual([2, [expect.stringMatching(/no queue toinen-unhandled here|Unknown option/)]])
})

test('a move that stops by itself says after how many and why, exit code 1', async () => {
  await lying(LETTERS, { failsAfter: 2 })
  expect(await redrive()).toEqual({
    status: 1,
    said: expect.stringMatching(/^SQS stopped after 2 messages of 3: CouldNotDetermineMessageSource\./),
  })
})

test.each([
  ['is waited for until it is over', {}],
  ['and was started by somebody else is waited for, too', { underWay: true }],
])('a move that takes its time %s', async (_, options) => {
  await lying(LETTERS, { busyLooks: 2, ...options })
  let waits = 0
  const client = new SQSClient({
    endpoint: sqs.endpoint,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 's' },
  })
  const done = await moveBack(client, { name: 'rinnalla', dryRun: false, wait: async () => void waits++ })
  client.destroy()
  expect([done, waits]).toEqual([{ lay: 3, moved: 3 }, 2])
})
