import { expect, test } from 'vitest'
import { PK, START, insert, item, onBothPeers, receipt } from './peers.ts'

onBothPeers((world) => {
  const open = () => world().stores.open('lauste')
  const key = (sk: string) => ({ pk: PK, sk })

  test('an inserted record is there at once', async () => {
    const store = open()
    expect(await store.commit(receipt(), [insert('A', { state: 'open' })])).toEqual({ status: 'committed' })
    expect(await store.get(key('A'))).toEqual(item('A', { state: 'open' }))
  })

  test('a record never written is undefined', async () => {
    expect(await open().get(key('A'))).toBeUndefined()
  })

  test('inserting over a record is a conflict that names it', async () => {
    const store = open()
    await store.commit(receipt(), [insert('A')])
    expect(await store.commit(receipt(), [insert('A')])).toEqual({ status: 'conflict', keys: [key('A')] })
  })

  test('a replace takes the next version and leaves no old attribute', async () => {
    const store = open()
    await store.commit(receipt(), [insert('A', { old: true })])
    expect(await store.commit(receipt(), [{ op: 'replace', item: item('A', { version: 2, new: true }) }])).toEqual({
      status: 'committed',
    })
    expect(await store.get(key('A'))).toEqual(item('A', { version: 2, new: true }))
  })

  test.each([2, 4])('a replace of version 2 by version %i is a conflict', async (version) => {
    const store = open()
    await store.commit(receipt(), [insert('A')])
    await store.commit(receipt(), [{ op: 'replace', item: item('A', { version: 2 }) }])
    expect(await store.commit(receipt(), [{ op: 'replace', item: item('A', { version }) }])).toEqual({
      status: 'conflict',
      keys: [key('A')],
    })
  })

  test('replacing what is absent is a conflict', async () => {
    const replace = { op: 'replace', item: item('A', { version: 2 }) } as const
    expect(await open().commit(receipt(), [replace])).toEqual({ status: 'conflict', keys: [key('A')] })
  })

  test('a removed record is gone and may be inserted again', async () => {
    const store = open()
    await store.commit(receipt(), [insert('A')])
    expect(await store.commit(receipt(), [{ op: 'remove', key: key('A'), version: 1 }])).toEqual({
      status: 'committed',
    })
    expect(await store.get(key('A'))).toBeUndefined()
    expect(await store.commit(receipt(), [insert('A')])).toEqual({ status: 'committed' })
  })

  test('a record is moved: it goes on elsewhere at its version, and nothing is left for any reader where it stood', async () => {
    const store = open()
    await store.commit(receipt(), [insert('A')])
    await store.commit(receipt(), [{ op: 'replace', item: item('A', { version: 2, state: 'over' }) }])
    const move = (from: string, to: string, version: number) =>
      [
        { op: 'replace', item: { ...key(from), version: version + 1, expires: 1 } },
        { op: 'insert', item: item(to, { version, state: 'over' }) },
      ] as const
    expect(await store.commit(receipt(), move('A', '~A', 2))).toEqual({ status: 'committed' })
    expect(await store.get(key('A'))).toBeUndefined()
    expect((await store.query({ partition: PK })).items).toEqual([item('~A', { version: 2, state: 'over' })])
    expect(await store.commit(receipt(), move('A', '~A', 2))).toMatchObject({ status: 'conflict' })
    expect(await store.commit(receipt(), move('~A', 'A', 2))).toEqual({ status: 'committed' })
    expect(await store.get(key('A'))).toEqual(item('A', { version: 2, state: 'over' }))
    expect(await store.commit(receipt(), move('A', '~A', 2))).toEqual({ status: 'committed' })
  })

  test.each([
    [1, 2],
    [0, 1],
  ])('removing a record at version %i as version %i is a conflict', async (stored, version) => {
    const store = open()
    if (stored === 1) await store.commit(receipt(), [insert('A')])
    expect(await store.commit(receipt(), [{ op: 'remove', key: key('A'), version }])).toEqual({
      status: 'conflict',
      keys: [key('A')],
    })
  })

  test('require passes at the version stored, and at 0 for what is absent, and writes nothing', async () => {
    const store = open()
    await store.commit(receipt(), [insert('A')])
    const requires = [
      { op: 'require', key: key('A'), version: 1 },
      { op: 'require', key: key('B'), version: 0 },
    ] as const
    expect(await store.commit(receipt(), requires)).toEqual({ status: 'committed' })
    expect(await store.get(key('A'))).toEqual(item('A'))
    expect(await store.get(key('B'))).toBeUndefined()
  })

  test.each([
    ['A', 0],
    ['A', 2],
    ['B', 1],
  ])('require of %s at version %i is a conflict', async (sk, version) => {
    const store = open()
    await store.commit(receipt(), [insert('A')])
    expect(await store.commit(receipt(), [{ op: 'require', key: key(sk), version }])).toEqual({
      status: 'conflict',
      keys: [key(sk)],
    })
  })

  test('a conflict writes nothing and names every record that was not as expected, in order', async () => {
    const store = open()
    await store.commit(receipt(), [insert('A'), insert('B')])
    const writes = [insert('C'), insert('B'), insert('A')]
    expect(await store.commit(receipt('lost'), writes)).toEqual({
      status: 'conflict',
      keys: [key('B'), key('A')],
    })
    expect(await store.get(key('C'))).toBeUndefined()
    expect(await store.receipt('lost')).toBeUndefined()
  })

  test('99 writes are one commit', async () => {
    const store = open()
    const writes = Array.from({ length: 99 }, (_, i) => insert(`NOTE#${i}`))
    expect(await store.commit(receipt(), writes)).toEqual({ status: 'committed' })
    expect((await store.query({ partition: PK })).items).toHaveLength(99)
  })

  test('a commit without writes leaves its receipt', async () => {
    const store = open()
    await store.commit(receipt('op', { result: { id: 'x' } }), [])
    expect(await store.receipt('op')).toEqual(receipt('op', { result: { id: 'x' } }))
  })

  test('a repeated opId writes nothing and gives the first receipt back, whatever it is given now', async () => {
    const store = open()
    const first = receipt('op', { fingerprint: 'f1', result: { id: 'x', list: [1, null] } })
    await store.commit(first, [insert('A')])
    expect(await store.commit(receipt('op', { fingerprint: 'f2' }), [insert('A'), insert('B')])).toEqual({
      status: 'replayed',
      receipt: first,
    })
    expect(await store.commit(first, [insert('A')])).toEqual({ status: 'replayed', receipt: first })
    expect(await store.get(key('B'))).toBeUndefined()
  })

  test('the same opId of two tenants is two operations', async () => {
    await open().commit(receipt('op'), [])
    const other = world().stores.open('kaarina')
    expect(await other.receipt('op')).toBeUndefined()
    expect(await other.commit(receipt('op'), [])).toEqual({ status: 'committed' })
  })

  test('a receipt lasts seven days', async () => {
    const store = open()
    await store.commit(receipt('op'), [])
    world().time.real = START + 7 * 86_400 - 1
    expect(await store.commit(receipt('op'), [insert('A')])).toMatchObject({ status: 'replayed' })
    world().time.real = START + 7 * 86_400
    expect(await store.receipt('op')).toBeUndefined()
    expect(await store.commit(receipt('op'), [insert('A')])).toEqual({ status: 'committed' })
  })

  test('of 20 commits at once from the same version exactly one is committed', async () => {
    const store = open()
    await store.commit(receipt(), [insert('A')])
    const replace = { op: 'replace', item: item('A', { version: 2 }) } as const
    const answers = await Promise.all(Array.from({ length: 20 }, () => store.commit(receipt(), [replace])))
    expect(answers.filter(({ status }) => status === 'committed')).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 'conflict')).toHaveLength(19)
  })
})
