import { cancelMeeting } from '#core/meeting/cancel.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import { ask } from '#core/request/ask.ts'
import type { Item } from '#core/ports.ts'
import { accepted, confirmed, further } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, world } from '../../support/world.ts'

/**
 * A tenant as the use cases leave it: a relationship with meetings held, cancelled and ahead, a partner held for a
 * decision, an open offer, and a request nobody can take.
 */
export async function soundTenant(): Promise<{ items: readonly Item[]; now: string }> {
  const w = await world()
  const life = await confirmed(w)
  await w.passTo('2026-11-25T14:00:00.000Z')
  ok(await closeMeeting(w.worker(), life.meetingId, { outcome: 'held' }))
  const other = await further(w, life, '2026-12-07T11:00:00.000Z')
  ok(await cancelMeeting(w.worker(), other.id))
  await further(w, life, '2026-11-30T11:00:00.000Z')
  const later = { windows: [{ start: '2026-12-02T13:30:00+02:00', end: '2026-12-02T15:30:00+02:00' }] }
  await accepted(w, { partnerId: await aPartner(w.coordinator()), request: later })
  const partnerId = await aPartner(w.coordinator())
  ok(await ask(w.worker(), aRequest({ ...later, preferences: { partnerId } })))
  ok(await ask(w.worker(), aRequest({ ...later, languages: ['ru'] })))
  await w.passTo('2026-11-26T08:00:00.000Z')
  return { items: w.items(), now: w.ports.clock.now() }
}
