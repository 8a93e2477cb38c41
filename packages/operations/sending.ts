/**
 * `npm run sending -- hold --why TEXT | lift [--now] | status [--table NAME] [--region REGION] [--endpoint URL]`: the hold on
 * sending for every tenant of a deployment. While it is on, everything that people do is recorded and nothing is sent.
 * `lift` shows first what would go, what no longer holds and what is too late; with `--now` it lifts, and each tenant goes on
 * within a quarter of an hour. Without a table it works on the local cloud's. `--why` is kept, so nothing about anybody.
 * Ends with 0 when it is done (of `status`: nothing is on hold), 1 when there was nothing to do (`status`: on hold), 2 when
 * the table could not be reached.
 */
import { parseArgs } from 'node:util'
import { clock } from '#aws/clock.ts'
import { dynamoStores } from '#aws/dynamodb/stores.ts'
import { ids } from '#aws/ids.ts'
import type { Call } from '#core/commit/call.ts'
import { holdAll, liftAll } from '#core/notice/hold-sending.ts'
import { wouldBecome } from '#core/notice/see-sending.ts'
import { SYSTEM } from '#core/policy/actor.ts'
import type { Instant, Stores } from '#core/ports.ts'
import { keys, orgOf } from '#core/records/keys.ts'
import { countOf, DEPLOYMENT, isOn, type Standstill } from '#core/records/standstill.ts'
import { isRefusal } from '#core/refusal.ts'
import { asCommand, onTable } from './command.ts'
import { Unreachable } from './target.ts'

const HOW = 'npm run sending -- hold --why "..." | lift [--now] | status'

function readArguments() {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { table: text, region: text, endpoint: text, why: text, now: { type: 'boolean', default: false } },
  })
  const [what, ...more] = positionals
  if ((what !== 'hold' && what !== 'lift' && what !== 'status') || more.length > 0) throw new Unreachable(HOW)
  if (what === 'hold' && !values.why?.trim()) throw new Unreachable(`Why? ${HOW}`)
  return { ...values, what, why: values.why ?? '' }
}

const isHeld = async (call: Call): Promise<Standstill | undefined> => {
  const found = await call.store.get(keys.standstill(DEPLOYMENT, 'deployment'))
  return isOn(found) ? (found as Standstill) : undefined
}

/** Every tenant that something waits in: what is held back is due some day. */
async function tenantsIn(stores: Stores): Promise<string[]> {
  const found = new Set<string>()
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const page = await stores.due('9999', 1000, cursor)
    for (const key of page.keys) found.add(orgOf(key))
    cursor = page.cursor
  }
  return [...found].toSorted()
}

/** By tenant: what would go, what no longer holds, what is too late. */
async function printHeld(stores: Stores, now: Instant): Promise<void> {
  for (const org of await tenantsIn(stores)) {
    const { goes, needless, tooLate, more } = await wouldBecome(stores.open(org), now)
    const beyond = more > 0 ? `, and ${more} more not looked at` : ''
    console.log(
      `${org}: ${countOf(goes)} would go, ${countOf(needless)} no longer hold, ${countOf(tooLate)} are too late${beyond}`,
    )
    for (const [template, n] of Object.entries(goes)) console.log(`  ${template}: ${n}`)
  }
}

async function run({ what, why, now: lifts }: ReturnType<typeof readArguments>, stores: Stores, now: Instant): Promise<number> {
  const call = { store: stores.open(DEPLOYMENT), now, by: SYSTEM, ids, clock, phones: { mobile: never } } satisfies Call
  const held = await isHeld(call)
  if (what === 'hold') {
    const done = held ?? (await holdAll(call, why.trim()))
    if (isRefusal(done)) throw new Error(`refused: ${done.refused}`)
    console.log(held ? `On hold since ${held.since}: ${held.why}` : 'Sending is on hold for every tenant.')
    return held ? 1 : 0
  }
  console.log(held ? `On hold since ${held.since}: ${held.why}` : 'Sending is not on hold.')
  await printHeld(stores, now)
  if (what === 'status') return held ? 1 : 0
  if (!held) return 1
  if (!lifts) {
    console.log('Nothing is lifted yet: npm run sending -- lift --now')
    return 0
  }
  const done = await liftAll(call)
  if (isRefusal(done)) throw new Error(`refused: ${done.refused}`)
  console.log('Lifted. Each tenant goes on within a quarter of an hour, by day where it is to partners.')
  return 0
}

async function never(): Promise<never> {
  throw new Error('no number is read here')
}

await asCommand(async () => {
  const asked = readArguments()
  return onTable(asked, (client, { table, offset }) => {
    const stores = dynamoStores({ client, tableName: table, real: clock.real })
    return run(asked, stores, new Date(Date.now() + offset).toISOString())
  })
})
