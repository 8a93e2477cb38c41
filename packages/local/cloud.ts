import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Room } from '../../infra/rooms.ts'
import { activity } from './activity.ts'
import type { Backing } from './backing.ts'
import { ensureBundles } from './bundles.ts'
import { openBacking } from './database/open.ts'
import { seedDemo } from './demo/seed.ts'
import { type Failure, openFailures } from './failures.ts'
import { openFront, takePort } from './http/front.ts'
import { localRoutes } from './page/routes.ts'
import { persistently } from './persistently.ts'
import { type Message, openOutbox } from './services/outbox.ts'
import { openSchedules, type Schedule } from './services/schedules.ts'
import { startServices } from './services/server.ts'
import type { Settings } from './settings.ts'
import { openShelf } from './shelf.ts'
import { claimState } from './state.ts'
import { LOCAL_GROUP } from './environment.ts'
import { deliver } from './stream/deliver.ts'
import { openClock } from './time/local-clock.ts'
import { time } from './time/turn.ts'

export interface CloudOptions extends Settings {
  /** A line of progress: what, and how it stands. */
  readonly say: (what: string, how: string) => void
  /** A function failed; whoever called it has been told. */
  readonly complain: (line: string) => void
  /** It cannot go on. */
  readonly broke: (why: string) => void
}

export interface Cloud {
  readonly url: string
  stop(): Promise<void>
}

/** A receipt comes back when the sender has surely noted its message. */
const RECEIPT_MS = 15
const TICK_MS = 1_000

/** Starts all that `npm start` serves. What was started is stopped again, last first: at the end, or when a later part fails. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  await using stack = new AsyncDisposableStack()
  const url = await start(options, stop => stack.defer(stop))
  const running = stack.move()
  return { url, stop: () => running.disposeAsync() }
}

async function start(options: CloudOptions, onStop: (stop: () => void | Promise<void>) => void): Promise<string> {
  const { state, say, complain, broke } = options
  onStop(claimState(state, options.fresh).release)
  const { server, port } = await takePort(options.port)
  onStop(() => void server.close())
  say('functions', options.build ? await ensureBundles(options.bundles) : `as they are in ${options.bundles}`)

  const shelf = <T>(name: string) => openShelf<T>(join(state, `${name}.jsonl`))
  const log = createWriteStream(join(state, 'functions.log'))
  onStop(() => new Promise(done => log.end(done)))
  const work = activity()
  let backing: Backing | undefined = undefined
  const world = () => backing!
  const clock = openClock(shelf<number>('clock'), offset => backing?.runtime.turnClock(offset))
  const schedules = openSchedules(shelf<Schedule>('schedules'), LOCAL_GROUP, clock.now)
  const outbox = openOutbox(shelf<Message>('outbox'), clock.now, () => randomBytes(12).toString('hex'))
  const failures = openFailures(shelf<Failure>('failures'))

  const invoke = (room: Room, event: unknown) => work.during(() => world().runtime.invoke(room, event))
  const giveUp = (queue: Failure['queue'], what: string, error: unknown) => {
    failures.add({ at: clock.now(), queue, what, why: firstLine(error) })
    failed(queue, error)
  }
  function failed(where: string, error: unknown): void {
    log.write(`${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    complain(`${where}: ${firstLine(error)} (more in ${join(state, 'functions.log')})`)
  }

  /** Hands a receipt over as SNS would: later, and more than once if need be. */
  const receipt = (event: object) => void work.during(async () => {
    await setTimeout(RECEIPT_MS)
    await persistently(() => invoke('on-receipt', event)).catch((error: unknown) => giveUp('receipts-dead', JSON.stringify(event), error))
  })
  const services = await startServices({ schedules, outbox, now: clock.now, receipt })
  onStop(services.stop)

  const publicUrl = `http://localhost:${port}`
  const opened = await openBacking({
    settings: options,
    publicUrl,
    services: services.url,
    checkpoints: shelf<string>('stream'),
    log: (room, text) => void log.write(text.replace(/^(?=.)/gm, `${room}: `)),
    take: records => deliver(records, {
      invoke: event => invoke('on-change', event),
      giveUp: (record, error) => giveUp('on-failure', JSON.stringify(record.dynamodb?.Keys), error),
    }),
    broke,
  })
  backing = opened
  onStop(opened.stop)
  opened.runtime.turnClock(clock.offset())
  work.onEnd(() => world().feed.poke())
  opened.feed.start()
  say('database', opened.line)

  /** When nothing is under way and a fresh look at the stream finds nothing to do. */
  async function settle(): Promise<void> {
    for (let before = -1; before !== work.begun || work.underWay > 0; ) {
      await work.idle()
      before = work.begun
      await world().feed.drain()
    }
  }

  async function fire({ name, input }: Schedule): Promise<void> {
    await persistently(() => invoke('on-time', JSON.parse(input))).catch((error: unknown) => giveUp('wakeups-dead', input, error))
    schedules.remove(name)
  }
  const sweep = () => invoke('sweep', {}).then(() => {}, (error: unknown) => failed('sweep', error))
  const passing = time({ clock, schedules, stores: opened.table.stores, settle, fire, sweep })

  async function seed(): Promise<void> {
    if (options.demo && (await seedDemo(world(), outbox, clock.now(), publicUrl))) say('demo', 'filled anew')
    await settle()
  }
  const reset = () => passing.during(async () => {
    await settle()
    await world().empty()
    for (const kept of [schedules, outbox, failures]) kept.clear()
    clock.reset()
    await seed()
  })

  await seed()
  const timer = setInterval(() => void passing.tick().catch((error: unknown) => failed('time', error)), TICK_MS)
  onStop(() => clearInterval(timer))
  const local = localRoutes({
    publicUrl, outbox, schedules, settle, reset,
    directory: () => world().table.directory,
    failures: failures.all,
    now: clock.now,
    turnTo: passing.turnTo,
  })
  openFront(server, { invoke, local: async request => local.fetch(request), failed })
  onStop(() => server.closeAllConnections())
  return publicUrl
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!
}
