import { digestSchema, seeDigest, setDigest, type Whose } from '#core/notice/digest-times.ts'
import type { Digest } from '#core/records/digest.ts'
import { isRefusal, type Refusal } from '#core/refusal.ts'
import { type Reply, type Route, route } from '../route.ts'
import { showDigest } from '../show/digest.ts'

const reply = (digest: Digest | Refusal): Reply | Refusal =>
  isRefusal(digest) ? digest : { body: showDigest(digest), version: digest.version }

/** One mailbox's digest: when it comes, and choosing that. */
function ofMailbox(whose: Whose, what: string): Route[] {
  const path = `/digests/${whose}`
  const replies = { status: 200, shape: 'Digest' } as const
  return [
    route({
      method: 'get',
      path,
      does: `When ${what} is told what waits for a coordinator`,
      verb: 'digest.see',
      replies,
      run: async ({ call }) => reply(await seeDigest(call, whose)),
    }),
    route({
      method: 'put',
      path,
      does: `Choose when ${what} is told what waits: local times on working days, at most four`,
      verb: 'digest.set',
      body: digestSchema,
      replies,
      run: async ({ call, body }) => reply(await setDigest(call, whose, body)),
    }),
  ]
}

export const digestRoutes = [...ofMailbox('shared', 'the shared mailbox'), ...ofMailbox('own', "the caller's own mailbox")]
