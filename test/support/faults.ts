import { type Store, type Stores, Unavailable } from '#core/ports.ts'

export interface Faults {
  /** Calls of the store so far. */
  readonly calls: number
  /** The nth call from now fails: before it is carried out, or after a commit was. Off when undefined. */
  failAt(nth: number | undefined, when?: 'before' | 'after'): void
  /** Runs once, just before the next commit is carried out. */
  beforeCommit(run: () => Promise<unknown>): void
}

/** Puts itself between core and the stores of these ports: a world that does not answer, exactly when told. */
export function faultyStores(ports: { stores: Stores }): Faults {
  const real = ports.stores
  let calls = 0
  let fatal: { at: number; when: 'before' | 'after' } | undefined
  let intrude: (() => Promise<unknown>) | undefined

  async function through<T>(run: () => Promise<T>, commits = false): Promise<T> {
    calls++
    const fails = fatal?.at === calls ? fatal.when : undefined
    if (fails === 'before' || (fails && !commits)) throw new Unavailable('store')
    if (commits && intrude) {
      const other = intrude
      intrude = undefined
      await other()
    }
    const done = await run()
    if (fails) throw new Unavailable('store')
    return done
  }

  const wrapped = (store: Store): Store => ({
    org: store.org,
    get: (key) => through(() => store.get(key)),
    query: (query) => through(() => store.query(query)),
    receipt: (opId) => through(() => store.receipt(opId)),
    commit: (receipt, writes) => through(() => store.commit(receipt, writes), true),
  })
  ports.stores = { open: (org) => wrapped(real.open(org)), due: (before, limit, cursor) => real.due(before, limit, cursor) }
  return {
    get calls() {
      return calls
    },
    failAt(nth, when = 'before') {
      fatal = nth === undefined ? undefined : { at: calls + nth, when }
    },
    beforeCommit(run) {
      intrude = run
    },
  }
}
