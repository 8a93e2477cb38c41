import type { Answer, Sent } from './calls.ts'
import type { Task } from './task.ts'

/**
 * Whoever sends the same again under the same key hears the same again: what was done is never refused afterwards. Not so
 * for who may no longer come in at all, nor of what another version answers: `wrote` leaves it out. Nor of another time
 * proposed to an offer: a yes or no of the same partner may have overtaken it, and then they are told how it stands.
 */
export function watchRepeats(wrote: (task: Task) => boolean, wrong: (what: string) => void) {
  const done = new Set<string>()
  return ({ room, path, token, form, key }: Sent, { status }: Answer, task: Task): void => {
    const once = key ?? form?.['nonce']
    if (once === undefined || form?.['answer'] === 'other-time') return
    const name = `${room} ${path} ${token ?? ''} ${once}`
    if (done.has(name) && status >= 400 && status < 500 && status !== 401)
      wrong(`${room} ${path} was done, and told ${status} when asked again under the same key`)
    if (wrote(task)) done.add(name)
  }
}
