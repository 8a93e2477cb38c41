/** The composition root of every room, as each `lambda.ts` has it, over the simulated ports. Built by `build.ts`: pages are TSX. */
import type { Outside, Ports } from '#core/ports.ts'
import { lambdaOf } from '#web/lambda.ts'
import { sending } from '#web/sending.ts'
import { createApi } from '../../../functions/api/app.ts'
import { apiSettings } from '../../../functions/api/settings.ts'
import { createLink } from '../../../functions/link/app.tsx'
import { linkSettings } from '../../../functions/link/settings.ts'
import { createOnChange } from '../../../functions/on-change/handler.ts'
import { createOnFailed } from '../../../functions/on-failed/handler.ts'
import { createOnReceipt } from '../../../functions/on-receipt/handler.ts'
import { createOnTime } from '../../../functions/on-time/handler.ts'
import { createStaff } from '../../../functions/staff/app.ts'
import { staffSettings } from '../../../functions/staff/settings.ts'
import { createSweep } from '../../../functions/sweep/handler.ts'

export const ENVIRONMENT = {
  PUBLIC_URL: 'https://rinnalla.example.fi',
  LINK_URL: 'https://r.example.fi',
  MAIL_FROM: 'viesti@example.fi',
  ISSUER: 'https://tunnistus.example.fi',
} as const

export type Invoke = (event: unknown, context: object) => Promise<unknown>
export type RoomName = 'api' | 'staff' | 'link' | 'on-change' | 'on-time' | 'sweep' | 'on-receipt' | 'on-failed'
export type Rooms = Readonly<Record<RoomName, Invoke>>

/** Rooms that act by themselves. */
export const MACHINE: ReadonlySet<string> = new Set<RoomName>(['on-change', 'on-time', 'sweep'])

/** What is kept outside the table is read only where it is put back. */
const nowhere: Outside = { keep: async () => {} }

/** `takesSms`: the number receives, so questions by SMS have a code. */
export function openRooms(ports: Ports, outside = nowhere, takesSms = false): Rooms {
  const all = sending(ports, { ...ENVIRONMENT, ...(takesSms && { SMS_NUMBER: '+358401234590' }) })
  return {
    api: lambdaOf(createApi(ports, apiSettings(ENVIRONMENT)), ports.log),
    staff: lambdaOf(createStaff(ports, staffSettings(ENVIRONMENT)), ports.log),
    link: lambdaOf(createLink(ports, linkSettings(ENVIRONMENT)), ports.log),
    'on-change': createOnChange(all),
    'on-time': createOnTime(all),
    sweep: createSweep(all),
    'on-receipt': createOnReceipt({ ...ports, outside }),
    'on-failed': createOnFailed(ports),
  } as unknown as Rooms
}
