/**
 * `npm run agreements:move -- --tenant ORG [--table NAME] [--region REGION] [--endpoint URL]`: moves the agreements that an
 * earlier version keeps on the tenant's record to items of their own, and writes down the organisations they name. While it
 * runs everybody works as ever; broken off, it goes on where it was. For when no earlier version is to run on the table any
 * more: that one would not find them, and ask nobody. Without a table it works on the local cloud's. Ends with 0 when all
 * are items, 2 when it could not be done.
 */
import { parseArgs } from 'node:util'
import { clock } from '#aws/clock.ts'
import { dynamoStores } from '#aws/dynamodb/stores.ts'
import { ids } from '#aws/ids.ts'
import type { Call } from '#core/commit/call.ts'
import { SYSTEM } from '#core/policy/actor.ts'
import { keys } from '#core/records/keys.ts'
import { isRefusal } from '#core/refusal.ts'
import { moveAgreements } from '#core/tenant/move-agreements.ts'
import { asCommand, onTable } from './command.ts'
import { Unreachable } from './target.ts'

function readArguments() {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { tenant: text, table: text, region: text, endpoint: text } })
  const { tenant } = values
  if (!tenant) throw new Unreachable('Whose agreements? npm run agreements:move -- --tenant ORG')
  return { ...values, tenant }
}

async function never(): Promise<never> {
  throw new Error('no number is read here')
}

await asCommand(async () => {
  const { tenant: org, ...given } = readArguments()
  return onTable(given, async (client, { table, offset }) => {
    const store = dynamoStores({ client, tableName: table, real: clock.real }).open(org)
    if (!(await store.get(keys.tenant(org)))) throw new Unreachable(`Nothing is kept for ${org} in ${table}.`)
    const now = new Date(Date.now() + offset).toISOString()
    const call = { store, now, by: SYSTEM, ids, clock, phones: { mobile: never } } satisfies Call
    const done = await moveAgreements(call)
    if (isRefusal(done)) throw new Error(`refused: ${done.refused}`)
    const { agreementCount = 0, organisationCount = 0 } = done
    console.log(`${org}: ${agreementCount} agreements of ${organisationCount} organisations are items of their own.`)
    return 0
  })
})
