import type { Task } from '../engine/task.ts'
import type { Reply, Sent } from '../world/calls.ts'

/** That a link opens nothing any more, in the languages that pages have. */
const LOCKED = ['Tämä linkki ei enää toimi.', 'Den här länken fungerar inte längre.', 'This link doesn’t work any more.']

/**
 * A press repeated is not refused. A form carries a nonce, a call of the API an `Idempotency-Key`: whoever sends the same
 * again under the same one, after the first was carried out, must be told that it is done, never 4xx. Let through are:
 * - 401: who is signed out by now may not come in at all;
 * - what another version answers (`onceAt` gives nothing then): the two need not remember each other's answers; nor does an
 *   earlier one know every address;
 * - two under way at once: only one that looked for the other after that was done can know of it (`task.asked`);
 * - a partner's other time: their own yes or no may have overtaken it, and then the page says how it stands;
 * - a yes that was given back since (`givenBack`): it holds no more, and whoever presses again must hear so;
 * - a link that has been locked since, by its partner on that very page or by a coordinator: it must say that it opens
 *   nothing any more, whatever was done by it before.
 */
export function watchRepeats(
  onceAt: (task: Task) => number | undefined,
  givenBack: (path: string) => boolean,
  others: () => boolean,
  wrong: (what: string) => void,
) {
  /** When it was carried out first, by what was sent. */
  const done = new Map<string, number>()
  function repeated({ room, path, token, form, key }: Sent, { status, body }: Reply, task: Task): void {
    const once = key ?? form?.['nonce']
    if (once === undefined || form?.['answer'] === 'other-time') return
    const name = `${room} ${path} ${token ?? ''} ${once}`
    const locked = room === 'link' && LOCKED.some((title) => body.includes(title))
    const excused = status === 401 || (status === 404 && others()) || locked || givenBack(path)
    if ((done.get(name) ?? Infinity) < task.asked && status >= 400 && status < 500 && !excused)
      wrong(`${room} ${path} was done, and told ${status} when asked again under the same key`)
    const at = onceAt(task)
    if (at !== undefined) done.set(name, Math.min(at, done.get(name) ?? at))
  }
  /** A table that was put back knows of no press that came after what it holds. */
  return { repeated, forget: () => done.clear() }
}
