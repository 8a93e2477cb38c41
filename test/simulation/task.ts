/** One run of one room: what Lambda would do for one event. */
export interface Task {
  readonly id: number
  readonly room: string
  readonly what: string
  /** How far this caller's clock is off, in milliseconds. */
  readonly skew: number
  /** GET and HEAD: must change nothing. */
  readonly readOnly: boolean
  /** Port calls not answered yet. */
  open: number
  over: boolean
  /** Faults it has met. */
  harm: number
}

export type Ending = { readonly how: 'done'; readonly value: unknown } | { readonly how: 'failed'; readonly error: unknown } | { readonly how: 'crashed' }

/** What becomes of one port call: the two crashes end the whole task, as if its machine had gone. */
export type Harm = 'crash-before' | 'crash-after' | 'fails' | 'done-then-fails' | 'slow' | 'conflict'

export interface PortCall<T> {
  readonly port: string
  /** Carries the call out, at one moment. */
  readonly run: () => T | Promise<T>
  readonly failure: () => Error
  readonly conflict?: () => T
  /** Milliseconds it takes; drawn where absent. */
  readonly takes?: number
  readonly about?: string
}
