import { beforeEach, expect, test } from 'vitest'
import { ask } from '#core/request/ask.ts'
import { Unavailable } from '#core/ports.ts'
import { handOver } from '#core/request/hand-over.ts'
import { seedTenant, aRequest } from '../../support/tenant.ts'
import { callFor } from '#core/commit/call.ts'
import { ok, type World, world } from '../../support/world.ts'
import { createStaff } from '../../../functions/staff/app.ts'
import { faultsOf } from './sound.ts'
import { type Page, PUBLIC_URL, staffVisitor, stranger, type Visitor, visitor } from './visitor.ts'

let here: World
let worker: Visitor
let coordinator: Visitor
let id: string

beforeEach(async () => {
  here = await world()
  worker = await staffVisitor(here, 'worker')
  coordinator = await staffVisitor(here, 'coordinator', 'coordinator')
  id = ok(await ask(here.worker(), aRequest())).id
})

function expectSound(page: Page, status: number): Page {
  expect([page.status, faultsOf(page.html)]).toEqual([status, []])
  return page
}

const nonceOf = (page: Page) => page.forms.flatMap(({ controls }) => controls).find(({ name }) => name === 'nonce')!.value

/** Without the marks of the one showing, and the address that the page has by itself. */
const plain = (page: Page) => page.html.replaceAll(/name="(nonce|back)" value="[^"]*"/g, '')

test("another worker's request answers like one that does not exist, read or written", async () => {
  const other = await staffVisitor(here, 'worker-2')
  const missing = expectSound(await other.get('/requests/nothing'), 404)
  expect(plain(await other.get(`/requests/${id}`))).toBe(plain(missing))
  expect(plain(await other.post(`/requests/${id}/cancel`, { as: 'withdrawn' }))).toBe(plain(missing))
  expect(plain(await other.post(`/requests/${id}/decision`, { decision: 'confirm' }))).toBe(plain(missing))
})

test("another tenant's request answers like one that does not exist", async () => {
  await seedTenant(callFor(here.ports, 'toinen', { role: 'admin', id: 'admin' }))
  const other = await staffVisitor(here, 'coordinator', 'coordinator', 'toinen')
  expect(plain(await other.get(`/requests/${id}`))).toBe(plain(await other.get('/requests/nothing')))
  expect((await other.get(`/requests/${id}`)).status).toBe(404)
})

test.each(['/queue', '/partners', '/partners/new', '/agreements', '/settings', '/endings/agreements', '/requests/x/candidates'])(
  '%s is for coordinators',
  async (path) => {
    expectSound(await worker.get(path), 403)
  },
)

test('a worker cannot act as a coordinator by posting the form', async () => {
  for (const path of [`/requests/${id}/offers`, '/partners/new', '/agreements', '/notices/x/retry', `/offers/${id}.o1/answer`]) {
    expectSound(await worker.post(path, { partnerId: 'x' }), 403)
  }
  expect((await worker.post(`/requests/${id}/partner-leaves`, { partnerId: 'x' })).status).toBe(403)
})

test('nobody signed in: pages lead to the sign-in, a form says how not to lose what was typed', async () => {
  const nobody = stranger(here)
  expect((await nobody.get('/requests')).headers.get('location')).toBe('/sign-in?done=needed')
  expect(expectSound(await nobody.get('/'), 200).html).toContain('href="/local"')
  expect(expectSound(await nobody.post('/requests/new', { note: 'tärkeä' }), 401).text).toContain('lataa sivu uudestaan')
})

test('the front page leads each to their own work', async () => {
  expect((await worker.get('/')).headers.get('location')).toBe('/requests')
  expect((await coordinator.get('/')).headers.get('location')).toBe('/queue')
})

test('signed out, the session is gone, not only the cookie', async () => {
  const page = await worker.get('/requests')
  expect(expectSound(await worker.send(page, '/sign-out'), 200).text).toContain('Olet kirjautunut ulos.')
  expect((await worker.get('/requests')).status).toBe(303)
})

test('a form pressed again after a hand-over says that it was done, and shows nothing of what is a colleague’s by now', async () => {
  const shown = await worker.get(`/requests/${id}`)
  const press = (action: string, fields: Record<string, string>) =>
    worker.post(`/requests/${id}/${action}`, { nonce: nonceOf(shown), ...fields })
  expect((await press('phase', { phases: 'OPEN' })).text).toContain('Pyyntö')
  expect((await press('hand-over', { to: 'worker-2' })).text).toContain('Pyyntö on siirretty.')
  const phase = expectSound(await press('phase', { phases: 'OPEN' }), 200)
  expect(phase.text).toContain('Tämä on jo tehty.')
  expect(phase.text).not.toMatch(/CL-|Avohuolto/)
  expect(expectSound(await press('hand-over', { to: 'worker-2' }), 200).text).toContain('Pyyntö on siirretty.')
})

test('without an issuer nothing is served but the words why', async () => {
  const closed = visitor(createStaff(here.ports, { publicUrl: PUBLIC_URL }), PUBLIC_URL, {})
  for (const path of ['/', '/requests', '/sign-in']) expectSound(await closed.get(path), 503)
  expect((await closed.get('/style.css')).status).toBe(200)
})

test('a form from another site is refused', async () => {
  expectSound(await worker.post(`/requests/${id}/cancel`, { as: 'withdrawn' }, { origin: 'https://elsewhere.example.org' }), 403)
  expectSound(await worker.post(`/requests/${id}/cancel`, { as: 'withdrawn' }, { origin: undefined }), 403)
  expect((await worker.get(`/requests/${id}`)).text).not.toContain('Pyyntö peruttiin')
})

test('a megabyte, another content type, an unknown page, a broken address', async () => {
  expectSound(await worker.post('/requests/new', 'x'.repeat(1_000_000)), 413)
  const rows = Array.from({ length: 3000 }, (_, n) => `windows.${n}.x=`).join('&')
  const many = expectSound(await worker.post('/requests/new', rows), 413)
  expect(many.text).toContain('poista rivejä')
  expectSound(await worker.post('/requests/new', 'a&'.repeat(30_000)), 413)
  expectSound(await worker.post('/requests/new', '{"a":1}', { 'content-type': 'application/json' }), 415)
  expectSound(await worker.get('/nothing/here'), 404)
  expectSound(await worker.get('/requests/%E0%A4%A'), 404)
  expectSound(await worker.post(`/requests/${id}/nonsense`, {}), 404)
  expectSound(await worker.post(`/requests/${id}/toString`, {}), 404)
  expectSound(await worker.get(`/meetings?cursor=rubbish`), 404)
})

test('an address made up, kept or forwarded claims nothing: only the browser that did it is told so, there', async () => {
  const notice = 'class="notice good"'
  for (const done of ['cancelled', 'confirmed', 'handed-over'])
    expect((await worker.get(`/requests/${id}?done=${done}`)).html).not.toContain(notice)
  for (const path of ['/queue', '/agreements', '/partners/new'])
    expect((await coordinator.get(`${path}?done=saved`)).html).not.toContain(notice)
  expect(
    (await visitor(createStaff(here.ports, { publicUrl: PUBLIC_URL, issuer: 'x' }), PUBLIC_URL, {}).get('/sign-in?done=out'))
      .html,
  ).not.toContain(notice)
})

test('HEAD answers like GET, without the page', async () => {
  const page = await worker.get(`/requests/${id}`, { method: 'HEAD' })
  expect([page.status, page.html]).toEqual([200, ''])
})

test('when the store does not answer, the form keeps what was typed and goes through later', async () => {
  const blank = await worker.get('/requests/new')
  const working = here.ports.stores.open
  const broken = () => Promise.reject(new Unavailable('store'))
  Object.assign(here.ports.stores, {
    open: (org: string) => ({ ...working(org), get: broken, query: broken, commit: broken, receipt: broken }),
  })
  const typed = { phases: 'OPEN', languages: 'fi', area: '529', when: 'later', note: 'ensin\npuhelu & "kahvi"' }
  const page = await worker.send(blank, '/requests/new', typed)
  expect([page.status, faultsOf(page.html).filter((fault) => !fault.startsWith('no label'))]).toEqual([503, []])
  expect(page.text).toContain('Mitään ei ole kadonnut.')
  Object.assign(here.ports.stores, { open: working })
  const through = expectSound(await worker.send(page, '/requests/new'), 200)
  expect(through.text).toContain('ensin puhelu & "kahvi"')
})

test('when the store does not answer and the request is somebody else’s by then, the page does not say it never was', async () => {
  const shown = await worker.get(`/requests/${id}`)
  const working = here.ports.stores.open
  const handedOver = async () => {
    Object.assign(here.ports.stores, { open: working })
    ok(await handOver(here.coordinator(), id, { to: 'worker-2' }))
    throw new Unavailable('store')
  }
  Object.assign(here.ports.stores, { open: (org: string) => ({ ...working(org), commit: handedOver }) })
  const page = expectSound(await worker.send(shown, `/requests/${id}/cancel`, { as: 'withdrawn' }), 503)
  expect(page.text).toContain('Mitään ei ole kadonnut.')
})

test('a bug: an id for the phone, and only ids in the log', async () => {
  Object.assign(here.ports.stores, {
    open: () => {
      throw new Error('secret 131052-308T')
    },
  })
  const page = expectSound(await worker.get(`/requests/${id}`), 500)
  const [line] = here.ports.log.lines.filter(({ event }) => event === 'staff.bug')
  expect(page.text).toContain(String(line?.['id']))
  expect(page.text).not.toContain('secret')
  expect(JSON.stringify(line)).not.toContain('secret')
})

test('every page is closed to other sites and kept in no cache', async () => {
  const { headers } = await worker.get('/requests')
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  )
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('referrer-policy')).toBe('same-origin')
})
