import { COMMITS } from './list-commits.ts'
import { CORE } from './list-core.ts'
import { BY_SMS } from './list-by-sms.ts'
import { ENDINGS } from './list-endings.ts'
import { LINKS } from './list-links.ts'
import { FITS } from './list-fits.ts'
import { FILED } from './list-filed.ts'
import { HAND_OVER } from './list-hand-over.ts'
import { HANDFUL } from './list-handful.ts'
import { LOOKS } from './list-looks.ts'
import { PHASES } from './list-phases.ts'
import { POLICY } from './list-policy.ts'
import { PROMISES } from './list-promises.ts'
import { PUT_BACK } from './list-put-back.ts'
import { WAYS } from './list-ways.ts'
import { REACH } from './list-reach.ts'
import { READS } from './list-reads.ts'
import { REPLACED } from './list-replaced.ts'
import { ROOMS } from './list-rooms.ts'
import { STANDING } from './list-standing.ts'
import { TOGETHER } from './list-together.ts'
import { TURNS } from './list-turns.ts'
import type { Mutant } from './mutant.ts'

/** Every bug that the simulator must notice. */
export const MUTANTS: readonly Mutant[] = [
  ...HANDFUL,
  ...FILED,
  ...HAND_OVER,
  ...ROOMS,
  ...LOOKS,
  ...CORE,
  ...READS,
  ...COMMITS,
  ...PROMISES,
  ...WAYS,
  ...LINKS,
  ...TURNS,
  ...POLICY,
  ...PHASES,
  ...FITS,
  ...REACH,
  ...REPLACED,
  ...TOGETHER,
  ...ENDINGS,
  ...BY_SMS,
  ...STANDING,
  ...PUT_BACK,
]
