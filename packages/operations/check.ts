/**
 * `npm run check -- --tenant ORG [--table NAME] [--region REGION] [--endpoint URL] [--json] [--at INSTANT]`: reads every
 * record of a tenant and says of each invariant whether it holds, else by ids where it does not. Changes nothing.
 * Without a table it reads the local cloud's. Ends with 0 when all hold, 1 when something does not, 2 when it could not read.
 * `--at` judges as of that instant, for a table whose clock was turned.
 */
import { parseArgs } from 'node:util'
import { checkTenant } from '#core/check/check.ts'
import { type Finding, INVARIANTS, type Invariant, nameOf } from '#core/check/finding.ts'
import { asCommand, onTable } from './command.ts'
import { Unreachable } from './target.ts'
import { type Judged, lookTwice } from './look-twice.ts'
import { readTenant } from './read-tenant.ts'

/** Three sweeps. */
const PATIENCE_MINUTES = 15

function readArguments() {
  const { values } = parseArgs({
    options: {
      tenant: { type: 'string' },
      table: { type: 'string' },
      region: { type: 'string' },
      endpoint: { type: 'string' },
      at: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const { tenant, at } = values
  if (!tenant) throw new Unreachable('Whose records? npm run check -- --tenant ORG')
  if (at !== undefined && Number.isNaN(Date.parse(at))) throw new Unreachable('--at takes an instant: 2026-11-25T11:30:00.000Z')
  return { ...values, tenant }
}

const check = ({ tenant: org, at, ...given }: ReturnType<typeof readArguments>): Promise<Judged> =>
  onTable(given, (client, { table, offset }) =>
    lookTwice(async () => {
      const items = await readTenant(client, table, org)
      if (items.length === 0) throw new Unreachable(`Nothing is kept for ${org} in ${table}.`)
      const real = Math.floor(Date.now() / 1000)
      const now = at === undefined ? new Date(Date.now() + offset).toISOString() : new Date(at).toISOString()
      return { items, ...checkTenant({ org, items, now, real, patienceMinutes: PATIENCE_MINUTES }) }
    }),
  )

/** Which it is, the rules on single records say. */
const DAMAGED = 'cannot be judged: a record is not as it should be'

/** The first key of a finding is the record to look at; the others are named for those it disagrees with. */
const idsOf = (findings: readonly Finding[]): string[] =>
  [...new Set(findings.map(({ keys }) => [...new Set(keys.map(nameOf))].join(' / ') || DAMAGED))].toSorted()

function told({ findings, undecided, unknown, records, looks }: Judged) {
  const invariants = (Object.keys(INVARIANTS) as Invariant[]).map((invariant) => {
    const ids = idsOf(findings.filter((one) => one.invariant === invariant))
    return { invariant, holds: ids.length === 0, ids }
  })
  return {
    records,
    looks,
    holds: findings.length === 0,
    invariants,
    undecided: idsOf(undecided),
    notJudged: unknown.map(nameOf).toSorted(),
  }
}

function print({ records, looks, invariants, undecided, notJudged }: ReturnType<typeof told>): void {
  for (const { invariant, holds, ids } of invariants) {
    console.log(`${holds ? 'ok   ' : 'WRONG'} ${invariant.padEnd(10)} ${INVARIANTS[invariant]}`)
    for (const id of ids) console.log(`        ${id}`)
  }
  if (undecided.length > 0) console.log(`Changed at each look, so not decided; run it again: ${undecided.join(', ')}`)
  if (notJudged.length > 0) console.log(`Written by a newer version of this program, so not judged: ${notJudged.join(', ')}`)
  console.log(`${records} records, read ${looks === 1 ? 'once' : `${looks} times`}`)
}

await asCommand(
  async () => {
    const asked = readArguments()
    const result = told(await check(asked))
    if (asked.json) console.log(JSON.stringify({ tenant: asked.tenant, ...result }))
    else print(result)
    return result.holds ? 0 : 1
  },
  { failed: 'Could not read' },
)
