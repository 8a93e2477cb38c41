import { beforeEach, describe, expect, test } from 'vitest'
import { addMeeting } from '#core/meeting/add.ts'
import { keepAgreedTime } from '#core/meeting/answer-move.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { changePartner } from '#core/partner/change.ts'
import { pausePartner } from '#core/partner/pause.ts'
import { WAYS } from '#core/records/way.ts'
import { ask } from '#core/request/ask.ts'
import { changeTimes } from '#core/request/change-times.ts'
import { cancelRequest } from '#core/request/close.ts'
import { decide } from '#core/request/decide.ts'
import { handOver } from '#core/request/hand-over.ts'
import { accepted, confirmed, further, view } from '../../support/story.ts'
import { aPartner, aRequest, BY_SMS } from '../../support/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'
import { faultsOf } from './sound.ts'
import { linksSent, linkVisitor, type Page, type Visitor } from './visitor.ts'

/** What a partner reads or is sent is so at that moment, for them (docs/voice.md: True before kind). */
let w: World
let partner: Visitor

beforeEach(async () => {
  w = await world()
  partner = linkVisitor(w)
})

async function seen(path: string): Promise<Page> {
  const page = await partner.get(path)
  expect([page.status, faultsOf(page.html)], page.text).toEqual([200, []])
  return page
}
const latest = (room: '/o/' | '/m/') => linksSent(w).findLast((path) => path.startsWith(room))!
const texts = () => [...w.ports.sms.handed, ...w.ports.mail.handed].map(({ text }) => text)
const letters = () => w.ports.mail.handed.filter(({ to }) => to.startsWith('partner'))

/** All that is theirs, by the link they ask for. */
async function wholePage(from: string): Promise<string> {
  const before = linksSent(w)
  await partner.post(`${from}/link`, { sure: 'yes' })
  await w.settle()
  return linksSent(w).find((one) => one.startsWith('/m/') && !before.includes(one))!
}

test('before a break its partner reads what is cancelled with it, and it is', async () => {
  await aPartner(w.coordinator())
  ok(await ask(w.worker(), aRequest({})))
  await w.settle()
  const [link] = linksSent(w)
  const home = await wholePage(link!)
  expect((await seen(home)).text).toContain('Tauko peruu avoimet kyselyt ja ajat, joita ei ole vielä vahvistettu.')
  await partner.post(`${home}/pause`, { how: 'two-weeks' })
  await w.settle()
  expect((await seen(link!)).text).not.toContain('Lähetä vastaus')
  expect((await seen(home)).text).not.toContain('Avoimet kyselyt')
})

test('a time that is over is said to be over, with no calendar for it and no place to ask for', async () => {
  await confirmed(w)
  const home = await wholePage(latest('/m/'))
  expect((await seen(home)).text).toContain('Lisää kalenteriin')
  await w.passTo('2026-11-25T13:31:00.000Z')
  const { text } = await seen(home)
  expect(text).toContain('Tämä aika on ollut.')
  expect(text).not.toMatch(/Lisää kalenteriin|Tarkkaa paikkaa/)
})

describe('a question that is not asked any more', () => {
  test('needs no answer; that its time is not needed is not said, since others may come then', async () => {
    await aPartner(w.coordinator(), BY_SMS)
    const { id } = ok(await ask(w.worker(), aRequest({})))
    await w.settle()
    const link = latest('/o/')
    ok(await changeTimes(w.worker(), id, { mode: 'remote' })) // the same time, asked anew
    await w.settle()
    expect(texts()).toContainEqual(
      expect.stringMatching(/^Hei! Kyselyyn ajasta ke 25\.11\. klo 13\.30 ei tarvitse enää vastata\. Kiitos, kysymme taas\./),
    )
    expect(texts().join()).not.toMatch(/ei enää tarvita|ei nyt tarvita/)
    expect((await seen(link)).text).toContain('Tähän ei tarvitse enää vastata.')
  })

  test('whoever had proposed another time hears what became of that, whatever ended it', async () => {
    await aPartner(w.coordinator(), BY_SMS)
    const { id } = ok(await ask(w.worker(), aRequest({})))
    await w.settle()
    const [offer] = (await view(w, id)).offers
    const other = { start: '2026-11-26T08:00:00.000Z', end: '2026-11-26T10:00:00.000Z' }
    ok(await answerOffer(w.partner(offer!.partnerId), offer!.id, { kind: 'other-time', ...other }))
    await w.settle()
    ok(await cancelRequest(w.worker(), id, { as: 'withdrawn' }))
    await w.settle()
    expect(w.ports.sms.handed.at(-1)?.text).toContain('Emme saaneet sovittua ehdottamaasi aikaa to 26.11. klo 10.')
    const page = await seen(latest('/o/'))
    expect([page.text.includes('Aikaa ei tällä kertaa sovittu.'), page.text.includes('vastata')]).toEqual([true, false])
  })

  test('nor did their time to answer end, where the worker let a proposal lie', async () => {
    await aPartner(w.coordinator())
    const { id } = ok(await ask(w.worker(), aRequest({})))
    await w.settle()
    const [offer] = (await view(w, id)).offers
    const other = { start: '2026-11-26T08:00:00.000Z', end: '2026-11-26T10:00:00.000Z' }
    ok(await answerOffer(w.partner(offer!.partnerId), offer!.id, { kind: 'other-time', ...other }))
    const { answerBy } = (await view(w, id)).offers[0]!
    const link = linksSent(w).find((path) => path.startsWith('/o/'))!
    await w.passTo(answerBy)
    expect((await seen(link)).text).not.toContain('Vastausaika')
    await w.passTo(new Date(Date.parse(answerBy) + 600_000).toISOString())
    expect((await seen(link)).text).toContain('Aikaa ei tällä kertaa sovittu.')
  })
})

describe('a yes that came to nothing', () => {
  test('says that no time was agreed and that theirs is free, and claims no reason', async () => {
    const { requestId } = await accepted(w, { partner: BY_SMS })
    const link = latest('/o/')
    ok(await decide(w.worker(), requestId, { decision: 'refuse' }))
    await w.settle()
    expect(texts()).toContainEqual(
      expect.stringContaining('Aikaa ke 25.11. klo 13.30 ei tällä kertaa sovittu. Se on taas vapaa.'),
    )
    expect((await seen(link)).text).toContain('Aikaa ei tällä kertaa sovittu.')
  })

  test('also on the page of who went on a break themselves: nothing of a reason that is not in them', async () => {
    const { partnerId } = await accepted(w)
    const link = latest('/o/')
    ok(await pausePartner(w.partner(partnerId), partnerId))
    await w.settle()
    expect((await seen(link)).text).not.toContain('Syy ei ole sinussa')
  })

  test('of a question without a time none is named as agreed with everybody', async () => {
    await accepted(w, { request: { windows: [] } })
    const page = await seen(latest('/o/'))
    expect(page.text).toContain('Varmistamme vielä, että tämä sopii kaikille. Saat viestin, kun tiedämme.')
    expect(page.text).not.toContain('että aika sopii')
  })
})

test('without a time a partner may suggest one, not another', async () => {
  await aPartner(w.coordinator())
  ok(await ask(w.worker(), aRequest({ windows: [] })))
  await w.settle()
  const page = await seen(latest('/o/'))
  expect([page.text.includes('Ehdotan aikaa'), page.text.includes('toista aikaa')]).toEqual([true, false])
  expect(letters().at(-1)?.text).toContain('Voit myös ehdottaa aikaa.')
})

describe('the place', () => {
  test('is promised behind the link only where it is known; else the page says whom to ask', async () => {
    await confirmed(w, { partner: BY_SMS, request: { place: 'Perhekeskus' } })
    expect((await seen(latest('/o/'))).text).toContain('Paikka: Perhekeskus')
    expect(texts()).toContainEqual(expect.stringContaining('Tarkka paikka ja ohjeet: '))
    w = await world()
    partner = linkVisitor(w)
    await confirmed(w)
    expect(texts().join()).not.toContain('Tarkka paikka')
    expect((await seen(latest('/m/'))).text).toContain('Tarkkaa paikkaa ei ole vielä merkitty. Kysy se koordinaattorilta: 040')
    expect((await seen(latest('/o/'))).text).toContain('Tarkkaa paikkaa ei ole vielä merkitty.')
  })

  test('of a meeting on a screen is none: neither asked about nor agreed', async () => {
    await aPartner(w.coordinator())
    const { id } = ok(await ask(w.worker(), aRequest({ mode: 'remote', place: 'Perhekeskus' })))
    await w.settle()
    const link = latest('/o/')
    const asked = await seen(link)
    expect(asked.text).toContain('Etänä videolla')
    expect(asked.text).not.toMatch(/Naantali|[Tt]arkka paikka/)
    const [offer] = (await view(w, id)).offers
    ok(await answerOffer(w.partner(offer!.partnerId), offer!.id, { kind: 'accept', start: offer!.slots[0]!.start }))
    ok(await decide(w.worker(), id, { decision: 'confirm' }))
    const agreed = await seen(link)
    expect([agreed.text.includes('Etänä videolla'), agreed.text.includes('Perhekeskus')]).toEqual([true, false])
  })
})

test.each(WAYS)('thanks by %s are for that day where they come on it, else for the day it was', async (rest) => {
  const life = await confirmed(w, { partner: { ways: { rest } } })
  await w.passTo('2026-11-27T08:00:00.000Z')
  ok(await closeMeeting(w.worker(), life.meetingId, { outcome: 'held' }))
  await w.settle()
  if (rest === 'sms') expect(w.ports.sms.handed.at(-1)?.text).toContain('Kiitos ajastasi ke 25.11.! Omat aikasi: ')
  else
    expect(letters().at(-1)).toMatchObject({
      subject: 'Kiitos ajastasi',
      text: expect.stringContaining('Kiitos ajastasi ke 25.11.!'),
    })
  expect(texts().join()).not.toContain('tästä päivästä')
})

test('what has ended says nothing of times they have elsewhere but that they stay', async () => {
  const partnerId = await aPartner(w.coordinator(), BY_SMS)
  const life = await confirmed(w, { partnerId })
  const windows = [{ start: '2026-12-08T13:30:00+02:00', end: '2026-12-08T15:30:00+02:00' }]
  await confirmed(w, { partnerId, request: { windows } })
  ok(await cancelRequest(w.worker(), life.requestId, { as: 'withdrawn' }))
  await w.settle()
  expect(texts()).toContainEqual(expect.stringContaining('Tämä on nyt päättynyt. Muihin aikoihisi se ei vaikuta.'))
  expect(texts().join()).not.toContain('ei nyt ole tulossa')
})

test.each(WAYS)('a time kept after a move was proposed is told by %s as one that holds, not as a new one', async (atOnce) => {
  const life = await confirmed(w, { partner: { ways: { atOnce } } })
  const other = { start: '2026-12-02T10:00:00.000Z', end: '2026-12-02T12:00:00.000Z' }
  ok(await proposeMove(w.partner(life.partnerId), life.meetingId, other))
  ok(await keepAgreedTime(w.worker(), life.meetingId))
  await w.settle()
  if (atOnce === 'sms')
    expect(w.ports.sms.handed.at(-1)?.text).toMatch(/^Sovittu aika on voimassa: ke 25\.11\. klo 13\.30-15\.30, Naantali\./)
  else expect(letters().at(-1)?.subject).toBe('Sovittu aika on voimassa')
})

describe('the own page', () => {
  test('what is asked and waits for somebody else is not called theirs to answer', async () => {
    const life = await confirmed(w)
    const agreed = latest('/m/')
    const windows = [{ start: '2026-12-08T13:30:00+02:00', end: '2026-12-08T15:30:00+02:00' }]
    const { id } = ok(await ask(w.worker(), aRequest({ preferences: { partnerId: life.partnerId }, windows })))
    await w.settle()
    const whole = await wholePage(agreed)
    expect((await seen(whole)).text).toContain('vastaa viimeistään')
    const [offer] = (await view(w, id)).offers
    const other = { start: '2026-12-09T08:00:00.000Z', end: '2026-12-09T10:00:00.000Z' }
    ok(await answerOffer(w.partner(life.partnerId), offer!.id, { kind: 'other-time', ...other }))
    const page = await seen(whole)
    expect(page.text).toContain('Ehdotit aikaa ke 9.12.2026 klo 10–12. Odotamme vastausta.')
    expect(page.text).not.toMatch(/vastaa viimeistään|Vastaa viestissä/)
  })

  test('of one matter does not say that there are no agreed times', async () => {
    const life = await confirmed(w)
    const time = { start: '2026-12-02T10:00:00.000Z', end: '2026-12-02T12:00:00.000Z' }
    ok(await addMeeting(w.worker(), life.requestId, time))
    await w.settle()
    const asked = latest('/m/')
    await w.passTo('2026-11-25T14:00:00.000Z')
    ok(await closeMeeting(w.worker(), life.meetingId, { outcome: 'held' }))
    const page = await seen(asked)
    expect(page.text).toContain('Ajat, joita ei ole vielä sovittu')
    expect(page.text).not.toContain('Ei sovittuja aikoja.')
  })

  test('leaving says which times go, all of that relationship and no others', async () => {
    const partnerId = await aPartner(w.coordinator())
    const life = await confirmed(w, { partnerId })
    await further(w, life, '2026-12-02T10:00:00.000Z')
    const windows = [{ start: '2026-12-08T13:30:00+02:00', end: '2026-12-08T15:30:00+02:00' }]
    await confirmed(w, { partnerId, request: { windows } })
    const page = await seen(await wholePage(latest('/m/')))
    expect(page.text).toContain(
      'Nämä ajat perutaan sinulta: ke 25.11.2026 klo 13.30–15.30; ke 2.12.2026 klo 12–13.30. Muut aikasi pysyvät.',
    )
    expect(page.text).toContain('Nämä ajat perutaan sinulta: ti 8.12.2026 klo 13.30–15.30. Muut aikasi pysyvät.')
  })

  test('a break of whole days is told by its last one', async () => {
    const life = await confirmed(w)
    const whole = await wholePage(latest('/m/'))
    ok(await pausePartner(w.partner(life.partnerId), life.partnerId, { until: '2026-12-14', agreed: 'keep' }))
    await w.settle()
    const page = await seen(whole)
    expect(page.text).toContain('Olet tauolla, viimeinen päivä on 14.12.2026.')
    expect(page.text).not.toContain('klo 0')
  })

  test('a time handed back by itself is handed back, also one after the break', async () => {
    const life = await confirmed(w)
    const later = await further(w, life, '2026-12-16T10:00:00.000Z')
    const agreed = { [life.meetingId]: 'keep', [later.id]: 'hand-back' }
    ok(await pausePartner(w.partner(life.partnerId), life.partnerId, { until: '2026-12-01', agreed }))
    await w.settle()
    const { meetings } = await view(w, life.requestId)
    expect(meetings.map(({ id, partnerId }) => [id, partnerId])).toEqual([
      [life.meetingId, life.partnerId],
      [later.id, null],
    ])
  })

  test('what is not there does not send them to pages that they have not', async () => {
    const { requestId } = await confirmed(w)
    const gone = await partner.post(`${latest('/m/')}/meetings/${requestId}.m99/cancel`, { sure: 'yes' })
    expect([gone.status, gone.text.includes('Avaa uusin viestimme.'), gone.text.includes('pyyntöihisi')]).toEqual([
      404,
      true,
      false,
    ])
  })
})

test('without a time yet: who calls first, until a time has been asked about', async () => {
  const { requestId } = await accepted(w, { request: { windows: [] } })
  const link = latest('/o/')
  ok(await decide(w.worker(), requestId, { decision: 'confirm' }))
  await w.settle()
  expect((await seen(link)).text).toMatch(/Aika sovitaan vielä yhdessä\..*Soita sinä ensin/)
  ok(await addMeeting(w.worker(), requestId, { start: '2026-12-02T10:00:00.000Z', end: '2026-12-02T12:00:00.000Z' }))
  const page = await seen(link)
  expect(page.text).toContain('Sopiiko ke 2.12.2026 klo 12–14? Vastaa omien aikojesi sivulla.')
  expect(page.text).not.toContain('Aika sovitaan vielä')
})

test('whoever has left is promised no new link', async () => {
  const { partnerId } = await confirmed(w)
  const link = latest('/m/')
  ok(await changePartner(w.coordinator(), partnerId, { state: 'exited' }))
  const page = await partner.get(link)
  expect([page.status, page.text.includes('Tämä on päättynyt.'), page.text.includes('uuden linkin')]).toEqual([404, true, false])
})

test('while it is being confirmed who goes on, a refusal tells nothing of a hand-over', async () => {
  const { requestId, meetingId } = await confirmed(w)
  ok(await handOver(w.worker(), requestId, { to: 'worker-2' }))
  const move = { 'move.date': '2026-12-02', 'move.from': '12:00', 'move.to': '14:00', sure: 'yes' }
  const refused = await partner.post(`${latest('/m/')}/meetings/${meetingId}/move`, move)
  expect([refused.status, refused.text.includes('Jatko varmistetaan vielä. Uutta sovitaan vasta sen jälkeen.')]).toEqual([
    409,
    true,
  ])
  expect(refused.text).not.toMatch(/siirretty|[Pp]yyntö/)
})

test('on a break nobody is promised to be asked again', async () => {
  const partnerId = await aPartner(w.coordinator())
  const { id } = ok(await ask(w.worker(), aRequest({})))
  await w.settle()
  const link = latest('/o/')
  ok(await answerOffer(w.partner(partnerId), (await view(w, id)).offers[0]!.id, { kind: 'decline' }))
  expect((await seen(link)).text).toContain('Kysykää taas')
  ok(await pausePartner(w.partner(partnerId), partnerId))
  const page = await seen(link)
  expect([page.text.includes('Kysykää taas'), page.text.includes('Olen taas mukana')]).toEqual([false, true])
})

test('where nobody knows the number, nobody is told to call', async () => {
  w.ports.directory.findLink = () => Promise.reject(new Error('a bug'))
  const page = await partner.get(`/m/${'x'.repeat(22)}`)
  expect(page.status).toBe(500)
  expect(page.text).toContain('ota yhteys koordinaattoriin')
  expect(page.text).not.toMatch(/[Ss]oita/)
})
