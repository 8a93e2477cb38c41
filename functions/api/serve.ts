import type { Context } from 'hono'
import type { Actor } from '#core/policy/actor.ts'
import { withDeployment } from '#core/notice/hold-back.ts'
import { type Call, callFor } from '#core/commit/call.ts'
import { mayEver } from '#core/policy/may.ts'
import type { Ports, Session } from '#core/ports.ts'
import { isRefusal, type Refusal, refuse } from '#core/refusal.ts'
import { doing } from '#web/doing.ts'
import { fingerprint, isIdempotencyKey, scopedKey } from '#web/idempotency.ts'
import { ID } from '#web/ids.ts'
import { type EdgeCode, edgeProblem, problemResponse } from '#web/problem.ts'
import { actorOf } from '#web/session.ts'
import { tracedFor } from '#web/trace.ts'
import { takeBehalf, unknownBehalf } from './behalf.ts'
import type { Signed } from './bearer.ts'
import { onlyAt, readIfMatch, stillAt } from './if-match.ts'
import { readJson } from './json.ts'
import { readQuery } from './query.ts'
import { refused } from './refused.ts'
import type { Reply, Asked, Route } from './route.ts'
import type { ApiSettings } from './settings.ts'

type No = { readonly edge: EdgeCode }

/** A route as a handler: parse, one use case, answer. */
export function serve(ports: Ports, settings: ApiSettings, route: Route) {
  return doing(route.verb, async (c: Context<Signed>): Promise<Response> => {
    const session = c.get('session')
    const asked = mayEver(session.role, route.verb)
      ? await prepare(tracedFor(c, ports), settings, route, c, session)
      : refuse('FORBIDDEN')
    const reply = isRefusal(asked) || 'edge' in asked ? asked : await route.run(asked)
    if (isRefusal(reply)) return refused(ports, c, reply)
    return 'edge' in reply ? problemResponse(edgeProblem(reply.edge)) : answered(route, reply)
  })
}

async function prepare(
  ports: Ports,
  settings: ApiSettings,
  route: Route,
  c: Context<Signed>,
  session: Session,
): Promise<Asked | Refusal | No> {
  const id = c.req.param('id') ?? ''
  if (id !== '' && !ID.test(id)) return refuse('NOT_FOUND')
  const query = route.query && readQuery(route.query, c.req.queries())
  if (isRefusal(query)) return query
  const read = route.body ? await readJson(c, route.bodyLimit) : { json: undefined }
  if ('edge' in read || isRefusal(read)) return read
  const taken = takeBehalf(route, actorOf(session), read.json)
  if (isRefusal(taken)) return taken
  const call = callOf(ports, route, c, session, taken.by, read.json)
  if ('edge' in call) return call
  return (await unknownBehalf(call)) ?? { ...withDeployment({ call }, ports), id, body: taken.body, query, settings }
}

/** The call with what its headers ask for: once only, or only at a version. */
function callOf(ports: Ports, route: Route, c: Context<Signed>, session: Session, by: Actor, json: unknown): Call | No {
  const key = route.method === 'post' ? c.req.header('idempotency-key') : undefined
  if (key !== undefined && !isIdempotencyKey(key)) return { edge: 'IDEMPOTENCY_KEY_MALFORMED' }
  const once =
    key === undefined ? undefined : { key: scopedKey(session.staffId, 'post', c.req.path, key), fingerprint: fingerprint(json) }
  const call = callFor(ports, session.org, by, once)
  const wanted = route.method === 'get' ? undefined : c.req.header('if-match')
  if (wanted === undefined) return call
  const version = readIfMatch(wanted)
  if (version === undefined) return { edge: 'IF_MATCH_MALFORMED' }
  if (!route.matches) return call
  const matched = route.matches(session.org, c.req.param('id') ?? '')
  return { ...call, store: onlyAt(call.store, matched, version), first: () => stillAt(call.store, matched, version, once?.key) }
}

function answered(route: Route, { body, version, location }: Reply): Response {
  return new Response(JSON.stringify(body), {
    status: route.replies.status,
    headers: {
      'content-type': 'application/json',
      ...(version !== undefined && { etag: `"${version}"` }),
      ...(location !== undefined && { location }),
    },
  })
}
