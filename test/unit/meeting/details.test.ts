import { beforeEach, describe, expect, test } from 'vitest'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { setDetails } from '#core/meeting/set-details.ts'
import { addMeeting } from '#core/meeting/add.ts'
import { answerTime } from '#core/meeting/answer-time.ts'
import { isRefusal } from '#core/refusal.ts'
import { putAreas } from '#core/tenant/change.ts'
import { confirmed, type Life, meetingOf, notices, sent, view } from '../../support/story.ts'
import { AREAS } from '../../support/tenant.ts'
import { ok, type World, world } from '../../support/world.ts'
import { linksSent, linkVisitor, staffVisitor } from '../pages/visitor.ts'

/** Where and how people meet: given or changed until it starts, each change told once, and never in a message. */
let w: World
let life: Life
beforeEach(async () => {
  w = await world()
  life = await confirmed(w)
})

const START = '2026-11-25T11:30:00.000Z'
const toPartner = () => sent(w, 'place-changed').filter(({ to, facts }) => to.role === 'partner' && facts.told !== 'calendar')
const toWorker = () => sent(w, 'meeting-place-changed')
const said = () => [...w.ports.sms.handed, ...w.ports.mail.handed].map(({ text }) => text).join('\n')
const partnerReads = async () => (await linkVisitor(w).get(linksSent(w).findLast((path) => path.startsWith('/m/'))!)).text
const changed = (more: object, by = w.worker()) => setDetails(by, life.meetingId, more)
/** Why it was refused: path and code of each field. */
const fieldsOf = (answer: unknown) => (isRefusal(answer) ? answer.fields?.map(({ path, code }) => `${path} ${code}`) : answer)

describe('a change', () => {
  test('is told once to the partner, and the details stand behind the link only', async () => {
    ok(await changed({ place: 'Kirjasto', instructions: 'Sisään pihan puolelta.' }))
    await w.settle()
    expect(toPartner().length).toBe(1)
    expect(toWorker()).toEqual([])
    expect(w.ports.mail.handed.at(-1)?.subject).toBe('Paikka tai ohjeet muuttuivat: ke 25.11. klo 13.30')
    expect(said()).not.toMatch(/Kirjasto|pihan/)
    const text = await partnerReads()
    expect([text.includes('Paikka: Kirjasto'), text.includes('Ohjeet: Sisään pihan puolelta.')]).toEqual([true, true])
  })

  test('made by a coordinator is told to the worker too, and written down for the worker to the partner alone', async () => {
    ok(await changed({ place: 'Kirjasto' }, w.coordinator()))
    await w.settle()
    expect([toPartner().length, toWorker().length]).toEqual([1, 1])
    await w.pass({ minutes: 5 })
    const phoned = w.as({ role: 'coordinator', id: 'coordinator', onBehalfOf: { role: 'worker', id: 'worker' } })
    ok(await changed({ place: 'Perhekeskus' }, phoned))
    await w.settle()
    expect([toPartner().length, toWorker().length]).toEqual([2, 1])
  })

  test('said once more changes nothing and tells nobody', async () => {
    const first = ok(await changed({ place: 'Kirjasto' }))
    const again = ok(await changed({ place: 'Kirjasto' }))
    expect(again.version).toBe(first.version)
    await w.settle()
    expect(toPartner().length).toBe(1)
  })

  test('made before an earlier one has been told is told alone', async () => {
    await w.passTo('2026-11-23T20:00:00.000Z') // quiet hours
    ok(await changed({ place: 'Kirjasto' }))
    ok(await changed({ place: 'Perhekeskus' }))
    await w.passTo('2026-11-24T08:00:00.000Z')
    expect(toPartner().length).toBe(1)
    expect(notices(w).filter((one) => one.template === 'place-changed' && one.suppressedFor === 'replaced').length).toBe(1)
  })

  test('raises the calendar’s SEQUENCE, which says only that something changed', async () => {
    ok(await changed({ place: 'Kirjasto' }))
    await w.settle()
    const mail = w.ports.mail.handed.findLast(({ to }) => to.startsWith('partner'))!
    const ics = mail.invite!.ics.replaceAll(/\r?\n[ \t]/g, '')
    expect(ics).toContain('SEQUENCE:1')
    expect(ics).toContain('Paikka tai ohjeet muuttuivat')
    expect(ics).not.toContain('Kirjasto')
  })

  test('of a time only asked about is told nobody before the yes, and stands behind the link after it', async () => {
    const slot = { start: '2026-12-02T10:00:00.000Z', end: '2026-12-02T12:00:00.000Z' }
    const asked = ok(await addMeeting(w.worker(), life.requestId, slot))
    ok(await setDetails(w.worker(), asked.id, { place: 'Kirjasto' }))
    await w.settle()
    expect(toPartner()).toEqual([])
    ok(await answerTime(w.partner(life.partnerId), asked.id, { answer: 'accept' }))
    await w.settle()
    expect(await partnerReads()).toContain('Paikka: Kirjasto')
  })
})

describe('the moment it is changed', () => {
  test('in the minute of the reminder: that either goes before it, or says what is so', async () => {
    const reminder = notices(w).find(
      (one) => one.template === 'reminder-day' && one.to.role === 'partner' && one.state === 'waiting',
    )!
    await w.passTo(new Date(Date.parse(reminder.sendAt) - 60_000).toISOString())
    ok(await changed({ place: null, instructions: null }))
    ok(await changed({ atHome: true }))
    await w.passTo(START)
    const reminded = sent(w, 'reminder-day').filter(({ sendAt }) => sendAt === reminder.sendAt)
    expect(reminded.length).toBe(1)
    expect(reminded.every(({ facts }) => facts.placed === true)).toBe(true)
    expect(toPartner().length).toBe(1)
  })

  test('once it has begun it is refused, and so of one that is cancelled', async () => {
    await w.passTo(START)
    expect(await changed({ place: 'Kirjasto' })).toMatchObject({ refused: 'WRONG_STATE' })
  })

  test('by two at once: the second is told that it was changed, and nothing of either is lost', async () => {
    const worker = await staffVisitor(w, 'worker')
    const path = `/requests/${life.requestId}`
    const action = `/meetings/${life.meetingId}/details`
    const [one, other] = [await worker.get(path), await worker.get(path)]
    expect((await worker.send(one, action, { place: 'Kirjasto' })).status).toBe(200)
    const late = await worker.send(other, action, { place: 'Perhetalo' })
    expect([late.status, late.text.includes('Joku muutti tätä juuri.'), late.text.includes('Nyt tallessa: Kirjasto')]).toEqual([
      409,
      true,
      true,
    ])
    expect((await meetingOf(w, life.meetingId)).place).toBe('Kirjasto')
  })

  test('a move that is agreed after it keeps it and is told by itself', async () => {
    ok(await changed({ place: 'Kirjasto' }))
    const to = { start: '2026-11-26T11:30:00.000Z', end: '2026-11-26T13:30:00.000Z' }
    ok(await proposeMove(w.worker(), life.meetingId, to))
    ok(await proposeMove(w.partner(life.partnerId), life.meetingId, to))
    await w.settle()
    expect((await meetingOf(w, life.meetingId)).place).toBe('Kirjasto')
    expect(toPartner()).toEqual([])
    expect(sent(w, 'moved').length).toBe(1)
  })
})

describe('what is taken', () => {
  test.each([
    [{ link: 'https://kokous.example.fi/x' }, ['link CONTRADICTORY']],
    [{ calls: 'worker' }, ['calls CONTRADICTORY']],
    [{ place: 'Kirjasto', atHome: true }, ['place CONTRADICTORY']],
    [{ placeId: 'nobody-knows' }, ['placeId UNKNOWN_VALUE']],
    [{ place: 'Keskuskatu 5 A 12' }, ['place STREET_ADDRESS']],
    [{ instructions: 'Soita 040 123 4567' }, ['instructions PHONE_NUMBER']],
    [{ instructions: 'x'.repeat(501) }, ['instructions TOO_LONG']],
    [{ home: 'Kotikatu' }, ['home UNKNOWN_FIELD']],
  ])('not %j', async (more, problems) => {
    expect(fieldsOf(await changed(more))).toEqual(problems)
  })

  test.each([
    'http://kokous.example.fi/x',
    'https://nimi:salasana@kokous.example.fi',
    'https://localhost/x',
    'https://10.0.0.1/x',
    'https://kokous.example.fi:8443/x',
    'javascript:alert(1)',
    'https://kokous.example.fi/a b',
    'https://kokous.example.fi/"onclick',
    'kokous.example.fi',
  ])('no link like %s', async (link) => {
    const remote = await confirmed(w, { request: { mode: 'remote' } })
    expect(fieldsOf(await setDetails(w.worker(), remote.meetingId, { link }))).toEqual(['link LINK_FORM'])
  })

  test('a home is that and nothing more: no address is kept, and the partner reads that it comes by telephone', async () => {
    ok(await changed({ atHome: true }))
    const kept = await meetingOf(w, life.meetingId)
    expect([kept.atHome, kept.place]).toEqual([true, undefined])
    expect(await partnerReads()).toContain('Paikka: kotikäynti. Osoitteen saat puhelimessa.')
    const page = await (await staffVisitor(w, 'worker')).get(`/requests/${life.requestId}`)
    expect(page.text).toContain('Perheen luona')
    ok(await changed({ place: 'Kirjasto' }))
    const after = await meetingOf(w, life.meetingId)
    expect([after.atHome, after.place]).toEqual([undefined, 'Kirjasto'])
  })

  test('a place of the area’s own list, as it was when it was chosen', async () => {
    const places = [
      { id: 'library', name: 'Pääkirjasto, Linnankatu 2', instructions: 'Toinen kerros.' },
      { id: 'room', name: 'Etähuone 1', link: 'https://kokous.example.fi/1' },
    ]
    const { area } = (await view(w, life.requestId)).request
    ok(await putAreas(w.coordinator(), { items: AREAS.map((one) => (one.code === area ? { ...one, places } : one)) }))
    ok(await changed({ placeId: 'library' }))
    ok(await putAreas(w.coordinator(), { items: AREAS }))
    expect(await meetingOf(w, life.meetingId)).toMatchObject({
      place: 'Pääkirjasto, Linnankatu 2',
      instructions: 'Toinen kerros.',
    })
    expect(fieldsOf(await changed({ placeId: 'room' }))).toEqual(['placeId UNKNOWN_VALUE'])
  })

  test('of a remote one its link, which the partner opens; of one by telephone who calls', async () => {
    const remote = await confirmed(w, { request: { mode: 'remote' } })
    expect(await partnerReads()).toContain('Linkkiä ei ole vielä merkitty.')
    ok(await setDetails(w.worker(), remote.meetingId, { link: 'https://kokous.example.fi/abc?x=1' }))
    expect(await partnerReads()).toContain('Liity tästä: https://kokous.example.fi/abc?x=1')
    const phone = await confirmed(w, { request: { mode: 'phone' } })
    expect(await partnerReads()).toContain('Soita sinä yhteyshenkilöllesi sovittuna aikana.')
    ok(await setDetails(w.worker(), phone.meetingId, { calls: 'worker' }))
    expect(await partnerReads()).toContain('Yhteyshenkilösi soittaa sinulle sovittuna aikana.')
  })
})

describe('the area’s own list', () => {
  test('is kept on a page of its own: a place a line, a room with its link, and a form to choose from', async () => {
    const office = await staffVisitor(w, 'coordinator', 'coordinator')
    const page = await office.get('/places?area=853')
    const lines = 'Perhekeskus, Linnankatu 2\nEtähuone https://kokous.example.fi/1'
    expect((await office.send(page, '/places/853', { places: lines })).text).toContain('Paikat on tallennettu.')
    const [first, room] = w.items().find((item) => item['kind'] === 'tenant')!['areas'] as { places?: object[] }[]
    const places = [first, room].find((one) => one?.places)?.places ?? []
    expect(places).toMatchObject([
      { name: 'Perhekeskus, Linnankatu 2' },
      { name: 'Etähuone', link: 'https://kokous.example.fi/1' },
    ])
    const again = await office.get('/places?area=853')
    await office.send(again, '/places/853', { places: `${lines}\nKirjasto` })
    const after = (w.items().find((item) => item['kind'] === 'tenant')!['areas'] as { places?: object[] }[]).find(
      (one) => one.places,
    )
    expect(after?.places?.slice(0, 2)).toEqual(places)
    const wrong = await office.send(await office.get('/places?area=853'), '/places/853', {
      places: 'Huone http://kokous.example.fi/1',
    })
    expect([wrong.status, wrong.text.includes('Kirjoita koko linkki.')]).toEqual([422, true])
  })
})
