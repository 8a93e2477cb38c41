import type { Mutant } from './mutant.ts'

/** Bugs of whoever only looks: pages that write, logs that say too much, a sweep that leaves something out. */
export const LOOKS: readonly Mutant[] = [
  {
    name: 'calendar-counts-up',
    file: 'functions/link/routes/calendar.ts',
    find: '  return isRefusal(meeting) ? unknownLink(c) : file(c, meeting, tenant)\n}\n\n/** `/o',
    put: `  if (isRefusal(meeting)) return unknownLink(c)
  const { changeMeeting } = await import('#core/meeting/load.ts')
  await changeMeeting(call, id, (work, _, now) => work.change(now)(() => ({ invite: now.invite + 1 }), 'meeting.changed' as never))
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
  const { transact } = await import('#core/transact.ts')
  if (view.request.misses.length > 0)
    await transact(call, { subject: id, load: async () => view.request, decide: (now, work) => work.change(now)(() => ({ misses: [] }), 'request.considered' as never) })
`,
    caughtBy: /staff: GET \/requests\/\w+\/candidates wrote/,
    why: 'near misses count as seen once a coordinator has the page of those who could be asked',
  },
  {
    name: 'form-in-the-log',
    file: 'functions/staff/app.tsx',
    find: `    ports.log({ event: 'staff.unavailable', service: error.service })
    const body = c.req.method === 'POST' ? await c.req.text() : ''
`,
    put: `    const body = c.req.method === 'POST' ? await c.req.text() : ''
    ports.log({ event: 'staff.unavailable', service: error.service, form: Object.fromEntries(new URLSearchParams(body)) })
`,
    caughtBy: /the log says/,
    why: 'so that nothing typed is lost where the store does not answer, the form goes to the log, with all it says of a family',
  },
  {
    name: 'sweep-one-of-each',
    file: 'functions/sweep/handler.ts',
    find: 'await inOrder(found.keys, (key) => key.pk',
    put: 'await inOrder([...new Map(found.keys.map((key) => [key.pk, key])).values()], (key) => key.pk',
    caughtBy: /was due at .* and nobody looked/,
    why: 'one record of each request is enough for a sweep, it was thought: the stream brings the others, and it stands still',
  },
  {
    name: 'sweep-leaves-out-the-last',
    file: 'functions/sweep/handler.ts',
    find: `      if (!hasTime()) return
      count.reached++`,
    put: `      if (!hasTime()) return
      const before = last.get(ports)
      last.set(ports, key.pk + key.sk)
      if (before === key.pk + key.sk) return
      count.reached++`,
    also: [{ find: 'async function sweep(', put: 'const last = new WeakMap<object, string>()\nasync function sweep(' }],
    caughtBy: /was due at .* and nobody looked|never at rest/,
    why: 'a warm sweep does not touch what it touched last, to let it cool down: the same record may be all there is, again and again',
  },
]
