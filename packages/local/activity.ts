/** What is under way, so that "quiet" can be known rather than guessed by waiting. */
export interface Activity {
  /** Runs the work and counts it as under way until it ends. */
  during<T>(work: () => Promise<T>): Promise<T>
  /** How many pieces of work were ever begun: unchanged means that nothing happened in between. */
  readonly begun: number
  readonly underWay: number
  /** When nothing is under way: at once, or at the next such moment. */
  idle(): Promise<void>
  /** Called after each piece of work. */
  onEnd(tell: () => void): void
}

export function activity(): Activity {
  const waiting: (() => void)[] = []
  const listeners: (() => void)[] = []
  let begun = 0
  let underWay = 0

  function end(): void {
    underWay--
    for (const tell of listeners) tell()
    if (underWay === 0) for (const go of waiting.splice(0)) go()
  }

  return {
    get begun() {
      return begun
    },
    get underWay() {
      return underWay
    },
    during(work) {
      begun++
      underWay++
      return work().finally(end)
    },
    idle: () => (underWay === 0 ? Promise.resolve() : new Promise((go) => waiting.push(go))),
    onEnd: (tell) => void listeners.push(tell),
  }
}
