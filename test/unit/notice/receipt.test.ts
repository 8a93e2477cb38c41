import { describe, expect, it } from 'vitest'
import { advance } from '#core/flow.ts'
import { takeReceipt } from '#core/notice/receipt.ts'
import { Unavailable } from '#core/ports.ts'
import { keyOf } from '#core/records/keys.ts'
import { confirmed, notices } from '../../support/story.ts'
import { aPartner } from '../../support/tenant.ts'
import { world, type World } from '../../support/world.ts'

const reminder = (w: World) => notices(w).find((one) => one.template === 'reminder-day' && one.channel === 'sms')!

/** At the very moment of the day-before reminder, nothing of it done yet. By SMS alone: there is no other way. */
async function aboutToRemind() {
  const w = await world()
  await confirmed(w, { partnerId: await aPartner(w.coordinator(), { contactBy: ['sms'] }) })
  w.ports.clock.turnTo('2026-11-24T11:30:00.000Z')
  return { w }
}

describe('what the provider tells afterwards', () => {
  it('a bounce makes it the coordinator’s, good news changes nothing', async () => {
    const { w } = await aboutToRemind()
    await w.settle()
    const before = reminder(w).version
    await takeReceipt(w.ports, keyOf(reminder(w)), { delivered: true })
    expect(reminder(w).version).toBe(before)
    await takeReceipt(w.ports, keyOf(reminder(w)), { delivered: false, reason: 'hard-bounce' })
    expect(reminder(w)).toMatchObject({ state: 'failed', failedFor: 'hard-bounce', owner: 'coordinator' })
  })

  it('a bounce that overtakes the mark is not lost', async () => {
    const { w } = await aboutToRemind()
    let bounce: Promise<void> | undefined
    w.ports.sms.reply = () => {
      bounce = takeReceipt(w.ports, keyOf(reminder(w)), { delivered: false, reason: 'hard-bounce' })
      return { status: 'sent', providerId: 'x' }
    }
    await advance(w.ports, keyOf(reminder(w)))
    await bounce
    expect(reminder(w)).toMatchObject({ state: 'failed', failedFor: 'hard-bounce' })
  })

  it('news of a message nobody knew of settles it: it went when it was tried, not when that was heard', async () => {
    const w = await world()
    w.ports.mail.reply = (mail) => {
      if (mail.subject.includes('Vahvistettu')) throw new Unavailable('mail')
      return { status: 'sent', providerId: 'x' }
    }
    await confirmed(w)
    const unknown = notices(w).find((one) => one.state === 'unknown')!
    const tried = w.ports.clock.now()
    w.ports.clock.pass(600_000)
    await takeReceipt(w.ports, keyOf(unknown), { delivered: true })
    expect(notices(w).find((one) => one.id === unknown.id)).toMatchObject({ state: 'sent', due: null, sentAt: tried })
  })

  it('of no notice of ours: nothing happens', async () => {
    const { w } = await aboutToRemind()
    await takeReceipt(w.ports, { pk: 'varsinais#REQ#nobody', sk: 'NOTE#nobody.x' }, { delivered: false })
    expect(notices(w).some((one) => one.state === 'failed')).toBe(false)
  })
})
