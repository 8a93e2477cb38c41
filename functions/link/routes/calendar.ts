import { invite } from '#copy/invite.ts'
import { placeOf } from '#copy/message.ts'
import { messagesIn } from '#copy/messages-in.ts'
import { findMeeting } from '#core/meeting/list.ts'
import { isNeverAgreed, type Meeting } from '#core/records/meeting.ts'
import { viewOffer } from '#core/offer/view.ts'
import { keys, requestIdOf } from '#core/records/keys.ts'
import { stageOfLink } from '#core/partner/link-stage.ts'
import { isRefusal } from '#core/refusal.ts'
import { stillOpens } from '#core/records/stage.ts'
import { seeTenant } from '#core/tenant/see.ts'
import type { Tenant } from '#core/records/tenant.ts'
import { ID } from '#web/ids.ts'
import { callOf, type LinkContext } from '../context.ts'
import { unknownLink } from '../unknown.ts'

/** `/m/{token}/{meetingId}.ics`: one meeting of the partner whose link it is. */
export async function ofMeeting(c: LinkContext): Promise<Response> {
  const id = (c.req.param('file') ?? '').replace(/\.ics$/, '')
  if (!ID.test(id)) return unknownLink(c)
  const call = callOf(c)
  const { subject } = c.get('link')
  const [meeting, tenant, staged] = await Promise.all([
    findMeeting(call, id),
    seeTenant(call),
    subject && stageOfLink(call, subject),
  ])
  const open =
    !staged || (!isRefusal(staged) && stillOpens(staged) && subject?.pk === keys.aggregate(call.store.org, requestIdOf(id)))
  // What is not agreed is in no calendar.
  return isRefusal(meeting) || meeting.state === 'proposed' || isNeverAgreed(meeting) || !open
    ? unknownLink(c)
    : file(c, meeting, tenant)
}

/** `/o/{token}/calendar.ics`: what was agreed of this offer. */
export async function ofOffer(c: LinkContext): Promise<Response> {
  const { purpose, subject } = c.get('link')
  if (purpose !== 'offer' || !subject) return unknownLink(c)
  const view = await viewOffer(callOf(c), subject.sk.slice('OFFER#'.length))
  if (isRefusal(view) || !stillOpens(view.staged)) return unknownLink(c)
  return view.staged.meeting ? file(c, view.staged.meeting, view.tenant) : unknownLink(c)
}

/** The same event as in the e-mails, so that a calendar holding both shows one. */
async function file(c: LinkContext, meeting: Meeting, tenant: Tenant): Promise<Response> {
  const { language, names } = await c.get('visit').reader()
  const say = await messagesIn(language)
  const area = tenant.areas.some(({ code }) => code === meeting.area) ? names.area(tenant, meeting.area) : ''
  const ics = invite({
    uid: meeting.id,
    sequence: meeting.invite,
    method: meeting.state === 'cancelled' ? 'CANCEL' : 'PUBLISH',
    window: meeting,
    title: say.calendarTitle,
    where: placeOf(meeting, { area }, { remote: say.remoteTitle, phone: say.byPhoneTitle }),
    at: meeting.invitedAt ?? meeting.createdAt,
    language,
    organizer: { name: tenant.settings.senderName, email: c.get('settings').mailFrom },
  })
  return c.body(ics, 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'attachment; filename="calendar.ics"',
  })
}
