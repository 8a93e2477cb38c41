import type { Shelf } from '../shelf.ts'

/** A one-off schedule as EventBridge Scheduler would hold it. */
export interface Schedule {
  readonly name: string
  readonly group: string
  /** Instant it fires, UTC with milliseconds. */
  readonly at: string
  readonly target: string
  /** JSON handed to the target. */
  readonly input: string
}

export type Refused = {
  readonly error: 'ValidationException' | 'ConflictException' | 'ResourceNotFoundException'
  readonly message: string
}

export interface Schedules {
  create(name: string, body: ScheduleBody): { readonly arn: string } | Refused
  get(name: string): Schedule | Refused
  remove(name: string): Record<string, never> | Refused
  /** Earliest first; of the same instant, first created first. */
  all(): readonly Schedule[]
  earliest(): Schedule | undefined
  clear(): void
}

/** What of CreateSchedule's input matters here. */
export interface ScheduleBody {
  readonly GroupName?: string
  readonly ScheduleExpression?: string
  readonly ScheduleExpressionTimezone?: string
  readonly FlexibleTimeWindow?: { readonly Mode?: string }
  readonly ActionAfterCompletion?: string
  readonly Target?: {
    readonly Arn?: string
    readonly RoleArn?: string
    readonly Input?: string
    readonly DeadLetterConfig?: { readonly Arn?: string }
  }
}

/** Scheduler with one group, for one-off schedules in UTC that delete themselves; refuses what the real one would. */
export function openSchedules(shelf: Shelf<Schedule>, group: string, now: () => string): Schedules {
  const absent = (name: string): Refused => ({ error: 'ResourceNotFoundException', message: `Schedule ${name} does not exist.` })
  const all = () => shelf.values().toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return {
    create(name, body) {
      const wrong = invalid(name, body, now())
      if (wrong) return { error: 'ValidationException', message: wrong }
      if (body.GroupName !== group)
        return { error: 'ResourceNotFoundException', message: `Schedule group ${body.GroupName} does not exist.` }
      if (shelf.get(name)) return { error: 'ConflictException', message: `Schedule ${name} already exists.` }
      shelf.put(name, { name, group, at: atOf(body)!, target: body.Target!.Arn!, input: body.Target!.Input! })
      return { arn: `arn:aws:scheduler:eu-north-1:000000000000:schedule/${group}/${name}` }
    },
    get: (name) => shelf.get(name) ?? absent(name),
    remove(name) {
      if (!shelf.get(name)) return absent(name)
      shelf.remove(name)
      return {}
    },
    all,
    earliest: () => all()[0],
    clear: () => shelf.clear(),
  }
}

function invalid(name: string, body: ScheduleBody, now: string): string | undefined {
  const at = atOf(body)
  const { Arn, RoleArn, Input } = body.Target ?? {}
  if (!/^[0-9a-zA-Z-_.]{1,64}$/.test(name)) return 'Invalid name.'
  if (at === undefined) return `Invalid Schedule Expression ${body.ScheduleExpression}.`
  if (at <= now) return `The schedule expression ${body.ScheduleExpression} is in the past.`
  if ((body.ScheduleExpressionTimezone ?? 'UTC') !== 'UTC') return 'Only UTC is understood here.'
  if (body.FlexibleTimeWindow?.Mode !== 'OFF') return 'FlexibleTimeWindow must be OFF here.'
  if (body.ActionAfterCompletion !== 'DELETE')
    return 'A schedule that stays would fill the group: ActionAfterCompletion must be DELETE here.'
  if (!Arn?.startsWith('arn:') || !RoleArn?.startsWith('arn:') || !isJson(Input))
    return 'Target needs Arn, RoleArn and an Input of JSON.'
  if (!body.Target?.DeadLetterConfig?.Arn) return 'Target needs a dead-letter queue here.'
  return undefined
}

/** `at(2026-11-25T11:30:00)` as an instant. */
function atOf({ ScheduleExpression = '' }: ScheduleBody): string | undefined {
  const text = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/.exec(ScheduleExpression)?.[1]
  const at = new Date(`${text}.000Z`)
  return text === undefined || Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

function isJson(text: string | undefined): boolean {
  try {
    JSON.parse(text ?? '')
    return true
  } catch {
    return false
  }
}
