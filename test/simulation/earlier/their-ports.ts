import { BadCursor, type Ports, Unavailable } from '#core/ports.ts'

interface Errors {
  readonly Unavailable: typeof Unavailable
  readonly BadCursor: typeof BadCursor
}

type Anything = (...given: never[]) => unknown

/** The same ports for another version: what they throw must be an error of its own, or it takes a busy store for a bug. */
export function inTheirWords(ports: Ports, theirs: Errors): Ports {
  const translated = (error: unknown): unknown => {
    if (error instanceof Unavailable) return new theirs.Unavailable(error.service)
    return error instanceof BadCursor ? new theirs.BadCursor() : error
  }
  const put =
    (run: Anything): Anything =>
    (...given) => {
      const got = run(...given)
      return got instanceof Promise ? got.catch((error: unknown) => Promise.reject(translated(error))) : got
    }
  const all = <T extends object>(port: T): T =>
    Object.fromEntries(
      Object.entries(port).map(([name, value]) => [name, typeof value === 'function' ? put(value as Anything) : value]),
    ) as T
  const { stores, directory, wakeups, mail, sms } = ports
  return {
    ...ports,
    stores: { ...all(stores), open: (org) => all(stores.open(org)) },
    directory: all(directory),
    wakeups: all(wakeups),
    mail: all(mail),
    sms: all(sms),
    clock: all(ports.clock),
  }
}
