import { stop as stopBuilding } from 'esbuild'
import type { Room } from '../../infra/rooms.ts'
import type { Backing } from './backing.ts'
import { ensureBundles } from './bundles.ts'
import { openBacking } from './database/open.ts'
import { seedDemo } from './demo/seed.ts'
import { openFront, takePort } from './http/front.ts'
import { openKept } from './kept.ts'
import { openLog } from './log.ts'
import { localRoutes } from './page/routes.ts'
import type { Runtime } from './runtime/runtime.ts'
import type { Limits } from './services/limits.ts'
import { inboundSms } from './services/receipts.ts'
import { startServices } from './services/server.ts'
import type { Settings } from './settings.ts'
import { claimState } from './state.ts'
import { time } from './time/turn.ts'
import { triggers } from './triggers.ts'

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

type OnStop = (stop: () => void | Promise<void>) => void

const TICK_MS = 1_000

/** Starts all that `npm start` serves. What was started is stopped again, last first: at the end, or when a later part fails. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  await using stack = new AsyncDisposableStack()
  const url = await start(options, (stop) => stack.defer(stop))
  const running = stack.move()
  return { url, stop: () => running.disposeAsync() }
}

async function start(options: CloudOptions, onStop: OnStop): Promise<string> {
  const { state, say, complain, broke } = options
  onStop(claimState(state, options.fresh).release)
  const { server, port } = await takePort(options.port)
  onStop(() => void server.close())
  const publicUrl = `http://localhost:${port}`
  const built = build(options) // esbuild has a process of its own: the database starts meanwhile

  const log = openLog(state, complain)
  onStop(log.close)
  let runtime: Runtime | undefined
  let backing: Backing | undefined
  const kept = openKept(state, (offset) => runtime?.turnClock(offset))
  const { clock, schedules, outbox, outside, failures, failedQueue, checkpoints } = kept
  const { invoke, changed, receipt, fire, take, sweep, settle } = triggers({
    kept,
    log,
    runtime: () => runtime!,
    feed: () => backing!.feed,
  })
  const limits: Limits = {}
  const services = await startServices({ schedules, outbox, limits, keep: outside.keep, now: clock.now, receipt })
  onStop(services.stop)

  const world = await openBacking({
    settings: options,
    publicUrl,
    services: services.url,
    checkpoints,
    log: log.write,
    take: changed,
    broke,
  })
  backing = world
  onStop(world.stop)
  say('database', world.line)
  const seed = async () => {
    if (options.demo && (await seedDemo(world, outbox, clock.now(), publicUrl))) say('demo', 'a county filled anew')
  }
  if (!world.kept) kept.forget()
  await seed()
  say('functions', await built)
  await stopBuilding() // here alone: whoever is done first would leave the other builder waiting for ever
  runtime = await world.startFunctions(clock.offset())
  world.feed.start()
  await settle()

  const passing = time({ clock, schedules, failedQueue, stores: world.table.stores, settle, fire, take, sweep })
  const timer = setInterval(() => void passing.tick().catch((error: unknown) => log.failed('time', error)), TICK_MS)
  onStop(() => clearInterval(timer))
  async function reset(): Promise<void> {
    await settle()
    await world.empty()
    kept.forget()
    Object.assign(limits, { sms: '', email: '' })
    await seed()
    await settle()
  }
  const local = localRoutes({
    publicUrl,
    outbox,
    schedules,
    limits,
    settle,
    directory: world.table.directory,
    failures: failures.all,
    now: clock.now,
    turnTo: passing.turnTo,
    async text(sms) {
      receipt(inboundSms(sms, clock.now()))
      await settle()
    },
    reset: () => passing.during(reset),
  })
  const failed = (room: Room, error: unknown) => log.failed(room, error)
  openFront(server, { publicUrl, invoke, failed, local: async (request) => local.fetch(request) })
  onStop(() => server.closeAllConnections())
  return publicUrl
}

/** In memory the rooms run in this process, and nothing but they is built. */
function build({ build: wanted, bundles, database }: Settings): Promise<string> {
  if (database === 'memory') return Promise.resolve('in this process')
  const built = wanted ? ensureBundles(bundles) : Promise.resolve(`as they are in ${bundles}`)
  built.catch(() => {}) // heard where it is waited for, unless something else fails before
  return built
}
