import type { Instant, Key, Ports, Sent } from '#core/ports.ts'
import { Unavailable } from '#core/ports.ts'
import { keyText } from '#core/records/keys.ts'
import type { Engine } from '../engine/engine.ts'
import type { Faults } from './faults.ts'
import { stoppedAccounts } from './stopped-accounts.ts'
import type { Random } from '../engine/random.ts'
import type { Task } from '../engine/task.ts'

/** A message that a provider has really passed on. */
export interface Passed {
  readonly channel: 'sms' | 'email'
  readonly to: string
  readonly text: string
  readonly html?: string
  /** The calendar file that goes with it. */
  readonly ics?: string | undefined
  /** The notice, as `pk|sk`. */
  readonly tag: string
  readonly task: Task
}

interface Wires {
  readonly engine: Engine
  readonly faults: Faults
  readonly random: Random
  /** What came later has a chance of its own: the others keep their stories. */
  readonly own: Random
  /** Runs `on-time` for a wake-up that has come. */
  readonly wake: (key: Key) => void
  readonly passed: (message: Passed) => void
  /** What Scheduler is told to keep, and when to bring it. */
  readonly kept: (wakeUp: string) => void
  /** Runs `on-receipt` with what SNS would bring. */
  readonly receive: (message: object) => void
}

const MINUTE = 60_000

/** As Scheduler and the store refuse for good, say an expression it does not take, or what is too large: no `Unavailable`. */
export const REFUSED = 'ValidationException'
export const refusal = () => Object.assign(new Error('this will never do'), { name: REFUSED })

/** Scheduler, mail and SMS: kind or unkind, as the seed has it. */
export function outerServices({ engine, faults, random, own, wake, passed, kept, receive }: Wires): Pick<
  Ports,
  'wakeups' | 'mail' | 'sms'
> & {
  returned: ReadonlySet<string>
  /** Whether a message has gone whose bounce has not been told yet. */
  bouncing: () => boolean
  forget: (isKnown: (tag: string) => boolean) => void
} {
  /** Until when each stands in Scheduler. */
  const asked = new Map<string, number>()
  const returned = new Set<string>()
  /** The notice that bounced last, until that is told. */
  let underWay: string | undefined

  function schedule({ pk, sk }: Key, at: Instant): void {
    const name = `${pk}|${sk}|${at}`
    if (asked.has(name)) return
    const due = Math.max(Date.parse(at), engine.now())
    asked.set(name, due)
    kept(name)
    const fire = (moment: number) => engine.at(moment, () => wake({ pk, sk }))
    if ((faults.weather === 'sweep-only' && !faults.stopped()) || faults.strikes('wake-never', 'on-time')) return
    if (faults.strikes('wake-early', 'on-time')) return fire(due - random.whole(1, 120) * 1000)
    if (faults.strikes('wake-late', 'on-time')) return fire(due + random.whole(2, 600) * MINUTE)
    const moment = due + random.whole(0, 60_000)
    if (faults.strikes('wake-twice', 'on-time')) fire(moment + random.pick([random.whole(0, 10), random.whole(1, 5) * MINUTE]))
    fire(moment)
  }

  const stopped = stoppedAccounts({ engine, faults, random: own })

  function pass(message: Omit<Passed, 'task'>): Sent {
    const code = stopped(message.channel)
    if (code !== undefined) return { status: 'stopped', reason: code }
    if (faults.strikes('provider-busy', message.channel)) return { status: 'busy' }
    if (faults.strikes('our-trouble', message.channel)) return { status: 'ours', reason: 'EXPIRED_TOKEN' }
    if (faults.strikes('message-rejected', message.channel)) return { status: 'rejected', reason: 'OPTED_OUT' }
    passed({ ...message, task: engine.task()! })
    const fate = faults.strikes('bounced', message.channel)
      ? 'bounced'
      : faults.strikes('receipt-missing', message.channel)
        ? undefined
        : 'delivered'
    // Good news changes nothing where the sender marked the notice: most of it is left out, to save the time.
    if (fate === 'bounced') {
      returned.add(message.tag)
      underWay = message.tag
    }
    if (fate === 'bounced' || (fate && random.chance(0.1))) {
      const times = faults.strikes('receipt-doubled', message.channel) ? 2 : 1
      for (let n = 0; n < times; n++)
        engine.at(engine.now() + random.whole(1, 20 * MINUTE), () => {
          if (underWay === message.tag) underWay = undefined
          receive(receiptOf(message, fate === 'delivered'))
        })
    }
    return { status: 'sent', providerId: `p-${engine.calls()}` }
  }

  return {
    wakeups: {
      ensure: (key, at) =>
        engine.call({
          port: 'wakeups.ensure',
          about: `${keyText(key)} ${at}`,
          run: () => schedule(key, at),
          failure: () => new Unavailable('scheduler'),
          refusal,
        }),
    },
    mail: {
      send: ({ to, subject, text, html, invite, tag }) =>
        engine.call({
          port: 'mail.send',
          about: tag,
          run: () => pass({ channel: 'email', to, text: `${subject}\n${text}`, html, ics: invite?.ics, tag }),
          failure: () => new Unavailable('mail'),
        }),
    },
    sms: {
      send: ({ to, text, tag }) =>
        engine.call({
          port: 'sms.send',
          about: tag,
          run: () => pass({ channel: 'sms', to, text, tag }),
          failure: () => new Unavailable('sms'),
        }),
    },
    /** Notices whose bounce is told through SNS. */
    returned,
    bouncing: () => underWay !== undefined,
    /** The table is another: what bounced is of messages that it knows. What has fired stands in Scheduler no more, and may be made again. */
    forget(isKnown) {
      for (const tag of returned) if (!isKnown(tag)) returned.delete(tag)
      for (const [name, due] of asked) if (due <= engine.now()) asked.delete(name)
    },
  }
}

/** As SES and End User Messaging tell it. */
function receiptOf({ channel, tag }: Pick<Passed, 'channel' | 'tag'>, delivered: boolean): object {
  if (channel === 'sms')
    return { eventType: delivered ? 'TEXT_DELIVERED' : 'TEXT_CARRIER_UNREACHABLE', isFinal: true, context: { notice: tag } }
  const mail = { tags: { notice: [Buffer.from(tag, 'utf8').toString('base64url')] } }
  return delivered ? { eventType: 'Delivery', mail } : { eventType: 'Bounce', mail, bounce: { bounceType: 'Permanent' } }
}
