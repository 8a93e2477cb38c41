/** What a function's thread (`worker.mjs`) is started with, and what it and the cloud say to each other. */
export interface Start {
  /** File URL of the bundle's `index.mjs`. */
  readonly entry: string
  readonly name: string
}
export type ToWorker =
  | { readonly call: number; readonly event: string; readonly seconds: number }
  | { readonly clockOffset: number }
export type FromWorker =
  | { readonly ready: true }
  | { readonly broken: string }
  | { readonly call: number; readonly result: string }
  | { readonly call: number; readonly failed: string }
