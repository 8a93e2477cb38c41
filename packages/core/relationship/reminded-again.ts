import type { Urgency } from '../records/request.ts'
import type { Settings } from '../records/tenant.ts'

/** Office hours between two mails of the same matter: a day where it is urgent, a week where it is not. */
const HOURS: Readonly<Record<Urgency, number>> = { urgent: 8, soon: 40, routine: 40 }

/**
 * Whether a coordinator gets a mail once more of what they know already. The open work shows it all along, by its clock; a
 * mailbox with the same line twice a day is not read. `looks`: how often it was looked at in vain, a clock each.
 */
export const isRemindedAgain = (looks: number, urgency: Urgency, { coordinatorHours }: Settings): boolean =>
  looks % Math.max(1, Math.round(HOURS[urgency] / coordinatorHours)) === 0
