import type { Answer, Sent } from '../world/calls.ts'
import type { Task } from '../engine/task.ts'

/**
 * Whoever sends the same again under the same key hears the same again: what was done is never refused afterwards. Not so
 * for who may no longer come in at all, nor of what another version answers: `wroteAt` leaves it out. Nor of another time
 * proposed to an offer: a yes or no of the same partner may have overtaken it, and then they are told how it stands. Of two
 * under way at once only the one that looks afterwards can know of the other. Nor of a yes that has been given back since:
 * whoever presses again then must hear that it holds no more.
 */
export function watchRepeats(
  wroteAt: (task: Task) => number | undefined,
  givenBack: (path: string) => boolean,
  wrong: (what: string) => void,
) {
  const done = new Map<string, number>()
  return ({ room, path, token, form, key }: Sent, { status }: Answer, task: Task): void => {
    const once = key ?? form?.['nonce']
    if (once === undefined || form?.['answer'] === 'other-time') return
    const name = `${room} ${path} ${token ?? ''} ${once}`
    if ((done.get(name) ?? Infinity) < task.asked && status >= 400 && status < 500 && status !== 401 && !givenBack(path))
      wrong(`${room} ${path} was done, and told ${status} when asked again under the same key`)
    const at = wroteAt(task)
    if (at !== undefined) done.set(name, Math.min(at, done.get(name) ?? at))
  }
}
