import type { Ports } from '#core/ports.ts'
import { type Environment, optional, settings } from '#settings/environment.ts'
import { clock } from './clock.ts'
import { documents, dynamoClient } from './dynamodb/client.ts'
import { dynamoDirectory } from './dynamodb/directory.ts'
import { dynamoStores } from './dynamodb/stores.ts'
import { ids } from './ids.ts'
import { logTo } from './log.ts'
import { toldStores } from './told.ts'

/** What a room needs that only reads and commits; it carries no way to send or to schedule. */
export type TablePorts = Omit<Ports, 'wakeups' | 'mail' | 'sms' | 'phones'>

export function tablePorts(env: Environment): TablePorts {
  const { TABLE_NAME: tableName } = settings(env, 'TABLE_NAME')
  const log = logTo(optional(env, 'METRICS_NAMESPACE'))
  const database = { client: documents(dynamoClient()), tableName, real: clock.real }
  return { stores: toldStores(dynamoStores(database), log), directory: dynamoDirectory(database), clock, ids, log }
}
