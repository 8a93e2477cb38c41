import { beforeEach, describe, expect, test } from 'vitest'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { addPartner } from '#core/partner/add.ts'
import { addAgreed as addMeeting, pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { ask } from '#core/request/ask.ts'
import { changePhase } from '#core/request/change-phase.ts'
import { cancelRequest } from '#core/request/close.ts'
import { accepted, cardOf, confirmed, view } from '../../support/story.ts'
import { aPartner, aRequest, BY_SMS } from '../../support/tenant.ts'
import { ok, world, type World } from '../../support/world.ts'
import { staffVisitor, type Visitor } from './visitor.ts'

let w: World
let worker: Visitor

beforeEach(async () => {
  w = await world()
  worker = await staffVisitor(w, 'worker')
})

const pageOf = async (id: string): Promise<string> => (await worker.get(`/requests/${id}`)).text

describe('nobody is found', () => {
  test('and nobody was asked: the cause that kept most away stands in the headline, not that they could not', async () => {
    for (const code of ['fi', 'fi', 'sv']) await aPartner(w.coordinator(), { languages: [{ code, level: 'native' }] })
    await aPartner(w.coordinator(), { languages: [{ code: 'ru', level: 'native' }], areas: ['853'] })
    const { id } = ok(await ask(w.worker(), aRequest({ languages: ['ru'] })))
    await w.settle()
    const text = await pageOf(id)
    expect(text).toContain('Ketään ei voitu kysyä. Yleisin syy: kieli (3/4).')
    expect(text).not.toMatch(/ehtinyt|ei vastannut kyllä/)
    expect(text).toMatch(/Toinen aika ei tähän auta\. Koordinaattori etsii ratkaisua ja soittaa .* mennessä\./)
    const [letter] = w.ports.mail.handed.filter(({ to }) => to.startsWith('worker'))
    expect(letter?.text).toContain('Pyyntöösi ei ole löytynyt sopivaa.')
  })

  test('what stands between a partner and this worker alone is never told', async () => {
    await aPartner(w.coordinator(), { conflicts: { workers: ['worker'], areas: [], ownCase: false } })
    const { id } = ok(await ask(w.worker(), aRequest({})))
    await w.settle()
    const text = await pageOf(id)
    expect(text).toContain('Ketään ei voitu kysyä juuri nyt.')
    expect(text).not.toMatch(/Este|Palkkio|tarkistus puuttuu|1\/1/)
  })

  test('after somebody was asked: that none of them said yes', async () => {
    const partnerId = await aPartner(w.coordinator())
    const { id } = ok(await ask(w.worker(), aRequest({})))
    await w.settle()
    ok(await answerOffer(w.partner(partnerId), (await view(w, id)).offers[0]!.id, { kind: 'decline' }))
    await w.settle()
    expect(await pageOf(id)).toContain('Kukaan kysytyistä ei vastannut kyllä. Ehdota toista aikaa')
  })
})

describe('whoever cancelled', () => {
  const last = (partner: RegExp) => w.ports.sms.handed.filter(({ text }) => partner.test(text)).at(-1)?.text

  test('is not comforted: what they said is noted, with thanks', async () => {
    const life = await confirmed(w, { partner: BY_SMS })
    ok(await cancelMeeting(w.partner(life.partnerId), life.meetingId))
    await w.settle()
    expect(last(/ke 25\.11\./)).toContain('Kirjasimme, ettet ole mukana ke 25.11. klo 13.30. Kiitos, että kerroit.')
    expect(w.ports.mail.handed.filter(({ invite, to }) => invite?.method === 'CANCEL' && to.startsWith('partner'))).toHaveLength(
      1,
    )
    for (const { text } of [...w.ports.sms.handed, ...w.ports.mail.handed]) expect(text).not.toContain('Syy ei ole sinussa')
  })

  test('by a break, of a question and of a seat, hears the same', async () => {
    const { partnerId } = await accepted(w, { partner: BY_SMS })
    ok(await pausePartner(w.partner(partnerId), partnerId))
    await w.settle()
    expect(last(/Kirjasimme/)).toContain('Kirjasimme, ettet ole mukana')
    for (const { text } of w.ports.sms.handed) expect(text).not.toMatch(/Syy ei ole sinussa|ei nyt tarvita/)
  })

  test('others do hear that the reason is not in them', async () => {
    const life = await confirmed(w, { partner: BY_SMS })
    ok(await cancelRequest(w.worker(), life.requestId, { as: 'withdrawn' }))
    await w.settle()
    expect(w.ports.sms.handed.some(({ text }) => text.includes('on peruttu. Syy ei ole sinussa.'))).toBe(true)
  })
})

test('a further meeting is told as a time agreed, not as the request confirmed once more', async () => {
  const life = await confirmed(w)
  ok(await addMeeting(w.worker(), life.requestId, { start: '2026-11-30T08:00:00.000Z', end: '2026-11-30T09:00:00.000Z' }))
  await w.settle()
  const subjects = w.ports.mail.handed.filter(({ to }) => to.startsWith('worker')).map(({ subject }) => subject)
  expect(subjects.filter((one) => one.includes('Vahvistettu: '))).toHaveLength(1)
  expect(subjects.some((one) => /^CL-\w{6}: Sovittu: ma 30\.11\. klo 10$/.test(one))).toBe(true)
})

test('the history is told in order, once, and by whoever did it', async () => {
  const life = await confirmed(w)
  const other = await aPartner(w.coordinator())
  const { id } = ok(
    await ask(
      w.worker(),
      aRequest({ urgency: 'urgent', windows: [{ start: '2026-12-01T13:30:00+02:00', end: '2026-12-01T15:30:00+02:00' }] }),
    ),
  )
  await w.settle()
  const offers = (await view(w, id)).offers
  expect(offers.map(({ partnerId }) => partnerId).toSorted()).toEqual([life.partnerId, other].toSorted())
  ok(
    await answerOffer(w.partner(other), offers.find(({ partnerId }) => partnerId === other)!.id, {
      kind: 'accept',
      start: offers[0]!.slots[0]!.start,
    }),
  )
  await w.settle()
  const history = (await pageOf(id)).split('Mitä on tapahtunut')[1]!
  expect(history).toMatch(/Vastaus: pääsen\. .*kumppani.*Valitsimme, keneltä kysymme.*Pyyntö tehtiin\./) // newest first
  expect(history.match(/Joku pääsee\./g)).toHaveLength(1)
  expect(history).toMatch(/Kysely peruttiin\. Rinnalla/) // nobody took it back: it followed
})

test('a new partner of a Swedish tenant is written to in Swedish unless they say otherwise', async () => {
  w = await world({ language: 'sv' })
  const id = await aPartner(w.coordinator(), { speaks: undefined })
  const added = ok(
    await addPartner(w.coordinator(), {
      firstName: 'Aino',
      organisation: 'Lauste',
      languages: [{ code: 'fi', level: 'native' }],
      contact: { phone: '+358401234577' },
    }),
  )
  expect(added.card.speaks).toBe('sv')
  expect(cardOf(w, id)).toBeDefined()
  const coordinator = await staffVisitor(w, 'coordinator', 'coordinator')
  expect((await coordinator.get('/partners/new')).html).toMatch(/<option value="sv" selected[^>]*>/)
})

test('what is chosen from a list is asked to be chosen, and what is typed to be filled in', async () => {
  const page = await worker.get('/requests/new')
  const sent = await worker.send(page, '/requests/new', { phases: ['OPEN'], when: 'given' })
  expect(sent.text).toContain('Missä kunnassa? Valitse jokin vaihtoehdoista.')
  expect(sent.text).toContain('Täytä tämä kohta.')
  expect(page.text).toContain('Jos valitset useita, kumppanin pitää osata ne kaikki.')
})

describe('the phases change while support is under way', () => {
  test('the worker reads that the parent is to be asked, and who else is; over, only that the request is to be ended', async () => {
    const { requestId: id } = await confirmed(w)
    ok(await changePhase(w.worker(), id, { phases: ['EMERGENCY'] }))
    await w.settle()
    const asks = await pageOf(id)
    expect(asks).toContain('Kysy vanhemmalta, sopiiko tuki uudessa vaiheessa, ja merkitse suostumus.')
    expect(asks).toContain('Kumppani kertoo, jatkaako hän.')
    ok(await changePhase(w.worker(), id, { phases: ['CLOSED'] }))
    await w.settle()
    const over = await pageOf(id)
    expect(over).toContain('Asiakkuus on päättynyt. Merkitse pyyntö päättyneeksi.')
    expect(over).not.toMatch(/sopiiko tuki uudessa vaiheessa|Kumppani kertoo, jatkaako hän/)
  })
})
