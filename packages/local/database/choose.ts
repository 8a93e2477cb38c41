import { existsSync } from 'node:fs'
import { CannotRun } from '../cannot-run.ts'
import type { Settings } from '../settings.ts'
import { type Emulator, ownDynoxide, startDynoxide } from './dynoxide.ts'

/** Which database, and in a few words why. */
export type Chosen =
  | { readonly kind: 'dynamodb'; readonly line: string; readonly endpoint: string; readonly emulator?: Emulator }
  | { readonly kind: 'memory'; readonly line: string }

/** A DynamoDB that is named, else the emulator that came with `npm ci`, else memory. */
export async function chooseDatabase(settings: Settings, died: (why: string) => void): Promise<Chosen> {
  const { endpoint, memory, state } = settings
  if (memory) return { kind: 'memory', line: 'in memory, because RINNALLA_DATABASE=memory: a restart forgets everything' }
  if (endpoint) return { kind: 'dynamodb', endpoint, line: `DynamoDB at ${endpoint}, because AWS_ENDPOINT_URL_DYNAMODB names it` }
  const { dynoxide } = settings
  if (dynoxide && !existsSync(dynoxide)) throw new CannotRun(`RINNALLA_DYNOXIDE names ${dynoxide}, and there is no such file.`)
  const binary = dynoxide ?? ownDynoxide()
  if (!binary) return { kind: 'memory', line: `in memory, because no emulator comes for ${process.platform}-${process.arch}: a restart forgets everything` }
  const emulator = await startDynoxide({ binary, state, died })
  return { kind: 'dynamodb', endpoint: emulator.endpoint, emulator, line: `DynamoDB by dynoxide, kept in ${state}` }
}
