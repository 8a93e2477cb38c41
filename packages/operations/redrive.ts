/**
 * `npm run redrive -- [--name rinnalla] [--region REGION] [--dry-run]`: sends everything that even `on-failed` could not
 * deal with back to it, once its cause is mended, and says how many; `--dry-run` only counts. Credentials and region as
 * AWS's own tools find them. Ends with 0 when all is moved, 1 when something stayed, 2 when SQS could not be asked.
 */
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { SQSClient } from '@aws-sdk/client-sqs'
import { asCommand } from './command.ts'
import { moveBack, type Moved } from './move-back.ts'

function readArguments() {
  const { values } = parseArgs({
    options: {
      name: { type: 'string', default: 'rinnalla' },
      region: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  })
  return { name: values.name, region: values.region, dryRun: values['dry-run'] }
}

const messages = (n: number): string => (n === 1 ? '1 message' : `${n} messages`)

function told({ lay, moved, failed }: Moved, dryRun: boolean): string {
  if (lay === 0) return 'Nothing lies in the last queue.'
  if (dryRun) return `${messages(lay)} in the last queue. The log of on-failed says of each what it was about and why it failed.`
  if (failed !== undefined) return `SQS stopped after ${messages(moved)} of ${lay}: ${failed}. What was moved is on its way.`
  return `${messages(moved)} sent back. on-failed looks at them in a quarter of an hour; what fails again comes back within four hours.`
}

await asCommand(
  async () => {
    const { name, region, dryRun } = readArguments()
    const sqs = new SQSClient({ maxAttempts: 3, ...(region !== undefined && { region }) })
    const done = await moveBack(sqs, { name, dryRun, wait: () => setTimeout(1000) })
    console.log(told(done, dryRun))
    return done.failed === undefined ? 0 : 1
  },
  { failed: 'Could not ask SQS' },
)
