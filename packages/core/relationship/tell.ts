import type { Instant } from '../ports.ts'
import { keyOf, keys, keyText } from '../records/keys.ts'
import { type Recorded } from '../records/record.ts'
import type { Request } from '../records/request.ts'
import type { Tenant } from '../records/tenant.ts'
import { minutesBetween } from '../time/instant.ts'
import { afterQuiet } from '../time/quiet-hours.ts'
import type { Work } from '../commit/work.ts'
import type { Notice, NoticeFacts } from '../records/notice.ts'
import { NEAR_DAYS, occasionOf, type PartnerTemplate, type StaffTemplate } from '../records/templates.ts'
import type { Way } from '../records/way.ts'
import { usualWay } from './usual-way.ts'

/** A message about something this near goes even in quiet hours. */
const NEAR_MINUTES = 12 * 60

export type Telling = {
  /** The offer, meeting or request it speaks of, as this work has left it. */
  readonly about: Recorded & { readonly id: string }
  readonly facts: NoticeFacts
  /** When it is to go; at once, or after quiet hours, when absent. */
  readonly at?: Instant
  /** Tells two of the same kind about the same thing apart. */
  readonly which?: string
} & (
  | {
      readonly template: PartnerTemplate
      readonly partner: { readonly id: string; readonly contactBy: readonly Way[] }
    }
  | {
      readonly template: StaffTemplate
      readonly staff: 'worker' | 'coordinator'
      /** A former worker, who is told no more than that a time is theirs no more. */
      readonly leaver?: string
    }
)

/**
 * Puts what must be said into the same commit as what made it necessary: one notice, which goes one way. By which is decided
 * when it is sent (`notice/channel.ts`); what is written down here is a guess. Whoever wants none is told nothing.
 */
export function tell(work: Work, { request, tenant }: { request: Request; tenant: Tenant }, telling: Telling): void {
  const about = work.read(telling.about)
  const wanted = 'partner' in telling ? telling.partner.contactBy : (['email'] as const)
  if (wanted.length === 0) return
  const to =
    'partner' in telling
      ? ({ role: 'partner', id: telling.partner.id } as const)
      : ({
          role: telling.staff,
          id: telling.staff === 'worker' ? (telling.leaver ?? work.read(request).workerId) : 'coordinator',
        } as const)
  const { clientReference: reference } = work.read(request)
  const named = 'staff' in telling && telling.leaver === undefined && reference !== undefined && telling.template !== 'ending'
  const facts = named ? { ...telling.facts, reference } : telling.facts
  const sendAt = telling.at ?? ('partner' in telling ? politely(work.now, tenant, telling.facts) : work.now)
  const id = noticeId(request.id, telling, about.version, to)
  const said = { template: telling.template, facts, ...('partner' in telling && { occasion: occasionIn(telling) }) }
  const usual = 'partner' in telling ? usualWay(said, { urgency: work.read(request).urgency, now: sendAt }) : 'email'
  const notice: Notice = {
    ...keys.notice(request.org, request.id, id),
    org: request.org,
    kind: 'notice',
    id,
    version: 1,
    schema: 1,
    state: 'waiting',
    waitsFor: 'sending',
    due: sendAt,
    owner: 'system',
    reason: telling.template,
    attempts: 0,
    requestId: request.id,
    ...said,
    channel: wanted.includes(usual) ? usual : wanted[0]!,
    to,
    subject: keyOf(about),
    sendAt,
    createdAt: work.now,
    claims: 0,
  }
  work.add(notice, 'notice.due')
}

/** What it is to its reader: a reminder well ahead, and what is for a calendar alone, is the rest. */
function occasionIn({ template, facts }: Telling): Notice['occasion'] {
  const isAhead = facts.days !== undefined && facts.days > NEAR_DAYS
  return isAhead || facts.told === 'calendar' ? 'rest' : occasionOf(template)
}

/** Derived, so that deciding the same thing twice cannot say it twice. By which way it goes is decided when it is sent. */
function noticeId(requestId: string, telling: Telling, version: number, to: Notice['to']): string {
  const about = telling.about.id.includes('.') ? telling.about.id.slice(telling.about.id.indexOf('.') + 1) : 'r'
  const which = telling.which ? `-${telling.which}` : ''
  return `${requestId}.${telling.template}${which}-${about}-v${version}-${to.role === 'partner' ? to.id : to.role}-1`
}

/** Not in quiet hours, unless it speaks of something so near that the morning may be too late. */
export function politely(now: Instant, { settings }: Tenant, facts: Pick<NoticeFacts, 'slots' | 'previous'>): Instant {
  const starts = [...facts.slots, ...(facts.previous ? [facts.previous] : [])].map((slot) => slot.start)
  if (starts.some((start) => start > now && minutesBetween(now, start) < NEAR_MINUTES)) return now
  return afterQuiet(now, settings.quiet)
}

/** Takes back the notices still waiting about something, which are no longer true: none is claimed after this commits. */
export function hush(
  work: Work,
  notices: readonly Notice[],
  about: Recorded,
  why: NonNullable<Notice['suppressedFor']>,
  which: (notice: Notice) => boolean = () => true,
): void {
  for (const notice of notices) {
    const current = work.read(notice)
    if (current.state !== 'waiting' || keyText(current.subject) !== keyText(about) || !which(current)) continue
    work.change(current)(
      () => ({
        state: 'suppressed',
        suppressedFor: why,
        waitsFor: 'nothing',
        due: null,
        owner: 'nobody',
        reason: 'none',
        attempts: 0,
      }),
      'notice.suppressed',
    )
  }
}
