interface Place {
  readonly line: number
  readonly column: number
}

/** One broken place, as Stryker's report tells it. */
export interface Mutant {
  readonly mutatorName: string
  readonly replacement?: string
  readonly status: string
  readonly statusReason?: string
  readonly location: { readonly start: Place; readonly end: Place }
}

export type Files = Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>

export const isOpen = ({ status }: Mutant): boolean => status === 'Survived' || status === 'NoCoverage'
const isFixed = ({ status, statusReason }: Mutant) => status === 'Ignored' && statusReason?.includes('tatic') === true
/** No test failed, or none was asked yet. */
export const isLeft = (mutant: Mutant): boolean => isOpen(mutant) || isFixed(mutant)
const name = ({ mutatorName, replacement, location: { start, end } }: Mutant) =>
  `${start.line}:${start.column}-${end.line}:${end.column} ${mutatorName} ${replacement}`

/** Where the first run left out what is worked out on loading, in the form of Stryker's `mutate`: whole lines. */
export function rangesOf(files: Files): string[] {
  return Object.entries(files).flatMap(([file, { mutants }]) => {
    const lines = new Set(mutants.filter(isFixed).map(({ location: { start, end } }) => `${file}:${start.line}-${end.line}`))
    return [...lines]
  })
}

/** Those where no test failed or none was asked, each by its own place, in files that read as they did. */
export function rangesLeft(files: Files, read: (file: string) => string | undefined): string[] {
  const place = ({ line, column }: Place) => `${line}:${column - 1}` // Stryker asks for columns from 0, and tells them from 1
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    read(file) === source
      ? mutants.filter(isLeft).map(({ location: { start, end } }) => `${file}:${place(start)}-${place(end)}`)
      : [],
  )
}

/** The first run's mutants, those left out there (or others that are to be) as the second run judged them. */
export function merge(first: Files, second: Files, which: (mutant: Mutant) => boolean = isFixed): Files {
  return Object.fromEntries(
    Object.entries(first).map(([file, { source, mutants }]) => {
      const judged = new Map((second[file]?.mutants ?? []).map((one) => [name(one), one]))
      return [file, { source, mutants: mutants.map((one) => (which(one) ? (judged.get(name(one)) ?? one) : one)) }]
    }),
  )
}
