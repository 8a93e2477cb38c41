import { callFor } from '#core/commit/call.ts'
import { holdAll, liftAll } from '#core/notice/hold-sending.ts'
import { SYSTEM } from '#core/policy/actor.ts'
import type { Ports } from '#core/ports.ts'
import { Unavailable } from '#core/ports.ts'
import { DEPLOYMENT } from '#core/records/standstill.ts'
import { isRefusal } from '#core/refusal.ts'
import { heldSince, rebuildWakeups, restoreCheck } from '#core/restore/check.ts'
import { isAudit, rememberedIn } from '#core/restore/remembered.ts'
import { OPERATOR } from '../engine/engine.ts'
import type { Random } from '../engine/random.ts'
import type { Ending } from '../engine/task.ts'
import { HOUR, MINUTE, span } from '../engine/when.ts'
import type { seatJudges } from '../judges/judges.ts'
import { REFUSED } from '../world/services.ts'
import { bearerToken, type StaffId } from '../world/tenant.ts'
import type { World } from '../world/world.ts'

interface Operator {
  readonly world: World
  readonly judges: ReturnType<typeof seatJudges>
  readonly random: Random
  readonly wrong: (what: string) => void
}

/** Mostly as long as the drill of docs/operations.md, now and then minutes or a night. */
const LOST = [20 * MINUTE, 160 * MINUTE, 160 * MINUTE, 160 * MINUTE, 6 * HOUR, 14 * HOUR]
/** So often a command is tried in a world that is unkind to it. */
const TRIES = 5

/** Not ours: the command says so, and is started again. */
const isWorlds = (error: unknown): boolean => error instanceof Unavailable || (error instanceof Error && error.name === REFUSED)

const everywhere = (ports: Ports) => callFor(ports, DEPLOYMENT, SYSTEM)
const hold = (ports: Ports) => holdAll(everywhere(ports), 'Palautus.')

/**
 * The table is lost, and what it held some hours before takes its place, as docs/operations.md has it: hold, check, let in,
 * check once more, lift. The functions are those that the commands call. Half of the time the old table is held first, and
 * people go on in it. Whatever fails is done again, as a person would.
 */
export async function putsBack({ world, judges, random, wrong }: Operator): Promise<void> {
  const { engine, ports, table } = world
  const kept = world.kept!

  /** Runs a command until it has come to its end, however often that takes. */
  async function runs(what: string, command: () => Promise<unknown>): Promise<void> {
    for (let tries = 1; ; tries++) {
      let ending: Ending | undefined
      engine.begin({ room: OPERATOR, what, swift: true, spared: tries > TRIES }, command, (how) => void (ending = how))
      while (ending === undefined) await engine.runTo(engine.now() + 1000)
      if (ending.how === 'done') {
        if (isRefusal(ending.value) && tries === 1) wrong(`${what} was refused: ${ending.value.refused}`)
        return
      }
      if (ending.how === 'failed' && !isWorlds(ending.error)) throw ending.error
    }
  }
  async function until(isSo: () => boolean, most: number): Promise<void> {
    for (const last = engine.now() + most; !isSo() && engine.now() < last;) await engine.runTo(engine.now() + MINUTE)
  }
  /** What is forgotten of a meeting shows where its reminders are near: somebody calls one off, or moves it. */
  function callsOff(): void {
    const near = world.records.all('meeting').filter(({ state, start, partnerId }) => {
      const ahead = Date.parse(start) - engine.now()
      return state === 'scheduled' && partnerId !== null && ahead > 25 * HOUR && ahead < 40 * HOUR
    })
    if (near.length === 0) return
    const { id, workerId } = random.pick(near)
    const [deed, json] = random.chance(0.5) ? (['cancel', {}] as const) : (['move', span(engine.now(), random)] as const)
    const path = `/api/v1/meetings/${id}/${deed}`
    world.call({ room: 'api', method: 'POST', path, token: bearerToken(workerId as StaffId), json, swift: true })
  }
  async function check(): Promise<void> {
    const remembered = await rememberedIn(table.snapshot().items.filter(isAudit), await heldSince(ports))
    await restoreCheck(ports, kept.outside.kept(), remembered)
  }

  /** The command says how many were refused, and to ask again. */
  async function wakeUps(): Promise<void> {
    if ((await rebuildWakeups(ports)).refused > 0) throw new Unavailable('scheduler')
  }

  await engine.runTo(engine.now() + random.whole(1, 16) * HOUR)
  if (random.chance(0.3)) await until(world.bouncing, 10 * HOUR)
  const backup = table.snapshot()
  judges.remember()
  if (random.chance(0.6)) callsOff()
  await engine.runTo(engine.now() + random.pick(LOST) + random.whole(0, 10) * MINUTE)
  if (random.chance(0.5)) {
    await runs('hold in the old table', () => hold(ports))
    await engine.runTo(engine.now() + random.whole(0, 150) * MINUTE)
  }
  engine.shut()
  world.putBack(backup)
  judges.putBack()
  await runs('hold', () => hold(ports))
  await runs('restore check', check)
  await runs('wake-ups', wakeUps)
  judges.letIn()
  engine.open()
  await engine.runTo(engine.now() + random.whole(1, 30) * MINUTE)
  while (!kept.isThrough()) await engine.runTo(engine.now() + MINUTE)
  await runs('restore check, once more', check)
  await runs('wake-ups, once more', wakeUps)
  judges.checked()
  await engine.runTo(engine.now() + random.whole(0, 90) * MINUTE)
  await runs('lift', () => liftAll(everywhere(ports)))
}
