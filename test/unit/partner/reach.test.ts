import { beforeEach, describe, expect, test } from 'vitest'
import { changePartner } from '#core/partner/change.ts'
import { showNumber } from '#core/partner/show-number.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { closeRequest } from '#core/request/close.ts'
import { decide } from '#core/request/decide.ts'
import { handOver } from '#core/request/hand-over.ts'
import { findRequest } from '#core/request/view.ts'
import { addStaff } from '#core/staff/add.ts'
import { accepted, cardOf, confirmed, type Life } from '../../support/story.ts'
import { aPartner } from '../../support/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'
import { linksSent, linkVisitor, staffVisitor } from '../pages/visitor.ts'

/** Worker and partner reach each other: from the confirmation until the end, and the number only where it is allowed. */
let w: World
beforeEach(async () => void (w = await world()))

const PHONE = '+358401234577'
const allowing = async (show?: boolean) => {
  const id = await aPartner(w.coordinator(), { contact: { phone: PHONE, email: 'partner@example.org' } })
  if (show !== undefined) ok(await showNumber(w.partner(id), id, { show }))
  return id
}
const numberSeen = async ({ requestId, partnerId }: Pick<Life, 'requestId' | 'partnerId'>, by = w.worker()) => {
  const seen = ok(await findRequest(by, requestId))
  return seen.partners[partnerId]?.reach
}
const latest = (room: '/o/' | '/m/') => linksSent(w).findLast((path) => path.startsWith(room))!
const partnerReads = async (room: '/o/' | '/m/') => (await linkVisitor(w).get(latest(room))).text

/** All that is theirs, by the link they ask for. */
async function wholePage(): Promise<string> {
  const before = linksSent(w)
  await linkVisitor(w).post(`${latest('/o/')}/link`, { sure: 'yes' })
  await w.settle()
  return linksSent(w).find((one) => one.startsWith('/m/') && !before.includes(one))!
}

describe('the worker sees the partner’s number', () => {
  test('once they are confirmed, where they have allowed it', async () => {
    const partnerId = await allowing(true)
    const life = await accepted(w, { partnerId })
    expect(await numberSeen(life)).toBeUndefined()
    ok(await decide(w.worker(), life.requestId, { decision: 'confirm' }))
    expect(await numberSeen(life)).toEqual({ first: 'worker', number: PHONE })
    const page = await (await staffVisitor(w, 'worker')).get(`/requests/${life.requestId}`)
    expect(page.text).toContain('Puhelin: 040 123 4577')
  })

  test.each([
    ['was not asked', undefined],
    ['has said no', false],
  ])('not where the partner %s', async (_name, show) => {
    const life = await confirmed(w, { partnerId: await allowing(show) })
    expect(await numberSeen(life)).toEqual({ first: 'partner' })
    const page = await (await staffVisitor(w, 'worker')).get(`/requests/${life.requestId}`)
    expect(page.html).not.toContain('1234577')
    expect(page.text).toContain('Kumppanin numeroa ei näytetä.')
  })

  test('no more once it has ended, the partner has left it, or they no longer allow it', async () => {
    const life = await confirmed(w, { partnerId: await allowing(true) })
    ok(await showNumber(w.coordinator(), life.partnerId, { show: false }))
    expect(await numberSeen(life)).toEqual({ first: 'partner' })
    ok(await showNumber(w.partner(life.partnerId), life.partnerId, { show: true }))
    expect(await numberSeen(life)).toMatchObject({ number: PHONE })
    const snapshot = w.ports.table.snapshot()
    ok(await withdrawFromRequest(w.partner(life.partnerId), life.requestId, {}))
    expect(await numberSeen(life)).toBeUndefined()
    w.ports.table.restore(snapshot)
    ok(await closeRequest(w.worker(), life.requestId, { as: 'failed' }))
    expect(await numberSeen(life)).toBeUndefined()
  })

  test('nor a worker who took it over, before it is confirmed that the partner goes on', async () => {
    const life = await confirmed(w, { partnerId: await allowing(true) })
    ok(await handOver(w.worker(), life.requestId, { to: 'worker-2' }))
    expect(await numberSeen(life, w.worker('worker-2'))).toBeUndefined()
    expect(await partnerReads('/m/')).not.toContain('Toni Toinen')
    await w.pass({ days: 1 })
    expect(await numberSeen(life, w.worker('worker-2'))).toMatchObject({ number: PHONE })
    expect(await partnerReads('/m/')).toContain('Yhteyshenkilösi: Toni Toinen')
  })
})

describe('the partner sees whom to call', () => {
  test('the worker’s name, the coordinator’s number where there is no work telephone, and what to say', async () => {
    const life = await accepted(w)
    expect(await partnerReads('/o/')).not.toContain('Tiina')
    ok(await decide(w.worker(), life.requestId, { decision: 'confirm' }))
    await w.settle()
    for (const room of ['/o/', '/m/'] as const) {
      const text = await partnerReads(room)
      expect(text).toContain('Yhteyshenkilösi: Tiina Työntekijä')
      expect(text).toMatch(/Yhteyshenkilösi numeroa ei ole merkitty\. Koordinaattori yhdistää sinut: 040 123 4500/)
      expect(text).toContain('Kun soitat, kerro etunimesi')
    }
  })

  test('the work telephone where there is one, and nothing else of the worker’s record', async () => {
    ok(
      await addStaff(w.as({ role: 'admin', id: 'admin' }), {
        id: 'worker-9',
        role: 'worker',
        name: 'Taina Kolmas',
        email: 'taina@example.fi',
        phone: '+358401234590',
      }),
    )
    const life = await confirmed(w)
    ok(await handOver(w.worker(), life.requestId, { to: 'worker-9' }))
    await w.pass({ days: 1 })
    const { html, text } = await linkVisitor(w).get(latest('/m/'))
    expect(text).toContain('Puhelin: 040 123 4590')
    expect(html).not.toContain('taina@example.fi')
  })

  test('no more once it has ended', async () => {
    const { requestId } = await confirmed(w)
    const home = await wholePage()
    ok(await closeRequest(w.worker(), requestId, { as: 'failed' }))
    await w.settle()
    expect(await partnerReads('/o/')).not.toContain('Tiina')
    expect((await linkVisitor(w).get(home)).text).not.toContain('Tiina')
  })

  test('without a time, who of the two calls first: the same on both pages, and in no message', async () => {
    const life = await confirmed(w, { partnerId: await allowing(), request: { windows: [] } })
    const page = await (await staffVisitor(w, 'worker')).get(`/requests/${life.requestId}`)
    expect(page.text).toContain('Kumppani soittaa ensin koordinaattorille')
    expect(await partnerReads('/o/')).toContain('Soita sinä ensin')
    ok(await showNumber(w.partner(life.partnerId), life.partnerId, { show: true }))
    expect((await (await staffVisitor(w, 'worker')).get(`/requests/${life.requestId}`)).text).toContain('Soita kumppanille ensin')
    expect(await partnerReads('/o/')).toContain('Yhteyshenkilösi soittaa sinulle ensin')
    const said = [...w.ports.sms.handed, ...w.ports.mail.handed].map(({ text }) => text).join()
    expect(said).not.toMatch(/Tiina|1234577|otamme yhteyttä/i)
  })
})

describe('whether it is shown is the partner’s own word', () => {
  test('asked on their own page with nothing chosen beforehand, and theirs to change', async () => {
    const { partnerId } = await confirmed(w, { partnerId: await allowing() })
    const home = await wholePage()
    const partner = linkVisitor(w)
    const page = await partner.get(home)
    expect(page.form(`${home}/number`).controls.filter(({ checked }) => checked)).toEqual([])
    expect((await partner.send(page, `${home}/number`)).status).toBe(422)
    expect(cardOf(w, partnerId).showsNumber).toBeUndefined()
    expect((await partner.send(page, `${home}/number`, { show: 'yes' })).text).toContain('Numerosi näkyy yhteyshenkilöllesi')
    expect(cardOf(w, partnerId).showsNumber).toBe(true)
    await partner.send(await partner.get(home), `${home}/number`, { show: 'no' })
    expect(cardOf(w, partnerId).showsNumber).toBe(false)
  })

  test('a coordinator writes it down for them, and the history of the card says whose word it was', async () => {
    const partnerId = await allowing()
    const office = await staffVisitor(w, 'coordinator', 'coordinator')
    const page = await office.get(`/partners/${partnerId}`)
    await office.send(page, `/partners/${partnerId}/number`, { show: 'yes', saidByPartner: 'yes' })
    expect(cardOf(w, partnerId).showsNumber).toBe(true)
    const log = w.items().filter((one) => JSON.stringify(one).includes('card.number-shown'))
    expect(JSON.stringify(log)).toContain('"onBehalfOf":{"role":"partner"')
  })

  test('another number later leaves what they have said', async () => {
    const life = await confirmed(w, { partnerId: await allowing(true) })
    ok(await changePartner(w.coordinator(), life.partnerId, { contact: { phone: '+358401234578' } }))
    expect(await numberSeen(life)).toMatchObject({ number: '+358401234578' })
  })
})
