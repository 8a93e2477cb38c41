import { whyNot } from '../policy/may.ts'
import type { Call } from '../commit/call.ts'
import { requestIdOf, keys } from '../records/keys.ts'
import type { Key } from '../ports.ts'
import { isLive, type Kind, type Live } from '../records/record.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { transact } from '../commit/transact.ts'
import { isStuck } from '../records/stuck.ts'

/** What can be tried again as it stands; a message is sent anew instead (`notice/retry.ts`). */
export type Retried = Exclude<Kind, 'notice'>

/**
 * The machine tries what it gave up, at once and from where it stood. A partner's card and diary are one matter to a
 * person: whichever is stuck. Coordinators only, the tenant's own record admins too; refuses WRONG_STATE for what is not stuck.
 */
export async function retryStuck(call: Call, kind: Retried, id: string): Promise<Live | Refusal> {
  const barred = whyNot(call.by, kind === 'tenant' ? 'tenant.retry' : 'stuck.retry')
  if (barred) return refuse(barred)
  return transact<readonly Live[], Live>(call, {
    subject: requestIdOf(id),
    async load() {
      const found = await Promise.all(keysOf(call.store.org, kind, id).map((key) => call.store.get(key)))
      const lives = found.filter((item) => item !== undefined).filter(isLive)
      return lives.length > 0 ? lives : refuse('NOT_FOUND')
    },
    decide(lives, work) {
      const stuck = lives.filter(isStuck)
      const [first] = stuck.map((live) => work.change(live)(() => ({ due: work.now, attempts: 0 }), `${live.kind}.tried-again`))
      return first ?? refuse('WRONG_STATE', { detail: { state: lives[0]!.state } })
    },
  })
}

function keysOf(org: string, kind: Retried, id: string): readonly Key[] {
  switch (kind) {
    case 'request':
      return [keys.request(org, id)]
    case 'offer':
      return [keys.offer(org, requestIdOf(id), id)]
    case 'meeting':
      return [keys.meeting(org, requestIdOf(id), id)]
    case 'card':
    case 'diary':
      return [keys.card(org, id), keys.diary(org, id)]
    case 'errand':
      return [keys.errand(org, requestIdOf(id))]
    case 'going-on':
      return [keys.goingOn(org, requestIdOf(id))]
    case 'digest':
      return [keys.digest(org, id)]
    case 'gap':
      return [keys.gap(org, id)]
    case 'text':
      return [keys.text(org, id)]
    case 'standstill':
      return [keys.standstill(org, id)]
    case 'tenant':
      return [keys.tenant(org)]
  }
}
