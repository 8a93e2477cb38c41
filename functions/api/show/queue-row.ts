import type * as z from 'zod'
import type { QueueRow } from '#core/request/queue-row.ts'
import { withOffset } from '#core/time/zone.ts'
import type { queueRowShape } from '../shapes/queue-row.ts'
import { showActor } from './history.ts'
import { at, turn } from './common.ts'

export function showQueueRow(row: QueueRow): z.infer<typeof queueRowShape> {
  return {
    id: row.id,
    kind: row.kind,
    requestId: row.requestId,
    state: row.state,
    owner: row.owner,
    waitsFor: row.waitsFor,
    due: row.due === null ? null : withOffset(row.due),
    reason: row.reason,
    stuck: row.stuck && { since: at(row.stuck.since) },
    reference: row.reference,
    area: row.area,
    urgency: row.urgency,
    phases: row.phases && [...row.phases],
    createdAt: at(row.createdAt),
    nudges: row.nudges,
    turn: row.turn && turn(row.turn),
    partner: row.partner && { id: row.partner.id, name: row.partner.name },
    template: row.template,
    to: row.to && { role: row.to.role, id: row.to.id, name: row.to.name },
    channel: row.channel,
    failedFor: row.failedFor,
    code: row.code,
    forgotten: row.forgotten && {
      ...row.forgotten,
      known: row.forgotten.known.map((one) => ({ ...one, at: withOffset(one.at), by: showActor(one.by) })),
    },
    wrote: row.wrote && { ...row.wrote, at: withOffset(row.wrote.at), until: withOffset(row.wrote.until) },
    misses: row.misses?.map(({ partnerId, codes }) => ({ partnerId, codes: [...codes] })),
    missing: row.missing && { ...row.missing },
  }
}
