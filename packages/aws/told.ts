import type { Log, Stores, Write } from '#core/ports.ts'
import { causeOf } from '#core/records/cause.ts'
import type { Notice } from '#core/records/notice.ts'
import { isLive, type Live } from '#core/records/record.ts'

/** The audit record of a commit, as far as it is told in the log. */
interface Audit {
  readonly pk: string
  readonly at: string
  readonly by: { readonly role: string }
  readonly trace?: string
  readonly changes: readonly { readonly key: { readonly pk: string; readonly sk: string }; readonly what: string }[]
}

/**
 * The stores, with a line in the log for each commit once it is done: which steps, about what, caused by what; and one for
 * each message that went or did not, and whatever has become a coordinator's. Ids and codes, as in the audit. Told here,
 * where every commit of every room passes, so that nothing has to remember to count.
 */
export function toldStores(stores: Stores, log: Log): Stores {
  return {
    ...stores,
    open(org) {
      const store = stores.open(org)
      return {
        ...store,
        async commit(receipt, writes) {
          const done = await store.commit(receipt, writes)
          if (done.status === 'committed') tell(log, writes)
          return done
        },
      }
    },
  }
}

function tell(log: Log, writes: readonly Write[]): void {
  const items = writes.flatMap((write) => ('item' in write ? [write.item] : []))
  const audit = items.find(({ kind }) => kind === 'event') as unknown as Audit | undefined
  if (!audit) return
  const { by, changes, trace } = audit
  const caused = trace === undefined ? {} : { trace }
  const steps = changes.flatMap(({ what }) => what.split('+'))
  log({ event: 'committed', ...caused, by: by.role, subject: audit.pk, steps: steps.join(' ') })
  const stepsOf = ({ pk, sk }: Live) => changes.find(({ key }) => key.pk === pk && key.sk === sk)?.what.split('+') ?? []
  for (const live of items.filter(isLive)) {
    if (live.kind === 'notice') tellNotice(log, live as Notice, stepsOf(live), caused)
    if (live.kind === 'digest' && stepsOf(live).includes('digest.sent'))
      log({ event: 'message.sent', ...caused, way: 'email', template: 'digest' })
    if (live.owner === 'coordinator' && live.theirs?.since === audit.at)
      log({ event: 'coordinator.has', ...caused, kind: live.kind, reason: live.reason })
  }
}

const UNDELIVERED = ['notice.failed', 'notice.bounced', 'notice.unknown', 'notice.lease-ran-out']

function tellNotice(log: Log, notice: Notice, steps: readonly string[], caused: { trace?: string }): void {
  const { channel: way, template, id } = notice
  if (steps.includes('notice.sent')) log({ event: 'message.sent', ...caused, way, template, id })
  if (notice.owner === 'coordinator' && steps.some((step) => UNDELIVERED.includes(step)))
    log({ event: 'message.undelivered', ...caused, cause: causeOf(notice), way, template, id })
}
