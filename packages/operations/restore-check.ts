/**
 * `npm run restore:check -- --table NAME --outside s3://BUCKET|FOLDER [--name NAME] [--since INSTANT] [--region REGION]
 * [--endpoint URL] [--json]`: asks of a table that was put back what is known outside and not in it, before anybody is let
 * in. Sending must be on hold in it (`npm run sending -- hold --table NAME`). Messages that surely went are marked so; what
 * people did is listed here by ids, and shown to coordinators with names; what it is about waits for them. With the
 * deployment's `--name` a wake-up is made for whatever is due one day (else the sweep comes to it, five minutes later at
 * most). Run again it does nothing more. `--since`: from when on what is kept outside is read; absent: a day before the
 * newest that the table remembers. Without a table it works on the local cloud's.
 * Ends with 0 when nothing is left to deal with, 1 when coordinators have something to deal with, 2 when it could not be done.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { clock } from '#aws/clock.ts'
import { dynamoDirectory } from '#aws/dynamodb/directory.ts'
import { dynamoStores } from '#aws/dynamodb/stores.ts'
import { ids } from '#aws/ids.ts'
import type { Instant, Ports } from '#core/ports.ts'
import type { Known } from '#core/records/gap.ts'
import { type Checked, heldSince, NotOnHold, openOf, type Rebuilt, rebuildWakeups, restoreCheck } from '#core/restore/check.ts'
import { plus } from '#core/time/instant.ts'
import { isLocalTable } from '#local/environment.ts'
import { readSettings } from '#local/settings.ts'
import { asCommand, onTable } from './command.ts'
import { readOutside } from './read-outside.ts'
import { rememberedBy } from './remembered.ts'
import { type Target, Unreachable } from './target.ts'
import { wakeupsOf } from './wakeups-of.ts'

/** A batch may have waited so long in the stream. */
const STREAM_MINUTES = 25 * 60

function readArguments() {
  const text = { type: 'string' } as const
  const options = { table: text, outside: text, name: text, since: text, region: text, endpoint: text } as const
  const { values } = parseArgs({ options: { ...options, json: { type: 'boolean', default: false } } })
  if (values.since !== undefined && Number.isNaN(Date.parse(values.since)))
    throw new Unreachable('--since takes an instant: 2026-11-25T11:30:00.000Z')
  const local = values.endpoint === undefined && (values.table === undefined || isLocalTable(values.table))
  const outside = values.outside ?? (local ? join(readSettings(process.env, []).state, 'outside') : undefined)
  if (outside === undefined) throw new Unreachable('What is known outside? --outside s3://BUCKET, the output OutsideBucket')
  return { ...values, outside }
}

type Asked = ReturnType<typeof readArguments>

async function check(asked: Asked, target: Target, ports: Ports, client: DynamoDBDocumentClient) {
  const remembered = await rememberedBy(client, target.table, await heldSince(ports))
  if (remembered.until === '') throw new Unreachable(`Nothing is kept in ${target.table}.`)
  const since: Instant = asked.since ?? plus(remembered.until, -STREAM_MINUTES)
  const kept = await readOutside(asked.outside, since, asked.region)
  const checked = await restoreCheck(ports, kept, remembered)
  return {
    until: remembered.until,
    since,
    kept: kept.length,
    checked,
    wakeups: asked.name ? await rebuildWakeups(ports) : undefined,
  }
}

const lineOf = ({ at, by, kind, id, what }: Known): string => {
  const whom = by.onBehalfOf ? ` for ${by.onBehalfOf.role} ${by.onBehalfOf.id}` : ''
  return `    ${at} ${by.role} ${by.id}${whom}: ${what} of ${kind} ${id}`
}

function print({ until, since, kept, checked, wakeups }: Awaited<ReturnType<typeof check>>): void {
  console.log(`The table remembers until ${until}. ${kept} things are known outside since ${since}.`)
  for (const one of checked) printTenant(one)
  if (checked.every(({ lost }) => lost === 0)) console.log('It has forgotten nothing that is known outside.')
  console.log(wokenBy(wakeups))
}

function wokenBy(wakeups: Rebuilt | undefined): string {
  if (!wakeups) return 'No wake-ups were made (--name): the sweep comes to whatever is due within five minutes.'
  const { made, refused, why } = wakeups
  const there = `${made} wake-ups are there.`
  if (refused === 0) return there
  return `${there} ${refused} could not be made (${why}): ask again, or leave them to the sweep, which comes to whatever is due within five minutes.`
}

function printTenant(one: Checked): void {
  const { org, lost, deeds, marked, gaps, parked, digests } = one
  const count = (step: string) => deeds.filter(({ what }) => what.split('+').includes(step)).length
  console.log(`${org}: ${lost} commits are forgotten`)
  console.log(`  yeses ${count('offer.accepted')}, noes ${count('offer.declined')}, cancelled ${count('meeting.cancelled')}`)
  for (const deed of deeds) console.log(lineOf(deed))
  console.log(
    `  messages: ${marked.sent} had gone, ${marked.ended} were no longer needed, ${marked.perhaps} may have gone, ${marked.failed} had failed; digests ${digests}`,
  )
  const unknown = gaps.filter(({ gap }) => gap.unknown).length
  console.log(
    `  ${gaps.length} matters for coordinators, ${openOf(one).length} of them open, ${unknown} that the table does not know; ${parked} records wait for them`,
  )
}

await asCommand(
  async () => {
    const asked = readArguments()
    const done = await onTable(asked, async (client, target) => {
      const database = { client, tableName: target.table, real: clock.real }
      const ports: Ports = {
        stores: dynamoStores(database),
        directory: dynamoDirectory(database),
        wakeups: await wakeupsOf(asked),
        mail: { send: never },
        sms: { send: never },
        phones: { mobile: never },
        clock: { ...clock, now: () => new Date(Date.now() + target.offset).toISOString() },
        ids,
        log: () => {},
      }
      return check(asked, target, ports, client)
    })
    if (asked.json) console.log(JSON.stringify(done))
    else print(done)
    return done.checked.some((one) => openOf(one).length > 0) ? 1 : 0
  },
  {
    said: (error) =>
      error instanceof NotOnHold
        ? 'Sending is not on hold in that table: npm run sending -- hold --why "..." --table NAME'
        : undefined,
  },
)

async function never(): Promise<never> {
  throw new Error('nothing is sent from here')
}
