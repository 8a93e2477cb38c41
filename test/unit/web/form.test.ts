import fc from 'fast-check'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { readAnswer } from '#web/answer-form.ts'
import { AVAILABILITY_LIMITS, readAvailability } from '#web/availability-form.ts'
import { formOf, isUnread, readForm } from '#web/form.ts'
import { readDate, readWhen } from '#web/when.ts'

const form = (fields: Record<string, string>) => formOf(new URLSearchParams(fields).toString())

test('line ends of a text area become one kind; ends are trimmed; the rest is untouched', () => {
  expect(form({ note: '  yksi\r\nkaksi\rkolme \u202e ' }).text('note')).toBe('yksi\nkaksi\nkolme \u202e')
})

test('broken percent-encoding is judged with its field, not thrown', () => {
  expect(formOf('note=%E0%A4%A&area=%').text('note')).toContain('\ufffd')
})

test('no body of any kind makes reading throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (body) => {
      const read = formOf(body)
      readAnswer(read)
      readAvailability(read)
      readWhen(read, 'windows.0')
    }),
  )
})

test.each([
  ['2026-11-25', '2026-11-25'],
  ['25.11.2026', '2026-11-25'],
  ['5. 1. 2027', '2027-01-05'],
  ['huomenna', 'huomenna'],
])('a date written %s is read as %s', (typed, read) => {
  expect(readDate(form({ on: typed }), 'on')).toBe(read)
})

test('a time of summer and one of winter', () => {
  expect(readWhen(form({ 'w.date': '2026-07-01', 'w.from': '09:00', 'w.to': '10:30' }), 'w')).toEqual({
    window: { start: '2026-07-01T06:00:00.000Z', end: '2026-07-01T07:30:00.000Z' },
  })
  expect(readWhen(form({ 'w.date': '2026-11-25', 'w.from': '09:00', 'w.to': '10:30' }), 'w')).toEqual({
    window: { start: '2026-11-25T07:00:00.000Z', end: '2026-11-25T08:30:00.000Z' },
  })
})

test('a time the clocks skip is refused where it was picked; one that comes twice is the first', () => {
  expect(readWhen(form({ 'w.date': '2027-03-28', 'w.from': '02:00', 'w.to': '03:30' }), 'w')).toEqual({
    fields: [{ path: 'w.to', code: 'TIME_DOES_NOT_EXIST' }],
  })
  expect(readWhen(form({ 'w.date': '2026-10-25', 'w.from': '03:30', 'w.to': '05:00' }), 'w')).toMatchObject({
    window: { start: '2026-10-25T00:30:00.000Z' },
  })
})

test.each([
  ['', { refused: 'NO_ANSWER_CHOSEN' }],
  ['yes', { refused: 'NO_ANSWER_CHOSEN' }],
  ['accept:rubbish', { refused: 'SLOT_NOT_OFFERED' }],
  ['accept:later', { kind: 'accept' }],
  ['accept:2026-11-25T13:30:00+02:00', { kind: 'accept', start: '2026-11-25T11:30:00.000Z' }],
  ['decline', { kind: 'decline' }],
  ['other-time', { refused: 'INVALID' }],
])('the answer "%s"', (answer, read) => {
  expect(readAnswer(form({ answer }))).toMatchObject(read)
})

test('rows left empty or ticked for removal go, and each kept one remembers where it stood', () => {
  const { raw, rows, fields } = readAvailability(
    form({
      'weekly.0.day': '1',
      'weekly.0.from': '09:00',
      'weekly.0.to': '12:00',
      'weekly.0.remove': 'yes',
      'weekly.2.day': '3',
      'weekly.2.from': '12:00',
      'weekly.2.to': '16:00',
      'away.1.from': '2026-12-24',
    }),
  )
  expect(raw).toEqual({
    weekly: [{ day: 3, from: '12:00', to: '16:00' }],
    extra: [],
    away: [{ start: '2026-12-23T22:00:00.000Z', end: '2026-12-24T22:00:00.000Z' }],
  })
  expect([rows, fields]).toEqual([{ weekly: [2], extra: [], away: [1] }, []])
})

test('a stored time away that is not whole days is kept as it was while its days stay', () => {
  const was = '2026-12-01T08:00:00.000Z/2026-12-01T12:00:00.000Z'
  const [start, end] = was.split('/')
  const days = { 'away.0.was': was, 'away.0.from': '2026-12-01' }
  expect(readAvailability(form({ ...days, 'away.0.to': '2026-12-01' })).raw.away).toEqual([{ start, end }])
  expect(readAvailability(form({ ...days, 'away.0.to': '2026-12-02' })).raw.away).toEqual([
    { start: '2026-11-30T22:00:00.000Z', end: '2026-12-02T22:00:00.000Z' },
  ])
})

test('a stored time besides that its fields cannot say is kept as it was while they stay', () => {
  const was = '2026-12-01T20:00:00.000Z/2026-12-02T04:00:00.000Z'
  const [start, end] = was.split('/')
  const fields = { 'extra.0.was': was, 'extra.0.date': '2026-12-01', 'extra.0.from': '22:00' }
  expect(readAvailability(form({ ...fields, 'extra.0.to': '06:00' })).raw.extra).toEqual([{ start, end }])
  expect(readAvailability(form({ ...fields, 'extra.0.to': '23:00' })).raw.extra).toEqual([
    { start, end: '2026-12-01T21:00:00.000Z' },
  ])
})

test('the rows of a list are those that have a field, in order, whatever their numbers', () => {
  const read = form({
    'away.12.to': '',
    'away.2.from': '',
    'away.2.to': '',
    'away.x.to': '',
    'away.01.to': '',
    'away.1234567.to': '',
    'awayed.3.to': '',
    away: '',
  })
  expect([read.rows('away'), read.rows('extra')]).toEqual([[2, 12], []])
})

test('no row of times is dropped, however many there are', () => {
  const rows = Array.from({ length: 300 }, (_, n) => [`away.${n * 7}.from`, '2026-12-24'])
  expect(readAvailability(form(Object.fromEntries(rows))).raw.away).toHaveLength(300)
})

/** What is read of a posted body. */
async function posted(body: string, limits?: Parameters<typeof readForm>[1]) {
  const app = new Hono()
  app.post('/', async (c) => {
    const read = await readForm(c, limits)
    return c.text(isUnread(read) ? read.unread : 'read')
  })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return (await app.request('/', { method: 'POST', body, headers })).text()
}
const rowsOf = (list: string, many: number) => Array.from({ length: many }, (_, n) => `${list}.${n * 3}.x=`).join('&')

test('of a form no more rows of any list are read than its page can hold, nor more fields', async () => {
  expect(await posted(rowsOf('windows', 20))).toBe('read')
  expect(await posted(`${rowsOf('a', 20)}&${rowsOf('b', 20)}`)).toBe('read')
  expect(await posted(rowsOf('windows', 21))).toBe('TOO_LARGE')
  expect(await posted(rowsOf('away', 220), AVAILABILITY_LIMITS)).toBe('read')
  expect(await posted(rowsOf('away', 221), AVAILABILITY_LIMITS)).toBe('TOO_LARGE')
  expect(await posted('a&'.repeat(700))).toBe('read')
  expect(await posted('a&'.repeat(701))).toBe('TOO_LARGE')
})

test('a field sent twice is its first value, and all of them where it is asked for all', () => {
  const read = formOf('a=1&a=&a=2&b=')
  expect([read.text('a'), read.all('a'), read.has('b'), read.text('b'), read.has('c')]).toEqual([
    '1',
    ['1', '2'],
    true,
    '',
    false,
  ])
})
