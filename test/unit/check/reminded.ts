import { misreminded } from '#core/check/notices.ts'
import { sortRecords } from '#core/check/records.ts'
import { keyOf, keys } from '#core/records/keys.ts'
import type { Loose } from './broken.ts'
import { meeting, notice, ORG } from './few.ts'

/** A meeting, what its partner was told, and its reminders, by hand. */
export const [DAY, HOURS] = ['2026-11-30T10:00:00.000Z', '2026-12-01T08:00:00.000Z']
export const [LONG_BEFORE, BETWEEN, AFTER] = ['2026-11-25T08:00:00.000Z', '2026-11-30T18:00:00.000Z', '2026-12-01T12:30:00.000Z']
const CREATED = '2026-11-24T08:00:00.000Z'

export const agreed = (more: object = {}) => meeting({ createdAt: CREATED, invite: 0, ...more })
export const about = (template: string, role: string, channel: string, more: Loose = {}) => {
  const id = `r1.n-${template}-${channel}-${more.sendAt ?? more.createdAt}`
  const whose = { ...keys.notice(ORG, 'r1', id), id, to: { role, id: 'x' }, subject: keyOf(meeting()) }
  return notice({ ...whose, template, channel, createdAt: CREATED, ...more })
}
export const told = (channel = 'sms', template = 'agreed', createdAt = CREATED) =>
  about(template, 'partner', channel, { createdAt })
export const day = (more: object = {}) => about('reminder-day', 'partner', 'sms', { sendAt: DAY, state: 'waiting', ...more })
export const hours = (more: object = {}) =>
  about('reminder-hours', 'partner', 'sms', { sendAt: HOURS, state: 'waiting', ...more })
export const toWorker = (sendAt: string) => about('meeting-reminder', 'worker', 'email', { sendAt, state: 'waiting' })
export const FOUR = [day(), hours(), toWorker(DAY), toWorker(HOURS)]
export const GONE = FOUR.map((one) => ({ ...one, state: 'sent' }))

export const says = (now: string, ...items: Loose[]) => misreminded(sortRecords(items), now).map((one) => one.says)
