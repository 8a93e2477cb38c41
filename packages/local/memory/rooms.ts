/**
 * Every room's handler in this process, over the memory peer: for where no DynamoDB is. The same factories as the
 * deployed functions use, the same adapters for Scheduler, SES and SMS; built by `memory-backing.ts`, because pages are TSX.
 */
import { clock } from '#aws/clock.ts'
import { ids } from '#aws/ids.ts'
import { itemOf } from '#aws/keeping-ports.ts'
import { awsOutside } from '#aws/outside.ts'
import { awsMail, awsSms, awsWakeups } from '#aws/ports.ts'
import type { Log } from '#core/ports.ts'
import { memoryDirectory } from '#memory/directory.ts'
import { memoryStores } from '#memory/stores.ts'
import { memoryTable } from '#memory/table.ts'
import { phones } from '#phones/phones.ts'
import { lambdaOf } from '#web/lambda.ts'
import { sending } from '#web/sending.ts'
import { createApi } from '../../../functions/api/app.ts'
import { apiSettings } from '../../../functions/api/settings.ts'
import { createLink } from '../../../functions/link/app.tsx'
import { linkSettings } from '../../../functions/link/settings.ts'
import { createOnChange } from '../../../functions/on-change/handler.ts'
import { createOnCommit } from '../../../functions/on-commit/handler.ts'
import { createOnFailed } from '../../../functions/on-failed/handler.ts'
import { createOnReceipt } from '../../../functions/on-receipt/handler.ts'
import { createOnTime } from '../../../functions/on-time/handler.ts'
import { createStaff } from '../../../functions/staff/app.ts'
import { staffSettings } from '../../../functions/staff/settings.ts'
import { createSweep } from '../../../functions/sweep/handler.ts'

/** Handlers by room, over one table in memory. */
export function openMemoryRooms(env: Readonly<Record<string, string>>, log: Log) {
  const table = memoryTable()
  const memory = { table, real: clock.real }
  const records = { stores: memoryStores(memory), directory: memoryDirectory(memory) }
  const ports = sending(
    { ...records, wakeups: awsWakeups(env), mail: awsMail(env), sms: awsSms(env), clock, ids, phones, log },
    env,
  )
  const outside = awsOutside(env)
  const handlers = {
    api: lambdaOf(createApi(ports, apiSettings(env)), ports.log),
    staff: lambdaOf(createStaff(ports, staffSettings(env)), ports.log),
    link: lambdaOf(createLink(ports, linkSettings(env)), ports.log),
    'on-change': createOnChange(ports),
    'on-time': createOnTime(ports),
    sweep: createSweep(ports),
    'on-commit': createOnCommit({ outside, log, itemOf }),
    'on-receipt': createOnReceipt({ ...ports, outside }),
    'on-failed': createOnFailed(ports),
  }
  return { table, handlers, ...records }
}
