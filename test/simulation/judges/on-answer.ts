import { bookedUnasked } from './binds.ts'
import type { Task } from '../engine/task.ts'
import type { Reply, Sent } from '../world/calls.ts'
import type { Records } from '../world/records.ts'
import { linkOf, watchLinks } from './behind-links.ts'
import { watchRepeats } from './asked-again.ts'
import { watchBeside } from './beside.ts'
import { watchNumbers } from './number-shown.ts'
import { notTheirs } from './theirs-alone.ts'
import { namedTooSoon } from './unnamed.ts'
import { watchTold } from './told-done.ts'

interface Watching {
  readonly records: Records
  readonly wrong: (what: string) => void
  /** When it last wrote anything, epoch milliseconds; undefined where it has not. */
  readonly wroteAt: (task: Task) => number | undefined
  readonly onceAt: (task: Task) => number | undefined
  /** Whether its version had to leave what it found to a newer one. */
  readonly behind: (task: Task) => boolean
  /** Whether another version has answered anything so far: what it would say again is not ours to judge. */
  readonly others: () => boolean
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** What must hold of every answer that a browser or a client gets. What partners are told is looked at in `told-partner.ts`, too. */
export function watchAnswers({ records, wrong, wroteAt, onceAt, behind, others, now }: Watching) {
  const links = watchLinks(records, now)
  const numbers = watchNumbers(records)
  const beside = watchBeside(records)
  const signedOut = new Set<string | undefined>()
  const givenBack = (path: string) => records.opened(path)?.['state'] === 'released'
  const repeats = watchRepeats((task) => (others() ? undefined : onceAt(task)), givenBack, others, wrong)
  const { told, unkept, forget } = watchTold((task) => wroteAt(task) !== undefined || others(), wrong)
  return {
    /** Whatever it is answered, the session may be gone by then. */
    asked(sent: Sent): void {
      const { path, token } = sent
      links.asked(sent)
      numbers.asked(sent)
      beside.asked(sent)
      if (path === '/sign-out') signedOut.add(token)
    },
    answered(sent: Sent, answer: Reply, task: Task): void {
      const { room, method, path, token } = sent
      for (const what of others() ? [] : links.answered(sent, answer)) wrong(what)
      const shown = numbers.answered(sent, answer, room === 'link' ? linkOf(records, path)?.partnerId : undefined)
      for (const what of others() ? [] : shown) wrong(what)
      if (sent.scanner && wroteAt(task) !== undefined && !others())
        wrong(`a scanner pressed ${path.replace(/\/[\w-]{22}/, '')}, and something was done`)
      repeats.repeated(sent, answer, task)
      told(sent, answer, task)
      for (const what of others() ? [] : bookedUnasked(sent, answer)) wrong(what)
      const doubled = beside.answered(sent, answer)
      for (const what of others() ? [] : doubled) wrong(what)
      for (const what of others() ? [] : namedTooSoon(sent, answer, records)) wrong(what)
      const foreign = others() ? undefined : notTheirs(sent, answer, records)
      if (foreign) wrong(foreign)
      if (token && !signedOut.has(token) && (answer.status === 401 || answer.location?.startsWith('/sign-in')))
        wrong(`${room} ${method} ${path} was answered as if nobody had signed in`)
      if (answer.status === 500) wrong(`${room} ${method} ${path} answered 500`)
      if (answer.status >= 502 && task.harm === 0 && !behind(task))
        wrong(`${room} ${method} ${path} answered ${answer.status} though nothing was wrong`)
    },
    committed: numbers.committed,
    /** What was said to be done and never was, in words; to be asked when all is at rest. */
    unkept,
    /** The table was put back: what it was told since, and has forgotten, may be done once more. */
    forget(): void {
      repeats.forget()
      forget()
    },
  }
}
