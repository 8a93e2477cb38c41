import { isLive } from '#core/records/record.ts'
import { keyText } from '#core/records/keys.ts'
import { isStuck } from '#core/records/stuck.ts'
import type { Task } from '../engine/task.ts'
import { MINUTE } from '../engine/when.ts'
import type { Faults } from '../world/faults.ts'
import type { Committed } from '../world/ports.ts'
import type { Passed } from '../world/services.ts'
import type { Watching, World } from '../world/world.ts'
import { askedAway } from './asked-away.ts'
import { watchFits } from './asked-who-fits.ts'
import { askedToGoOn } from './asked-to-go-on.ts'
import { unrest } from './at-rest.ts'
import { readQueue, unseenBy } from './in-queue.ts'
import { watchDue } from './looked-at.ts'
import { watchAnswers } from './on-answer.ts'
import { watchCommits } from './on-commit.ts'
import { watchReplaced } from './replaced.ts'
import { watchPutBack } from './put-back.ts'
import { watchStandstills } from './standing-still.ts'
import { watchSent } from './on-send.ts'
import { watchTexts } from './by-sms.ts'
import { isTidying } from './tidying.ts'

interface Seats {
  readonly world: World
  readonly faults: Faults
  /** Of everybody there is: what may stand in a message to its own reader only. */
  readonly addresses: readonly string[]
  readonly wrong: (what: string) => void
}

/** Everybody who says what is wrong: after each commit, each message, each answer, before each step, and when all is at rest. */
export function seatJudges({ world, faults, addresses, wrong }: Seats) {
  const { engine, table, records, call, judged } = world
  let latestExpiry = 0
  const commits = watchCommits({
    records,
    wrong,
    now: engine.now,
    isHeld: world.isHeld,
    expired: (late) => (latestExpiry = Math.max(latestExpiry, late)),
  })
  const sent = watchSent({
    records,
    wrong,
    addresses,
    poison: () => faults.rates.get('record-poisoned')! + faults.rates.get('record-undecodable')! > 0,
    others: world.othersAnswered,
    harm: () => engine.task()?.harm ?? 0,
  })
  const still = watchStandstills({ records, wrong, now: engine.now })
  const texts = watchTexts({ records, wrong, now: engine.now })
  const restored = watchPutBack({ records, wrong, now: engine.now })
  const wrote = new WeakMap<Task, number>()
  /** What was committed under the call's own key: never a handful of what was decided before. */
  const once = new WeakMap<Task, number>()
  const senders = new Map<string, Task[]>()
  const answers = watchAnswers({
    records,
    wrong,
    wroteAt: (task) => wrote.get(task),
    onceAt: (task) => once.get(task),
    behind: world.behind,
    others: world.othersAnswered,
    now: engine.now,
  })
  const unfit = watchFits({ records, now: engine.now, changedAt: commits.changedAt })
  const replaced = watchReplaced()
  const due = watchDue({ table, faults, wrong, changedAt: commits.seenFrom, givenUp: world.givenUp })
  const watching: Omit<Watching, 'opened' | 'gathered'> = {
    committed(committed: Committed) {
      const before = commits.lastOf(committed)
      commits.committed(committed)
      still.committed(committed)
      answers.committed()
      restored.committed(committed)
      texts.committed(committed)
      // An earlier version lets a coordinator ask in spite of a break.
      if (!world.apart) for (const what of askedAway(committed, records)) wrong(what)
      // Nor does it know of kinds of experience, manners and what leads.
      if (!world.apart && !world.othersAnswered()) for (const what of unfit(committed)) wrong(what)
      for (const what of replaced.committed(committed, before)) wrong(what)
      // Nor does it ask anybody whether they go on.
      if (!world.apart) for (const what of askedToGoOn(committed, records, before)) wrong(what)
      if (committed.changes.some(({ key }) => key.pk.includes('#OP#idem-'))) once.set(committed.task, engine.now())
      if (!isTidying(committed, records)) wrote.set(committed.task, engine.now())
    },
    passed(message: Passed) {
      sent.passed(message)
      restored.passed(message)
      if (!world.apart && !world.othersAnswered()) still.passed(message)
      senders.set(message.tag, [...(senders.get(message.tag) ?? []), message.task])
    },
    logged: sent.logged,
    kept: sent.kept,
    asked: answers.asked,
    answered: answers.answered,
    waited: world.apart ? () => {} : due,
  }

  const stuck = () => records.items().filter(isLive).filter(isStuck)
  /** Faults and crashes that a notice's senders have met, retries asked by people, and what came back and went another way. */
  const excused = (tag: string) =>
    (senders.get(tag) ?? []).filter((task) => task.harm > 0 && !commits.marked(tag, task)).length +
    commits.retries(tag) +
    commits.onward(tag)

  /** Whatever is a coordinator's turn is in the queue that they read; but for what changed while they read it. */
  async function queueShowsAll(): Promise<void> {
    let seen: ReadonlySet<string> | undefined
    const name = (one: { pk: string; sk: string; version: number }) => `${keyText(one)} ${one.version}`
    const before = new Set(records.items().map(name))
    readQueue(call, (ids) => (seen = ids))
    await engine.runTo(engine.now() + MINUTE)
    await world.settle()
    const there = judged(records).items().filter(isLive)
    for (const what of unseenBy(
      seen,
      there.filter((one) => before.has(name(one))),
    ))
      wrong(what)
  }

  /** What must hold once the world is kind again and nothing is due. `promised`: requests answered with 201. */
  async function atRest(promised: ReadonlySet<string>): Promise<void> {
    for (const { kind, id } of stuck()) wrong(`${kind} ${id} is stuck, and nothing stands in its way`)
    for (const what of world.restless()) wrong(what)
    await queueShowsAll()
    const found = unrest({
      records: judged(records),
      isHeld: world.isHeld,
      instant: new Date(engine.now()).toISOString(),
      sends: sent.sends,
      excused,
      onward: commits.onward,
      claims: commits.claims,
      returned: { told: world.returned, noted: new Set([...commits.bounced, ...commits.handled]) },
      promised,
      agreedAt: commits.agreedAt,
      changedAt: commits.changedAt,
      kind: faults.weather !== 'rough' && faults.weather !== 'no-sweep' && commits.retried() === 0,
    })
    const stands = world.othersAnswered() ? [] : still.atRest()
    for (const what of [...answers.unkept(), ...found, ...stands, ...restored.atRest()]) wrong(what)
  }

  return {
    watching,
    atRest,
    /** Records that the machine could not go on with, by when it tries again. */
    stuck,
    /** What keeps messages from going: an account that is tried again, a hold that somebody is to lift. */
    standing: () => records.all('standstill').filter(({ state, waitsFor }) => state === 'on' || waitsFor !== 'nothing'),
    /** A backup is made of the table as it is now. */
    remember(): void {
      commits.remember()
      restored.remember()
    },
    /** The table is what the backup remembers, and nobody is let in. */
    putBack(): void {
      commits.putBack()
      sent.forget()
      for (const tag of senders.keys()) if (!records.at(tag)) senders.delete(tag)
      answers.forget()
      restored.putBack()
      replaced.putBack()
    },
    letIn: commits.letIn,
    /** All that is known outside has been asked of the table that was put back. */
    checked: restored.listed,
    accepted: commits.accepted,
    texts: texts.judge,
    happened: commits.happened,
    /** How late the latest expiry came, in milliseconds. */
    latestExpiry: () => latestExpiry,
  }
}
