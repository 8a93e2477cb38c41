import { answerMove } from '#core/meeting/answer-move.ts'
import { cancelMeeting } from '#core/meeting/cancel.ts'
import { closeMeeting } from '#core/meeting/close.ts'
import { proposeMove } from '#core/meeting/propose-move.ts'
import { answerOffer } from '#core/offer/answer.ts'
import { resumePartner } from '#core/partner/pause.ts'
import { pauseHandingBack as pausePartner } from '../../support/agreed.ts'
import { withdrawFromRequest } from '#core/partner/withdraw.ts'
import { ask } from '#core/request/ask.ts'
import { chooseLate } from '#core/meeting/choose-late.ts'
import { decide } from '#core/request/decide.ts'
import { aPartner, aRequest } from '../../support/tenant.ts'
import { meetings, requests } from '../../support/story.ts'
import { ok, type World } from '../../support/world.ts'

const offers = (w: World) => w.items().filter((item) => item['kind'] === 'offer' && item['state'] === 'sent')

/** The first open offer accepted, an hour and a half later whoever moves things: enough for a sweep. */
async function accept(w: World): Promise<string> {
  await w.pass({ minutes: 90 })
  const [offer] = offers(w)
  const slots = offer!['slots'] as { start: string }[]
  ok(await answerOffer(w.partner(String(offer!['partnerId'])), String(offer!['id']), { kind: 'accept', start: slots[0]!.start }))
  await w.pass({ minutes: 90 })
  return String(offer!['partnerId'])
}

async function confirm(w: World, windows?: object): Promise<{ requestId: string; partnerId: string; meetingId: string }> {
  const asked = ok(await ask(w.worker(), aRequest({ ...windows })))
  const partnerId = await accept(w)
  ok(await decide(w.worker(), asked.id, { decision: 'confirm' }))
  await w.pass({ minutes: 90 })
  return { requestId: asked.id, partnerId, meetingId: meetings(w).find((one) => one.requestId === asked.id)!.id }
}

/** What people do in each story; between their doings only time passes. */
export const STORIES: Readonly<Record<string, (w: World) => Promise<void>>> = {
  async 'a whole life'(w) {
    await aPartner(w.coordinator())
    const { meetingId } = await confirm(w)
    await w.passTo('2026-11-25T16:00:00.000Z')
    ok(await closeMeeting(w.worker(), meetingId, { outcome: 'held' }))
  },
  async 'nobody answers, then nobody is left'(w) {
    await aPartner(w.coordinator(), { firstName: 'Aino' })
    await aPartner(w.coordinator(), { firstName: 'Outi' })
    ok(await ask(w.worker(), aRequest({ windows: [{ start: '2026-12-07T10:00:00+02:00', end: '2026-12-07T12:00:00+02:00' }] })))
    await w.passTo('2026-11-28T12:00:00.000Z')
  },
  async 'the worker never decides'(w) {
    await aPartner(w.coordinator())
    ok(await ask(w.worker(), aRequest({ windows: [{ start: '2026-12-07T10:00:00+02:00', end: '2026-12-07T12:00:00+02:00' }] })))
    await accept(w)
    await w.passTo('2026-11-29T12:00:00.000Z')
  },
  async 'moved, cancelled late, another partner'(w) {
    await aPartner(w.coordinator())
    const { meetingId, partnerId } = await confirm(w)
    ok(await proposeMove(w.worker(), meetingId, { start: '2026-11-30T11:30:00.000Z', end: '2026-11-30T13:30:00.000Z' }))
    ok(await answerMove(w.partner(partnerId), meetingId, { agree: true }))
    await w.passTo('2026-11-30T06:30:00.000Z')
    ok(await cancelMeeting(w.partner(partnerId), meetingId))
    const other = await aPartner(w.coordinator())
    ok(await chooseLate(w.worker(), meetingId, { choice: 'another' }))
    if ((await accept(w)) !== other) throw new Error('somebody else was asked')
    ok(await decide(w.worker(), requests(w)[0]!.id, { decision: 'confirm' }))
    await w.passTo('2026-12-02T12:00:00.000Z')
  },
  async 'a partner breaks off, comes back and leaves'(w) {
    const partnerId = await aPartner(w.coordinator())
    const { requestId } = await confirm(w, {
      windows: [{ start: '2026-12-07T10:00:00+02:00', end: '2026-12-07T12:00:00+02:00' }],
    })
    ok(await pausePartner(w.partner(partnerId), partnerId))
    await w.pass({ days: 1 })
    ok(await resumePartner(w.partner(partnerId), partnerId))
    await accept(w)
    ok(await decide(w.worker(), requestId, { decision: 'confirm' }))
    await w.pass({ hours: 5 })
    ok(await withdrawFromRequest(w.partner(partnerId), requestId))
    await w.pass({ days: 4 })
  },
}
