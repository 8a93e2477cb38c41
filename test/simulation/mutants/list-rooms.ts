import type { Mutant } from './mutant.ts'

const UNSEEN = /was due at .* and nobody looked/
const NO_REST = /never at rest|was due at/

/** Bugs of the rooms: what they keep between two calls, whom they trust, what they write down. */
export const ROOMS: readonly Mutant[] = [
  {
    name: 'wake-up-only-near',
    file: 'functions/on-change/handler.ts',
    find: 'if (early && !inHand)',
    put: 'if (early && !inHand && Date.parse(due) - Date.parse(ports.clock.now()) < 86_400_000)',
    caughtBy: UNSEEN,
    why: 'no wake-up for what is due in more than a day: it will change before then, it was thought',
    unit: 'kills it too',
  },
  {
    name: 'wake-up-once-a-record',
    file: 'functions/on-change/handler.ts',
    find: `/** Whether the change needs no further look; false where the world did not answer. */
async function settled(ports: SendingPorts, { key, due, inHand }: Poke): Promise<boolean> {
  try {
    const early = !(await isDueSoon(ports.clock, due)) || (await advance(ports, key)) === 'not-yet'
    if (early && !inHand) await`,
    put: `const asked = new WeakMap<object, Set<string>>()

async function settled(ports: SendingPorts, { key, due, inHand }: Poke): Promise<boolean> {
  try {
    const early = !(await isDueSoon(ports.clock, due)) || (await advance(ports, key)) === 'not-yet'
    const before = asked.get(ports) ?? new Set<string>()
    asked.set(ports, before)
    const known = before.has(keyText(key))
    before.add(keyText(key))
    if (early && !inHand && !known) await`,
    caughtBy: UNSEEN,
    why: 'a warm function remembers which records have a wake-up, by key alone: one with a later due gets none',
  },
  {
    name: 'change-in-hand-for-ever',
    file: 'functions/on-change/handler.ts',
    find: `  async function handle({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
    const failed: string[] = []
    const pokes = Records.flatMap((record) => readPoke(record) ?? unread(ports, record.eventID))
    await inOrder(lastOfEach(pokes), ({ key }) => key.pk, AT_ONCE, async (poke) => {
      if (!(await settled(ports, poke))) failed.push(poke.sequence)
    })`,
    put: `  const inHand = new Set<string>()
  async function handle({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
    const failed: string[] = []
    const pokes = Records.flatMap((record) => readPoke(record) ?? unread(ports, record.eventID))
    await inOrder(lastOfEach(pokes), ({ key }) => key.pk, AT_ONCE, async (poke) => {
      if (inHand.has(keyText(poke.key))) return
      inHand.add(keyText(poke.key))
      if (await settled(ports, poke)) inHand.delete(keyText(poke.key))
      else failed.push(poke.sequence)
    })`,
    caughtBy: UNSEEN,
    why: 'a record in hand is not taken twice, and one that failed once stays in hand: its second try is left out',
  },
  {
    name: 'scheduler-may-fail',
    file: 'functions/on-change/handler.ts',
    find: "return !world || error.service === 'newer-version'",
    put: "return !world || error.service === 'newer-version' || error.service === 'scheduler'",
    caughtBy: UNSEEN,
    why: 'a wake-up that Scheduler was too busy for is left to the sweep, and the change counts as done',
    unit: 'kills it too',
  },
  {
    name: 'wake-up-heard-once',
    file: 'functions/on-time/handler.ts',
    find: `  async function handle(event: unknown): Promise<void> {
    const key = readKey(event)
    if (key) await advance(ports, key)`,
    put: `  const woken = new Set<string>()
  async function handle(event: unknown): Promise<void> {
    const key = readKey(event)
    if (key && woken.has(key.pk + key.sk)) return
    if (key) await advance(ports, key)
    if (key) woken.add(key.pk + key.sk)
    if (key) return`,
    caughtBy: UNSEEN,
    why: 'Scheduler delivers at least once, so a warm function drops a wake-up it has had: by key, without the due',
  },
  {
    name: 'woken-one-at-a-time',
    file: 'functions/on-time/handler.ts',
    find: `  async function handle(event: unknown): Promise<void> {
    const key = readKey(event)
    if (key) await advance(ports, key)`,
    put: `  const inHand = new Set<string>()
  async function handle(event: unknown): Promise<void> {
    const key = readKey(event)
    if (key && inHand.has(key.pk)) return
    if (key) inHand.add(key.pk)
    if (key) await advance(ports, key)
    if (key) inHand.delete(key.pk)
    if (key) return`,
    caughtBy: UNSEEN,
    why: 'of two wake-ups of one request the second is dropped while the first is under way, as if they were the same',
  },
  {
    name: 'sweep-waits-for-a-dead-one',
    file: 'packages/core/stuck/sweep-mark.ts',
    find: 'ms(now) - ms(mark.begun) < LONGEST_MS',
    put: 'ms(now) - ms(mark.begun) >= 0',
    caughtBy: /never at rest|was due at .* and nobody looked/,
    why: 'a sweep that ended by force is taken for one still under way, however long ago it began, and none comes after it',
    unit: 'kills it too',
  },
  {
    name: 'sweep-under-way-for-ever',
    file: 'functions/sweep/handler.ts',
    find: `    const swept = await sweep(ports, settings, hasTime)
    ports.log({ event: 'sweep.done', ...swept })
    return swept
  }
  return trigger(ports.log, 'sweep', handle)
`,
    put: `    if (underWay) return { advanced: 0, failed: 0, newer: 0, oldest: 0, complete: false }
    underWay = true
    const swept = await sweep(ports, settings, hasTime)
    underWay = false
    ports.log({ event: 'sweep.done', ...swept })
    return swept
  }
  let underWay = false
  return trigger(ports.log, 'sweep', handle)
`,
    caughtBy: NO_REST,
    why: 'a sweep is left out while one is under way; one that threw is under way for ever (no finally)',
  },
  {
    name: 'sweep-clock-of-the-first',
    file: 'functions/sweep/sweep.ts',
    find: `async function ordinary({ ports, settings, hasTime, hand, work }: Round) {
  const now = ports.clock.now()
`,
    put: `const began = new WeakMap<object, string>()
async function ordinary({ ports, settings, hasTime, hand, work }: Round) {
  const now = began.get(ports) ?? ports.clock.now()
  began.set(ports, now)
`,
    caughtBy: /nobody looked|never at rest/,
    why: 'the moment of the cold start is taken for now: what became due since is never found',
    unit: 'kills it too',
  },
  {
    name: 'token-in-the-log',
    file: 'functions/link/app.tsx',
    find: "ports.log({ event: 'link.unavailable', service: error.service })",
    put: "ports.log({ event: 'link.unavailable', service: error.service, path: c.req.path })",
    caughtBy: /the log says a token/,
    why: 'where the store does not answer, the path is logged, and the path of a link is its token',
    quick: true,
  },
  {
    name: 'page-marks-seen',
    file: 'functions/staff/routes/request.tsx',
    find: `  const colleagues = staff.filter((one) => takesOver(`,
    put: `  const { transact } = await import('#core/commit/transact.ts')
  if (c.req.method === 'GET' && view.request.workerId === call.by.id && view.request.nudges > 0)
    await transact(call, { subject: id, load: async () => view.request, decide: (request, work) => work.change(request)(() => ({ nudges: 0 }), 'request.seen') })
  const colleagues = staff.filter((one) => takesOver(`,
    caughtBy: /staff: GET \/requests\/\w+ wrote/,
    why: 'a worker who has been reminded and looks at the page is counted as having acted',
  },
]
