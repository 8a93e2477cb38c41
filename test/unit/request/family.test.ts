import { beforeEach, describe, expect, test } from 'vitest'
import { ask } from '#core/request/ask.ts'
import { openBeside } from '#core/request/beside.ts'
import { closeRequest } from '#core/request/close.ts'
import { replacePartner } from '#core/request/replace-partner.ts'
import { isRefusal } from '#core/refusal.ts'
import { unsound } from '../../support/soundness.ts'
import { confirmed, type Life, requests, view } from '../../support/story.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'
import { staffVisitor } from '../pages/visitor.ts'

/** The same reference is the same family, in any worker's hands (docs/field.md: Client reference). */
const REFERENCE = 'CL-ABC234'
const same = (more: object = {}) => aRequest({ clientReference: REFERENCE, ...more })
let w: World
let life: Life
beforeEach(async () => {
  w = await world()
  life = await confirmed(w, { request: { clientReference: REFERENCE } })
})
const OPEN = { refused: 'INVALID', fields: [{ path: 'alongside', code: 'SAME_CLIENT' }] }

describe('a second open request of a family', () => {
  test('is asked about before it goes, also of a colleague; said to go beside the first, it goes', async () => {
    expect(await ask(w.worker('worker-2'), same())).toEqual(OPEN)
    expect(await ask(w.worker(), same())).toEqual(OPEN)
    expect(requests(w)).toHaveLength(1)
    const second = ok(await ask(w.worker('worker-2'), same({ alongside: true })))
    expect(second).not.toHaveProperty('alongside')
    await w.settle()
    expect(unsound(w)).toEqual([])
  })

  test('is none once the first is closed, nor where the reference is another or none', async () => {
    ok(await closeRequest(w.worker(), life.requestId, { as: 'failed' }))
    for (const clientReference of [REFERENCE, 'CL-XYZ234', undefined])
      expect(isRefusal(await ask(w.worker('worker-2'), same({ clientReference })))).toBe(false)
  })

  test('of two at one moment one is asked about', async () => {
    const two = () => same({ clientReference: 'CL-XYZ234' })
    const both = await Promise.all([ask(w.worker(), two()), ask(w.worker('worker-2'), two())])
    expect(both.filter(isRefusal)).toEqual([OPEN])
  })

  test('is no way for anybody else to learn of the first', async () => {
    expect(await openBeside(w.worker('worker-2'), REFERENCE)).toEqual([{ worker: 'Tiina Työntekijä' }])
    expect(await openBeside(w.worker(), REFERENCE)).toEqual([{ worker: 'Tiina Työntekijä', own: life.requestId }])
    expect(await openBeside(w.partner(life.partnerId), REFERENCE)).toEqual([])
    expect(await openBeside(w.worker(), 'CL-XYZ234')).toEqual([])
    expect(await openBeside(w.worker(), `${REFERENCE}#A`)).toEqual([])
  })

  test('comes back on the page with whom to talk with, nothing else of a colleague’s case, and all that was typed', async () => {
    const visitor = await staffVisitor(w, 'worker-2')
    const typed = { phases: 'ASSESS', languages: 'fi', area: '853', mode: 'in-person', when: 'later', clientReference: REFERENCE }
    const back = await visitor.send(await visitor.get('/requests/new'), '/requests/new', { ...typed, note: 'Portaat, ei hissiä' })
    expect(back.status).toBe(422)
    expect(back.text).toContain('Puhu ensin sen tekijän kanssa: Tiina Työntekijä.')
    expect(back.html).not.toContain(life.requestId)
    const controls = back.form('/requests/new').controls
    expect(controls.find(({ name }) => name === 'note')?.value).toBe('Portaat, ei hissiä')
    const sent = await visitor.send(back, '/requests/new', { alongside: 'yes' })
    expect([sent.status, requests(w).length]).toEqual([200, 2])
    const own = await (await staffVisitor(w, 'worker')).get('/requests/new')
    const mine = await (await staffVisitor(w, 'worker')).send(own, '/requests/new', typed)
    expect(mine.html).toContain(`href="/requests/${life.requestId}"`)
  })
})

describe('the partner of a family', () => {
  const wished = { preferences: { samePartnerAsBefore: true } }

  test('is asked first when another worker asks, and the worker is not told who that was', async () => {
    ok(await closeRequest(w.worker(), life.requestId, { as: 'failed' }))
    await w.settle()
    await aPartner(w.coordinator())
    const { id } = ok(await ask(w.worker('worker-2'), same(wished)))
    await w.settle()
    expect((await view(w, id)).offers.filter(({ state }) => state === 'sent')[0]?.partnerId).toBe(life.partnerId)
    const page = await (await staffVisitor(w, 'worker-2')).get(`/requests/${id}`)
    expect(page.html).not.toContain(life.partnerId)
  })

  test('is found among a worker’s own requests where an earlier version kept no family of them', async () => {
    ok(await closeRequest(w.worker(), life.requestId, { as: 'failed' }))
    const family = w.items().find(({ kind }) => kind === 'family')!
    w.ports.table.apply([{ key: family, item: undefined }])
    expect(ok(await ask(w.worker(), same(wished))).preferences.partnerId).toBe(life.partnerId)
    expect(ok(await ask(w.worker(), same({ ...wished, alongside: true }))).preferences.partnerId).toBe(life.partnerId)
  })

  test('who was changed for another is wished for no more', async () => {
    ok(await replacePartner(w.worker(), life.requestId, { partnerId: life.partnerId }))
    expect(ok(await ask(w.worker(), same({ ...wished, alongside: true }))).preferences.partnerId).toBeUndefined()
  })

  test('who was changed for another is never asked for it again, whoever asks', async () => {
    ok(await replacePartner(w.worker(), life.requestId, { partnerId: life.partnerId }))
    ok(await closeRequest(w.worker(), life.requestId, { as: 'failed' }))
    const { id } = ok(await ask(w.worker('worker-2'), same(wished)))
    await w.pass({ days: 2 })
    expect((await view(w, id)).offers).toEqual([])
    ok(await closeRequest(w.worker('worker-2'), id, { as: 'failed' }))
    const third = ok(await ask(w.worker(), same(wished)))
    await w.settle()
    expect((await view(w, third.id)).offers).toEqual([])
  })
})
