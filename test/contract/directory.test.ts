import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Link, Session } from '#core/ports.ts'
import { START, onBothPeers } from './peers.ts'

const hash = (secret: string) => createHash('sha256').update(secret).digest('hex')
const link: Link = {
  org: 'lauste',
  purpose: 'offer',
  partnerId: 'p1',
  subject: { pk: 'lauste#REQ#r1', sk: 'OFFER#o1' },
  expires: START + 60,
}
const session: Session = {
  org: 'lauste',
  staffId: 'w1',
  role: 'worker',
  kind: 'browser',
  issuer: 'https://id.example.fi',
  expires: START + 60,
}

onBothPeers((world) => {
  test('a link is found by its hash, as it was saved', async () => {
    const { directory } = world()
    await directory.saveLink(hash('a'), link)
    expect(await directory.findLink(hash('a'))).toStrictEqual(link)
    expect(await directory.findLink(hash('b'))).toBeUndefined()
  })

  test("a link to one's own page has no subject", async () => {
    const { directory } = world()
    const own: Link = { org: 'lauste', purpose: 'own', partnerId: 'p1', expires: START + 60 }
    await directory.saveLink(hash('a'), own)
    expect(await directory.findLink(hash('a'))).toStrictEqual(own)
  })

  test('a session is found by its hash until it is ended', async () => {
    const { directory } = world()
    await directory.saveSession(hash('a'), session)
    expect(await directory.findSession(hash('a'))).toStrictEqual(session)
    await directory.endSession(hash('a'))
    expect(await directory.findSession(hash('a'))).toBeUndefined()
  })

  test('ending a session that is not there is no matter', async () => {
    await expect(world().directory.endSession(hash('a'))).resolves.toBeUndefined()
  })

  test('a saved session replaces the earlier one', async () => {
    const { directory } = world()
    await directory.saveSession(hash('a'), session)
    await directory.saveSession(hash('a'), { ...session, role: 'admin' })
    expect((await directory.findSession(hash('a')))?.role).toBe('admin')
  })

  test('links and sessions past their time are absent', async () => {
    const { directory, time } = world()
    await directory.saveLink(hash('a'), link)
    await directory.saveSession(hash('a'), session)
    time.real = START + 59
    expect(await directory.findLink(hash('a'))).toBeDefined()
    expect(await directory.findSession(hash('a'))).toBeDefined()
    time.real = START + 60
    expect(await directory.findLink(hash('a'))).toBeUndefined()
    expect(await directory.findSession(hash('a'))).toBeUndefined()
  })

  test('a link is no session, though their hashes be the same', async () => {
    const { directory } = world()
    await directory.saveLink(hash('a'), link)
    expect(await directory.findSession(hash('a'))).toBeUndefined()
  })

  test.each(['', 'secret', hash('a').toUpperCase(), `${hash('a')}\n`])(
    'a secret itself is never taken for its hash: %j',
    async (secret) => {
      await expect(world().directory.saveLink(secret, link)).rejects.toThrow('SHA-256')
      await expect(world().directory.findLink(secret)).rejects.toThrow('SHA-256')
      await expect(world().directory.saveSession(secret, session)).rejects.toThrow('SHA-256')
    },
  )
})
