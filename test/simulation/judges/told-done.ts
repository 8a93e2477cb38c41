import type { Reply, Sent } from '../world/calls.ts'
import type { Task } from '../engine/task.ts'

/** Whoever asks for what is so already is told yes, and nothing is written; what partners are told is looked at in `told-partner.ts`. */
const NOTHING_TO_DO =
  /^\/[om]\/|\/(pause|resume|availability|consent|phase|hand-over|areas|agreements|sign-out|times|checks|card)$|\/partners\/\w+$|\/agreements\/[\w.-]+$|\/offers\/[\w.]+\/(answer|going-on)$|\/correct$/

/**
 * Nobody is told "done" for nothing: behind every answer that says so stands a commit, of this very call or of an earlier
 * one that was sent just so. And what is asked for twice under one key is made once.
 */
export function watchTold(
  wrote: (task: Task) => boolean,
  wrong: (what: string) => void,
): { told: (sent: Sent, answer: Reply, task: Task) => void; unkept: () => string[]; forget: () => void } {
  const done = new Set<string>()
  const made = new Map<string, string>()
  const doubts = new Map<string, string>()
  function told({ room, method, path, token, json, form, key }: Sent, { status, body, location = '' }: Reply, task: Task): void {
    if (method === 'GET' || method === 'HEAD') return
    const name = `${room} ${method} ${path} ${token ?? ''} ${key ?? ''} ${JSON.stringify(json ?? form)}`
    if (wrote(task)) done.add(name)
    const yes = (status >= 200 && status < 300) || (status === 303 && !location.startsWith('/sign-in'))
    if (yes && !NOTHING_TO_DO.test(path)) doubts.set(name, `${room} ${method} ${path} was told ${status}, and nothing was done`)
    if (status !== 201 || key === undefined) return
    const { id } = JSON.parse(body) as { id: string }
    const before = made.get(`${path} ${key}`) ?? id
    made.set(`${path} ${key}`, before)
    if (before !== id) wrong(`${room} ${path} made ${before} and ${id} under one key`)
  }
  /** Looked at in the end: of two at once the one that did it may answer last, or never. */
  /** What a table that was put back has forgotten is made again under the same key. */
  const forget = () => made.clear()
  return { told, forget, unkept: () => [...doubts].filter(([name]) => !done.has(name)).map(([, what]) => what) }
}
