import { expect, test } from 'vitest'
import { changePartner } from '#core/partner/change.ts'
import { unsound } from '../../support/soundness.ts'
import { aPartner } from '../../support/tenant.ts'
import { confirmed, further, longLife, meetings } from '../../support/story.ts'
import { ok, type World, world } from '../../support/world.ts'
import { linkVisitor, linksSent } from '../pages/visitor.ts'

const field = (ics: string, name: string) => new RegExp(`^${name}[^:]*:(.*)$`, 'm').exec(ics.replaceAll('\r\n', '\n'))?.[1]

const invites = (w: World, to: string) =>
  w.ports.mail.handed.flatMap(({ to: address, invite }) =>
    invite && address === to
      ? [[invite.method, field(invite.ics, 'UID')?.split('@')[0], field(invite.ics, 'SEQUENCE')].join(' ')]
      : [],
  )

test('what is agreed comes into the calendar at a partner’s new address, and nothing goes to the one before', async () => {
  const w = await world()
  const partnerId = await aPartner(w.coordinator(), { contact: { phone: '+358401234590', email: 'ennen@example.org' } })
  const life = await confirmed(w, { partnerId })
  const other = await further(w, life, '2026-12-02T10:00:00.000Z')
  const before = w.ports.mail.handed.filter(({ to }) => to === 'ennen@example.org').length
  const texts = w.ports.sms.handed.length
  ok(await changePartner(w.coordinator(), partnerId, { contact: { phone: '+358401234590', email: 'jalkeen@example.org' } }))
  await w.settle()
  expect(invites(w, 'jalkeen@example.org').toSorted()).toEqual(
    [`REQUEST ${life.meetingId} 1`, `REQUEST ${other.id} 1`].toSorted(),
  )
  expect(w.ports.mail.handed.filter(({ to }) => to === 'ennen@example.org')).toHaveLength(before)
  expect(w.ports.sms.handed).toHaveLength(texts)
  expect(unsound(w)).toEqual([])
})

test('so it does where e-mail is wanted only from now on, and not twice', async () => {
  const w = await world()
  const contact = { phone: '+358401234590', email: 'nyt@example.org' }
  const partnerId = await aPartner(w.coordinator(), { contact, contactBy: ['sms'] })
  const life = await confirmed(w, { partnerId })
  ok(await changePartner(w.coordinator(), partnerId, { contactBy: ['sms', 'email'] }))
  await w.settle()
  ok(await changePartner(w.coordinator(), partnerId, { firstName: 'Sanni' }))
  await w.settle()
  expect(invites(w, 'nyt@example.org')).toEqual([`REQUEST ${life.meetingId} 1`])
})

test('of a long relationship a handful goes in a commit', async () => {
  const w = await world()
  const { partnerId } = await longLife(w, 30)
  ok(await changePartner(w.coordinator(), partnerId, { contact: { email: 'uusi@example.org' } }))
  await w.settle()
  expect(invites(w, 'uusi@example.org')).toHaveLength(30)
  expect(new Set(meetings(w).map(({ invite }) => invite))).toEqual(new Set([1]))
})

test('the file on a page has the organiser of the one in the mail, and its stamp moves with each change', async () => {
  const w = await world()
  const partnerId = await aPartner(w.coordinator(), { contact: { phone: '+358401234590', email: 'ennen@example.org' } })
  const { meetingId } = await confirmed(w, { partnerId })
  await w.pass({ hours: 1 })
  ok(await changePartner(w.coordinator(), partnerId, { contact: { phone: '+358401234590', email: 'jalkeen@example.org' } }))
  await w.settle()
  const mailed = w.ports.mail.handed.findLast(({ invite }) => invite)!.invite!.ics
  const link = linksSent(w).findLast((path) => path.startsWith('/m/'))!
  const page = await linkVisitor(w).get(`${link}/${meetingId}.ics`)
  const fields = ['ORGANIZER', 'UID', 'SEQUENCE', 'DTSTAMP'] as const
  expect(fields.map((name) => field(page.html, name))).toEqual(fields.map((name) => field(mailed, name)))
  expect(field(page.html, 'DTSTAMP')).toBe('20261123T090000Z')
})
