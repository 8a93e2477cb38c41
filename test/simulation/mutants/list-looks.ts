import type { Mutant } from './mutant.ts'

/** Bugs of whoever looks or hears: pages that write, logs that say too much, what is left out because it was met before; and of the calendar. */
export const LOOKS: readonly Mutant[] = [
  {
    name: 'calendar-counts-up',
    file: 'functions/link/routes/calendar.ts',
    find: `  return isRefusal(meeting) || meeting.state === 'proposed' || isNeverAgreed(meeting) || !open
    ? unknownLink(c)
    : file(c, meeting, tenant)
}

/** \`/o`,
    put: `  if (isRefusal(meeting) || meeting.state === 'proposed' || isNeverAgreed(meeting) || !open) return unknownLink(c)
  const { changeMeeting } = await import('#core/meeting/load.ts')
  await changeMeeting(call, id, 'meeting.see', (work, _, now) => work.change(now)(() => ({ invite: now.invite + 1 }), 'meeting.changed' as never))
  return file(c, meeting, tenant)
}

/** \`/o`,
    caughtBy: /link: GET \S+\.ics wrote/,
    why: 'each fetch of the calendar file counts its sequence up, so that calendars take the newer: mail scanners fetch it, too',
  },
  {
    name: 'candidates-page-writes',
    file: 'functions/staff/routes/candidates.tsx',
    find: '  if (isRefusal(considered)) return refusedPage(c, considered)\n',
    put: `  if (isRefusal(considered)) return refusedPage(c, considered)
  const { transact } = await import('#core/commit/transact.ts')
  if (view.request.misses.length > 0)
    await transact(call, { subject: id, load: async () => view.request, decide: (now, work) => work.change(now)(() => ({ misses: [] }), 'request.considered' as never) })
`,
    caughtBy: /staff: GET \/requests\/\w+\/candidates wrote/,
    why: 'near misses count as seen once a coordinator has the page of those who could be asked',
  },
  {
    name: 'form-in-the-log',
    file: 'functions/staff/ends.tsx',
    find: `    ports.log({ event: 'staff.unavailable', service: error.service })
    const body = c.req.method === 'POST' ? await typedIn(c) : ''
`,
    put: `    const body = c.req.method === 'POST' ? await typedIn(c) : ''
    ports.log({ event: 'staff.unavailable', service: error.service, form: Object.fromEntries(new URLSearchParams(body)) })
`,
    caughtBy: /the log says/,
    why: 'so that nothing typed is lost where the store does not answer, the form goes to the log, with all it says of a family',
  },
  {
    name: 'sweep-one-of-each',
    file: 'functions/sweep/sweep.ts',
    find: 'await inOrder(handful, (key) => key.pk',
    put: 'await inOrder([...new Map(handful.map((key) => [key.pk, key])).values()], (key) => key.pk',
    caughtBy: /was due at .* and nobody looked/,
    why: 'one record of each request is enough for a sweep, it was thought: the stream brings the others, and it stands still',
  },
  {
    name: 'sweep-leaves-out-the-last',
    file: 'functions/sweep/sweep.ts',
    find: `    if (hasTime()) count[await outcomeOf(ports, key)]++`,
    put: `    const before = last.get(ports)
    last.set(ports, key.pk + key.sk)
    if (before !== key.pk + key.sk && hasTime()) count[await outcomeOf(ports, key)]++`,
    also: [
      { find: 'export async function sweep(', put: 'const last = new WeakMap<object, string>()\nexport async function sweep(' },
    ],
    caughtBy: /was due at .* and nobody looked|never at rest/,
    why: 'a warm sweep does not touch what it touched last, to let it cool down: the same record may be all there is, again and again',
    unit: 'kills it too',
  },
  {
    name: 'busy-number-in-the-log',
    file: 'packages/core/notice/send.ts',
    find: '  await mark(call, mine, tenant, sent)\n',
    put: `  if (sent !== 'unknown' && sent.status === 'busy') ports.log({ event: 'notice.busy', key: keyText(claimed), to: address })
  await mark(call, mine, tenant, sent)
`,
    caughtBy: /the log says/,
    why: 'how often a provider is too busy is of interest, and whom it was for goes to the log with it',
  },
  {
    name: 'receipt-heard-once',
    file: 'functions/on-receipt/handler.ts',
    find: '  const receipt = readReceipt(Message)\n',
    put: `  if (heard.has(Message)) return
  heard.add(Message)
  const receipt = readReceipt(Message)
`,
    also: [{ find: 'async function takeIn(', put: 'const heard = new Set<string>()\nasync function takeIn(' }],
    caughtBy: /bounced, and nobody was told/,
    why: 'SNS delivers at least once, so a warm function drops what it has heard: also where the store did not answer the first time',
  },
  {
    name: 'pause-of-24-hours',
    file: 'packages/core/partner/pause.ts',
    find: 'startOfDay(addDays(until, 1))',
    put: 'plus(startOfDay(until), 24 * 60)',
    also: [
      {
        find: "import { addDays, startOfDay } from '../time/zone.ts'",
        put: "import { plus } from '../time/instant.ts'\nimport { startOfDay } from '../time/zone.ts'",
      },
    ],
    caughtBy: /paused until \d\d:\d\d, in the middle of a day/,
    why: 'a day has 24 hours, but not the Sunday on which the clocks change',
  },
  {
    name: 'two-weeks-to-the-minute',
    file: 'functions/link/own-actions.ts',
    find: 'until: addDays(localDate(call.now), 14), ...(agreed',
    put: 'until: new Date(Date.parse(call.now) + 14 * 86_400_000).toISOString(), ...(agreed',
    also: [{ find: "import { addDays, localDate } from '#core/time/zone.ts'\n", put: '' }],
    caughtBy: /paused until \d\d:\d\d, in the middle of a day/,
    why: 'two weeks from this very minute: somebody on a break is asked again in the middle of its last day',
  },
]
