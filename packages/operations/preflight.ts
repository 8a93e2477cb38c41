/**
 * `npm run preflight -- --deployment NAME [--deployments FOLDER] [--phone +358…]`: looks whether all that a deployment relies
 * on is there, before people do: the account, accesses and limits, senders, hosts, and each room under its own role. Of each
 * it says how it is and what to do. Sends nothing; what the rooms write is nobody's and taken away again. Before the first
 * deployment it says what can be known by then. Credentials as AWS's own tools find them.
 * Ends with 0 when nothing is wrong, 1 when something is, 2 when it could not begin.
 */
import { parseArgs } from 'node:util'
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { type Settings, settingsOf } from '../../infra/settings.ts'
import { type Finding, look } from './preflight/finding.ts'
import { type Ask, lookAtHosts } from './preflight/links.ts'
import { lookAtMail } from './preflight/mail.ts'
import { lookAtConcurrency, lookAtRooms } from './preflight/rooms.ts'
import { lookAtSms } from './preflight/sms.ts'
import { lookAtStacks, notYet } from './preflight/stacks.ts'

function readArguments() {
  const { values } = parseArgs({
    options: {
      deployment: { type: 'string' },
      deployments: { type: 'string' },
      phone: { type: 'string' },
    },
  })
  return values
}

const ask: Ask = async (url) => {
  const reply = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) })
  return { status: reply.status, text: await reply.text() }
}

async function preflight(settings: Settings, phone: string | undefined): Promise<readonly Finding[]> {
  const config = { region: settings.region, maxAttempts: 3 }
  const lambda = new LambdaClient(config)
  let outputs: ReadonlyMap<string, string> | undefined
  const stacks = await look('account', async () => {
    const found = await lookAtStacks(new CloudFormationClient(config), settings)
    outputs = found.outputs
    return found.findings
  })
  const deployed = outputs
  const rest = await Promise.all([
    look('e-mail', () => lookAtMail(new SESv2Client(config), settings)),
    look('SMS', () => lookAtSms(new PinpointSMSVoiceV2Client(config), settings, phone)),
    look('functions at once', () => lookAtConcurrency(lambda, settings)),
    look('rooms', async () => (deployed ? lookAtRooms(lambda, settings) : [notYet('rooms')])),
    look('hosts', async () => (deployed ? lookAtHosts(ask, settings, deployed) : [notYet('hosts')])),
  ])
  return [...stacks, ...rest.flat()]
}

const MARKS = { ok: 'ok   ', wrong: 'WRONG', later: 'later' } as const

function print(findings: readonly Finding[]): void {
  const width = Math.max(...findings.map(({ what }) => what.length))
  for (const { state, what, says, todo } of findings) {
    console.log(`${MARKS[state]} ${what.padEnd(width)}  ${says}`)
    if (todo) console.log(`      ${' '.repeat(width)}  → ${todo}`)
  }
  const wrong = findings.filter(({ state }) => state === 'wrong').length
  console.log(wrong === 0 ? 'Nothing is wrong.' : `${wrong} of ${findings.length} to see to.`)
}

try {
  const { deployment, deployments, phone } = readArguments()
  const findings = await preflight(settingsOf(deployment, deployments, '--deployment NAME'), phone)
  print(findings)
  process.exitCode = findings.some(({ state }) => state === 'wrong') ? 1 : 0
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 2
}
