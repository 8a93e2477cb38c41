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

const isFixed = ({ status, statusReason }: Mutant) => status === 'Ignored' && statusReason?.includes('tatic') === true
const name = ({ mutatorName, replacement, location: { start, end } }: Mutant) =>
  `${start.line}:${start.column}-${end.line}:${end.column} ${mutatorName} ${replacement}`

/** Where the first run left out what is worked out on loading, in the form of Stryker's `mutate`: whole lines. */
export function rangesOf(files: Files): string[] {
  return Object.entries(files).flatMap(([file, { mutants }]) => {
    const lines = new Set(mutants.filter(isFixed).map(({ location: { start, end } }) => `${file}:${start.line}-${end.line}`))
    return [...lines]
  })
}

/** The first run's mutants, those left out there as the second run judged them. */
export function merge(first: Files, second: Files): Files {
  return Object.fromEntries(
    Object.entries(first).map(([file, { source, mutants }]) => {
      const judged = new Map((second[file]?.mutants ?? []).map((one) => [name(one), one]))
      return [file, { source, mutants: mutants.map((one) => (isFixed(one) ? (judged.get(name(one)) ?? one) : one)) }]
    }),
  )
}
