/** What a person can put right, said in one sentence: printed without a stack, exit code 1. Anything else is a bug. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun'
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
