import { beforeEach, expect, test } from 'vitest'
import { findRequest } from '#core/request/view.ts'
import { accepted, confirmed, view } from '../../support/story.ts'
import { aPartner } from '../../support/tenant.ts'
import { type World, world } from '../../support/world.ts'
import { staffVisitor } from './visitor.ts'

let w: World
beforeEach(async () => (w = await world()))

test('on the page a coordinator chooses the decider by name, and what else is typed for it is written nowhere', async () => {
  await aPartner(w.coordinator())
  const { requestId, offerId } = await accepted(w)
  const coordinator = await staffVisitor(w, 'coordinator', 'coordinator')
  const action = `/requests/${requestId}/decision`
  const page = await coordinator.get(`/requests/${requestId}`)
  const names = page.form(action).controls.filter(({ name }) => name === 'saidBy')
  expect(names.map(({ value, checked }) => [value, checked])).toEqual([['worker', false]])
  expect(page.text).toContain('Kuka sanoi tämän puhelimessa? Vain pyynnön työntekijä voi vahvistaa.')

  const unsaid = await coordinator.send(page, action, { decision: 'confirm' })
  expect([unsaid.status, unsaid.text]).toEqual([
    403,
    expect.stringContaining('Kuka sanoi tämän puhelimessa? Valitse jokin vaihtoehdoista.'),
  ])
  for (const saidBy of ['worker-2', '131052-308T']) {
    const slip = await coordinator.post(action, { decision: 'confirm', offerId, saidBy })
    expect(slip.status).toBeGreaterThanOrEqual(403)
  }
  expect((await view(w, requestId)).request.state).toBe('accepted')
  expect(JSON.stringify(w.items())).not.toContain('131052')

  const done = await coordinator.send(page, action, { decision: 'confirm', saidBy: 'worker' })
  expect(done.text).toContain('puhelimessa: Tiina Työntekijä, työntekijä')
  const worker = await staffVisitor(w, 'worker')
  expect((await worker.get(`/requests/${requestId}`)).text).not.toContain('Kuka sanoi')
})

test('an admin comes to the agreements, and sees no page of people’s matters', async () => {
  const { requestId } = await confirmed(w)
  const admin = await staffVisitor(w, 'admin', 'admin')
  expect((await admin.get('/')).headers.get('location')).toBe('/agreements')
  const page = await admin.get('/agreements')
  expect([page.status, page.html.includes('href="/queue"')]).toEqual([200, false])
  for (const path of ['/queue', '/requests', '/requests/new', '/meetings', '/partners', `/requests/${requestId}`])
    expect((await admin.get(path)).status).toBe(403)
  expect(await findRequest(w.as({ role: 'admin', id: 'admin' }), requestId)).toEqual({ refused: 'FORBIDDEN' })
})
