/** One invocation of one room: what Lambda would do for one event. */
export interface Task {
  readonly id: number
  readonly room: string
  readonly what: string
  /** How far this caller's clock is off, in milliseconds. */
  readonly skew: number
  /** GET and HEAD: must change nothing. */
  readonly readOnly: boolean
  /** Milliseconds of the true time at which Lambda cuts it off. */
  readonly until: number
  /** When it began, or last asked whether the same had been done before. */
  asked: number
  /** Port calls not answered yet. */
  open: number
  over: boolean
  /** Its calls take no time: whoever shares a record with it is slow just now. */
  readonly swift: boolean
  /** Meets no faults: it has been tried often enough. */
  readonly spared: boolean
  /** Faults it has met. */
  harm: number
  /** Of them, those that threw: what it asked for beside may be under way still when it gives up. */
  rejected: number
}

export type Ending =
  | { readonly how: 'done'; readonly value: unknown }
  | { readonly how: 'failed'; readonly error: unknown }
  | { readonly how: 'crashed' }

/**
 * What becomes of one port call. The two crashes end the whole task, as if its machine had gone; what hangs is never
 * answered, whether or not it was carried out, until Lambda cuts the task off.
 */
export type Harm =
  | 'crash-before'
  | 'crash-after'
  | 'fails'
  | 'done-then-fails'
  | 'refused'
  | 'slow'
  | 'conflict'
  | 'hangs'
  | 'done-then-hangs'

export interface PortCall<T> {
  readonly port: string
  /** Carries the call out, at one moment. */
  readonly run: () => T | Promise<T>
  readonly failure: () => Error
  readonly conflict?: () => T
  /** What is thrown where the world will not have it, ever; absent where it cannot say so. */
  readonly refusal?: () => Error
  /** Whether it will not have this; by chance where absent. */
  readonly refused?: () => boolean
  /** Milliseconds it takes; drawn where absent. */
  readonly takes?: number
  readonly about?: string
}
