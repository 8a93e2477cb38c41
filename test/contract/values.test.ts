import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Item } from '#core/ports.ts'
import { PK, insert, item, nested, onBothPeers, receipt } from './peers.ts'

const key = { pk: PK, sk: 'A' }

onBothPeers((world) => {
  const open = () => world().stores.open('lauste')

  test('plain JSON comes back as it was', async () => {
    const fields = {
      text: 'Äiti ja أم 👩‍👧',
      empty: '',
      newline: 'a\r\nb',
      zero: 0,
      negative: -1.5,
      large: Number.MAX_SAFE_INTEGER,
      small: 1e-130,
      yes: true,
      no: false,
      nothing: null,
      list: [1, 'a', null, [], {}],
      map: { a: { b: [{ c: 1 }] } },
      S: 'a',
      '#name': 1,
      'with.dot': 2,
      'with space': 3,
      hasOwnProperty: 4,
      deep: nested(31),
    }
    await open().commit(receipt(), [insert('A', fields)])
    expect(await open().get(key)).toEqual(item('A', fields))
  })

  test('any JSON comes back as it was', async () => {
    const number = fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -(2 ** 53 - 1), max: 2 ** 53 - 1 })
      .map((value) => (Math.abs(value) < 1e-130 ? 0 : value))
    const text = fc.string({ unit: 'grapheme' })
    const name = text.filter((given) => given !== '' && given !== '__proto__')
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof({ maxDepth: 4 }, text, number, fc.boolean(), fc.constant(null), tie('list'), tie('map')),
      list: fc.array(tie('json'), { maxLength: 4 }),
      map: fc.dictionary(name, tie('json'), { maxKeys: 4, noNullPrototype: true }),
    }))
    let version = 0
    const property = fc.asyncProperty(json, async (field) => {
      version += 1
      const written = item('A', { version, field })
      const op = version === 1 ? 'insert' : 'replace'
      expect(await open().commit(receipt(), [{ op, item: written }])).toEqual({ status: 'committed' })
      expect(await open().get(key)).toStrictEqual(written)
    })
    await fc.assert(property, { numRuns: 100 })
  })

  test('minus zero comes back as zero', async () => {
    await open().commit(receipt(), [insert('A', { zero: -0 })])
    expect(await open().get(key)).toStrictEqual(item('A', { zero: 0 }))
  })

  test('undefined fields are left out, at any depth', async () => {
    await open().commit(receipt(), [insert('A', { gone: undefined, map: { gone: undefined, kept: 1 } })])
    expect(await open().get(key)).toStrictEqual(item('A', { map: { kept: 1 } }))
  })

  test('changing what was given or got changes nothing stored', async () => {
    const list = [1]
    await open().commit(receipt('op', { result: list }), [insert('A', { list })])
    list.push(2)
    const got = (await open().get(key)) as Item & { list: number[] }
    try {
      got.list.push(3)
    } catch {
      // The memory peer's answers are frozen; either is well.
    }
    expect(await open().get(key)).toEqual(item('A', { list: [1] }))
    expect((await open().receipt('op'))?.result).toEqual([1])
  })
})
