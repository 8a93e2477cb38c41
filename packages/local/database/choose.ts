import { existsSync } from 'node:fs'
import { CannotRun } from '../cannot-run.ts'
import type { Settings } from '../settings.ts'
import { type Emulator, ownDynoxide, startDynoxide } from './dynoxide.ts'

/** Which database, and in a few words why. */
export type Chosen =
  | {
      readonly kind: 'dynamodb'
      readonly line: string
      readonly kept: boolean
      readonly endpoint: string
      readonly emulator?: Emulator
    }
  | { readonly kind: 'memory'; readonly line: string }

/** A DynamoDB that is named, else the emulator that came with `npm ci`, else memory. */
export async function chooseDatabase(settings: Settings, died: (why: string) => void): Promise<Chosen> {
  const { endpoint, database, state } = settings
  if (database === 'memory')
    return { kind: 'memory', line: 'in memory, because RINNALLA_DATABASE=memory: a restart forgets everything' }
  if (endpoint)
    return { kind: 'dynamodb', kept: true, endpoint, line: `DynamoDB at ${endpoint}, because AWS_ENDPOINT_URL_DYNAMODB names it` }
  const { dynoxide } = settings
  if (dynoxide && !existsSync(dynoxide)) throw new CannotRun(`RINNALLA_DYNOXIDE names ${dynoxide}, and there is no such file.`)
  const binary = dynoxide ?? ownDynoxide()
  if (!binary)
    return {
      kind: 'memory',
      line: `in memory, because no emulator comes for ${process.platform}-${process.arch}: a restart forgets everything`,
    }
  const kept = database !== 'unkept'
  const emulator = await startDynoxide({ binary, state, kept, died })
  const line = kept
    ? `DynamoDB by dynoxide, kept in ${state}`
    : 'DynamoDB by dynoxide, not kept, because RINNALLA_DATABASE=unkept: a restart forgets everything'
  return { kind: 'dynamodb', kept, endpoint: emulator.endpoint, emulator, line }
}
