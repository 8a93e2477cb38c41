import { expect, test } from 'vitest'
import { changePartner } from '#core/partner/register.ts'
import { findRequest } from '#core/request/find.ts'
import { handOver } from '#core/request/hand-over.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, meetings, notices, sent } from '../../support/story.ts'
import { ok, world } from '../../support/world.ts'

test('a colleague takes request, meetings and the reminders still to go', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await handOver(w.worker(), life.requestId, { to: 'worker-2' }))
  await w.settle()
  expect(await findRequest(w.worker(), life.requestId)).toMatchObject({ refused: 'NOT_FOUND' })
  expect(ok(await findRequest(w.worker('worker-2'), life.requestId)).request.workerId).toBe('worker-2')
  expect(meetings(w)).toMatchObject([{ workerId: 'worker-2' }])
  expect(notices(w).filter((one) => one.state === 'waiting' && one.to.role === 'worker').map((one) => one.to.id)).toEqual(['worker-2', 'worker-2'])
  expect(sent(w, 'handed-over').map((one) => one.to.id)).toEqual(['worker-2'])
  expect(unsound(w)).toEqual([])
})

test('a partner is not handed over to somebody they have excluded, and why is not told', async () => {
  const w = await world()
  const life = await confirmed(w)
  ok(await changePartner(w.coordinator(), life.partnerId, { conflicts: { workers: ['worker-2'], areas: [], ownCase: false } }))
  expect(await handOver(w.worker(), life.requestId, { to: 'worker-2' })).toEqual({ refused: 'RULES_FAIL', detail: { codes: ['CONFLICT'] } })
})

test.each(['nobody', 'admin'])('%s is no colleague', async (to) => {
  const w = await world()
  const life = await confirmed(w)
  expect(await handOver(w.worker(), life.requestId, { to })).toMatchObject({ refused: 'INVALID', fields: [{ path: 'to', code: 'UNKNOWN_COLLEAGUE' }] })
})
