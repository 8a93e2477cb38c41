import { GetAccountSettingsCommand, InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import { NOBODY, type PreflightEvent, type Preflown } from '#core/tenant/preflight.ts'
import { NEEDS, type Room, ROOMS } from '../../../infra/rooms.ts'
import { type Settings, UNRESERVED } from '../../../infra/settings.ts'
import { either, type Finding, ok, wrong } from './finding.ts'

/** Whether as many functions may run at once as the file says, and what it reserves fits. */
export async function lookAtConcurrency(client: LambdaClient, { concurrency }: Settings): Promise<readonly Finding[]> {
  const { AccountLimit } = await client.send(new GetAccountSettingsCommand({}))
  const may = AccountLimit?.ConcurrentExecutions ?? 0
  const reserved = Object.values(concurrency.reserved ?? {}).reduce((sum, one) => sum + one, 0)
  return [
    either(may >= concurrency.account, 'functions at once', {
      good: `${may}, and the file counts on ${concurrency.account}`,
      bad: `${may}, and the file counts on ${concurrency.account}`,
      todo: 'Ask for more (Service Quotas, Lambda, Concurrent executions), or write into the file what there is: the alarm goes by it.',
    }),
    either(may >= 100, 'functions at once, for a county', {
      good: 'enough for a county',
      bad: `${may}: one busy morning is turned away`,
      todo: 'Ask for a thousand (Service Quotas, Lambda, Concurrent executions); it takes a day.',
    }),
    either(reserved === 0 || may - reserved >= UNRESERVED, 'functions at once, reserved', {
      good: reserved === 0 ? 'none: the rooms share' : `${reserved}, which leaves ${may - reserved}`,
      bad: `${reserved} of ${may}: Lambda wants ${UNRESERVED} left, and the deployment would fail`,
      todo: 'Reserve less in the file, or ask for more.',
    }),
  ]
}

/** Has each room commit, read and take away a record of nobody's, by its own role; the one that has no table keeps an empty file outside it. */
export async function lookAtRooms(client: LambdaClient, { name }: Settings): Promise<readonly Finding[]> {
  return Promise.all(ROOMS.map((room) => lookAtRoom(client, `${name}-${room}`, room)))
}

async function lookAtRoom(client: LambdaClient, FunctionName: string, room: Room): Promise<Finding> {
  const what = `room ${room}`
  const { FunctionError, Payload } = await client.send(
    new InvokeCommand({ FunctionName: `${FunctionName}:live`, Payload: Buffer.from(JSON.stringify(preflightOf(room))) }),
  )
  const said = Payload ? (JSON.parse(Buffer.from(Payload).toString()) as Preflown & { errorType?: string }) : undefined
  const log = `See the log /aws/lambda/${FunctionName}.`
  if (FunctionError !== undefined || !said)
    return wrong(what, `does not start: ${said?.errorType ?? FunctionError ?? 'no answer'}`, log)
  if (said.preflight === 'done' && said.records === 0) return ok(what, 'kept an empty file outside the table')
  if (said.preflight === 'done')
    return ok(what, `committed ${said.records} records, read them and took them away${wakesOf(room) ? '; made a wake-up' : ''}`)
  if (said.preflight !== 'failed')
    return wrong(what, 'did not know what it was asked', 'It is of an older version: deploy this one.')
  if (said.name === 'TenantThere')
    return wrong(
      what,
      `somebody has opened a tenant called ${NOBODY}`,
      'Nothing was written. That name is kept for this command.',
    )
  return wrong(
    what,
    `failed at ${said.at}: ${said.name}`,
    said.name.includes('AccessDenied')
      ? 'Its role was changed by hand, or a policy above it denies: deploy again, or ask who keeps the account.'
      : log,
  )
}

const wakesOf = (room: Room): boolean => NEEDS[room].powers.includes('schedule')

/** Every partition of a tenant that the room writes, one record in each: what a commit is judged by as a whole. */
export function preflightOf(room: Room): PreflightEvent {
  const { write, put = [] } = NEEDS[room].table
  const own = (partitions: readonly string[]) =>
    partitions
      .filter((one) => one.startsWith('*#') && one !== '*#OP#*') // a commit writes its receipt itself
      .map((one) => one.replace('*', NOBODY).replace('*', 'preflight'))
  return { preflight: { write: own(write), put: own(put), wakes: wakesOf(room) } }
}
