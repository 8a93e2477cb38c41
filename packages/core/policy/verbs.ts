import type { RefusalCode } from '../refusal.ts'
import type { Behalf } from './actor.ts'

/**
 * How somebody stands to what they would act on. By their role alone: `worker`, `coordinator`, `admin`, `system`,
 * `partner`. By the record: `decider` (policy/decider.ts), `phoned` (a coordinator who writes down what its decider said by
 * phone), `asked` (whose offer it is), `attending` (whose meeting), `self` (whose card).
 */
export type Relation =
  | 'worker'
  | 'coordinator'
  | 'admin'
  | 'system'
  | 'partner'
  | 'decider'
  | 'phoned'
  | 'asked'
  | 'attending'
  | 'self'

export interface Row {
  /** Who may; nobody else. */
  readonly may: readonly Relation[]
  /** Who hears that it is not theirs to do. To everybody else it looks as if it were not there. */
  readonly forbids?: readonly Relation[]
  /** How those hear it; FORBIDDEN unless said otherwise. */
  readonly saying?: RefusalCode
  /** What those hear to whom it is not there; NOT_FOUND unless said otherwise. */
  readonly hidden?: RefusalCode
  /** Whose word a coordinator may write it down as. */
  readonly saidBy?: readonly Behalf['role'][]
}

const anybody = ['worker', 'coordinator', 'admin', 'partner'] as const
const colleagues = ['worker', 'coordinator', 'admin'] as const
/** Whose work people's matters are: an admin sees none. */
const staff = ['worker', 'coordinator'] as const
/** Whoever sees the matters of everybody in the tenant. */
const office = ['coordinator'] as const
/** Whoever keeps the tenant's own data. */
const keepers = ['coordinator', 'admin'] as const
const decides = ['decider', ...office] as const

const ofOffice = { may: office, forbids: anybody } as const
const ofKeepers = { may: keepers, forbids: anybody } as const
const ofDecider = { may: decides, forbids: ['admin'] } as const
/** A yes or a no about a partner, and what the parent said: the decider's word alone, however it comes in. */
const ofDeciderAlone = {
  may: ['decider', 'phoned'],
  forbids: ['coordinator', 'admin'],
  saying: 'DECIDER_ONLY',
  saidBy: ['worker'],
} as const
const ofSystem = { may: ['system'] } as const

/**
 * WHO MAY DO WHAT: the whole of it. An allow-list: what stands in no row nobody may. Every route of every room names its
 * row, and every use case asks for it (`may.ts`). docs/field.md: Who acts.
 */
export const VERBS = {
  'request.ask': { may: staff, forbids: anybody, saidBy: ['worker'] },
  'request.list': { may: staff, forbids: anybody },
  'request.list-all': ofOffice,
  'request.see': ofDecider,
  'request.decide': ofDeciderAlone,
  'request.consent': ofDeciderAlone,
  'request.replace-partner': ofDeciderAlone,
  'request.hand-over': ofDecider,
  'request.change-phase': ofDecider,
  'request.change-times': ofDecider,
  'request.cancel': { ...ofDecider, saidBy: ['worker', 'parent'] },
  'request.close': ofDecider,
  'request.close-no-capacity': ofOffice,
  'request.add-meeting': ofDecider,
  'request.candidates': ofOffice,
  'request.find-another': ofOffice,
  'request.record-basis': ofOffice,
  'request.offer-by-hand': { ...ofOffice, saidBy: ['partner'] },
  'request.leave': { may: ['self', 'system', ...office], forbids: ['worker', 'admin'], saidBy: ['partner'] },
  'request.advance': ofSystem,
  'queue.see': ofOffice,
  'stuck.retry': ofOffice,
  'gap.deal': ofOffice,
  'text.handle': ofOffice,
  'digest.see': ofOffice,
  'digest.set': ofOffice,
  'tenant.retry': ofKeepers,
  'sending.see': ofKeepers,
  'sending.hold': ofKeepers,
  'sending.lift': ofKeepers,
  'sending.try': ofKeepers,
  'sending.hold-all': ofSystem,

  'offer.see': { may: ['asked', ...decides], forbids: ['admin'] },
  'offer.answer': { may: ['asked', ...office], forbids: ['worker', 'admin'], saidBy: ['partner'] },
  'offer.ask-for-call': { may: ['asked'], forbids: ['admin'] },
  'offer.go-on': { may: ['asked', ...office], forbids: ['worker', 'admin'], saidBy: ['partner'] },
  'offer.set-agreement-aside': ofOffice,
  'offer.note-called': ofOffice,
  'offer.take-back': ofOffice,
  'offer.advance': ofSystem,

  'meeting.list': { may: staff, forbids: anybody },
  'meeting.list-all': ofOffice,
  'meeting.see': { may: ['attending', ...decides], forbids: ['admin'] },
  'meeting.move': { may: ['attending', ...decides], forbids: ['admin'], saidBy: ['partner'] },
  'meeting.answer-move': { may: ['attending', ...decides], forbids: ['admin'], saidBy: ['partner'] },
  'meeting.answer-time': { may: ['attending', ...office], forbids: ['worker', 'admin'], saidBy: ['partner'] },
  'meeting.set-details': { may: decides, forbids: ['attending', 'admin'], saidBy: ['worker'] },
  'meeting.say-of-day': { may: ['attending', ...decides], forbids: ['admin'], saidBy: ['worker', 'partner'] },
  'meeting.keep': { may: ['attending', ...decides], forbids: ['admin'] },
  'meeting.cancel': { may: ['attending', ...decides], forbids: ['admin'], saidBy: ['worker', 'partner', 'parent'] },
  'meeting.close': { may: decides, forbids: ['attending', 'admin'], saidBy: ['worker'] },
  'meeting.correct': { may: decides, forbids: ['attending', 'admin'], saidBy: ['worker'] },
  'meeting.choose-late': { may: decides, forbids: ['attending', 'admin'] },
  'meeting.advance': ofSystem,

  'notice.retry': ofOffice,
  'notice.close': ofOffice,

  'partner.list': ofOffice,
  'partner.see': ofOffice,
  'partner.add': ofOffice,
  'partner.change': { ...ofOffice, saidBy: ['partner'] },
  'partner.see-own': { may: ['self', ...office], forbids: ['worker', 'admin'], hidden: 'LINK_UNKNOWN' },
  'partner.set-availability': { may: ['self', ...office], forbids: ['worker', 'admin'], saidBy: ['partner'] },
  'partner.set-ways': { may: ['self', ...office], forbids: ['worker', 'admin'], saidBy: ['partner'] },
  'partner.pause': { may: ['self', ...office], forbids: ['worker', 'admin'], saidBy: ['partner'] },
  'partner.resume': { may: ['self', ...office], forbids: ['worker', 'admin'], saidBy: ['partner'] },
  'partner.show-number': { may: ['self', ...office], forbids: ['worker', 'admin'], saidBy: ['partner'] },
  'partner.lock-links': { may: ['self', ...office], forbids: ['worker', 'admin'], saidBy: ['partner'] },
  'partner.renew-links': ofOffice,
  'partner.send-own-link': { may: ['self'], forbids: ['admin'] },
  'partner.write-sms': { may: ['self'], forbids: ['admin'] },
  'partner.advance': ofSystem,

  'ending.see': ofOffice,
  'ending.choose': ofOffice,

  'tenant.see': { may: anybody },
  'settings.see': ofKeepers,
  'settings.set': ofKeepers,
  'tenant.open': { may: ['admin', 'system'], forbids: anybody },
  'agreements.see': ofKeepers,
  'agreements.set': ofKeepers,
  'agreements.move': { may: ['admin', 'system'], forbids: anybody },
  'organisations.see': ofKeepers,
  'areas.see': ofKeepers,
  'areas.set': ofKeepers,
  'staff.see': { may: colleagues, forbids: anybody },
  'staff.add': { may: ['admin', 'system'], forbids: anybody },
  'staff.set-own': { may: colleagues, forbids: anybody },
} as const satisfies Readonly<Record<string, Row>>

export type Verb = keyof typeof VERBS
