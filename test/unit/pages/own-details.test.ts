import { beforeEach, expect, test } from 'vitest'
import type { Staff } from '#core/records/staff.ts'
import { confirmed } from '../../support/story.ts'
import { world, type World } from '../../support/world.ts'
import { faultsOf } from './sound.ts'
import { linksSent, linkVisitor, type Page, staffVisitor } from './visitor.ts'

/** Whoever is signed in keeps the work telephone by which confirmed partners reach them. */
const AT = '/own'
let here: World
beforeEach(async () => {
  here = await world()
})

const phoneOf = (id: string) =>
  (here.items().find((item) => item['kind'] === 'staff' && item['id'] === id) as unknown as Staff).phone

function expectSound(page: Page, status = 200): Page {
  expect([page.status, faultsOf(page.html, 'fi')], page.text.slice(0, 600)).toEqual([status, []])
  return page
}

test.each(['worker', 'coordinator', 'admin'] as const)('a %s sets their work telephone, and takes it away', async (role) => {
  const visitor = await staffVisitor(here, role, role)
  const saved = expectSound(await visitor.send(await visitor.get(AT), AT, { phone: '02 123 4567' }))
  expect(saved.text).toContain('Työpuhelimen numero on tallennettu.')
  expect(phoneOf(role)).toBe('+35821234567')
  expectSound(await visitor.send(saved, AT, { phone: '' }))
  expect(phoneOf(role)).toBeUndefined()
})

test('a confirmed partner sees it, and the worker who has none is shown where to add it', async () => {
  const life = await confirmed(here)
  const worker = await staffVisitor(here, 'worker')
  await worker.send(await worker.get(AT), AT, { phone: '' })
  const page = await worker.get(`/requests/${life.requestId}`)
  expect(page.html).toContain('href="/own"')
  expect(page.text).toContain('Lisää työpuhelimesi numero')
  await worker.send(await worker.get(AT), AT, { phone: '040 123 4599' })
  expect((await worker.get(`/requests/${life.requestId}`)).text).not.toContain('Lisää työpuhelimesi numero')
  await here.settle()
  const link = linksSent(here).findLast((path) => path.startsWith('/m/'))!
  expect((await linkVisitor(here).get(link)).text).toContain('040 123 4599')
})

test('what is no number comes back with what was typed', async () => {
  const worker = await staffVisitor(here, 'worker')
  const before = phoneOf('worker')
  const back = expectSound(await worker.send(await worker.get(AT), AT, { phone: 'vaihde' }), 422)
  expect(back.form(AT).controls.find(({ name }) => name === 'phone')?.value).toBe('vaihde')
  expect(phoneOf('worker')).toBe(before)
})

test('nobody saves over what they changed in another window', async () => {
  const worker = await staffVisitor(here, 'worker')
  const [one, other] = [await worker.get(AT), await worker.get(AT)]
  await worker.send(one, AT, { phone: '040 123 4501' })
  expectSound(await worker.send(other, AT, { phone: '040 123 4502' }), 409)
  expect(phoneOf('worker')).toBe('+358401234501')
})

test('it is nobody else’s to see or to set', async () => {
  const coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
  const worker = phoneOf('worker')
  await coordinator.send(await coordinator.get(AT), AT, { phone: '040 123 4503' })
  expect(phoneOf('worker')).toBe(worker)
})
