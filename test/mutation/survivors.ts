import { type Files, isOpen } from './mutants.ts'

/** Where core was broken and no test failed: `file:line:column what stood there → what stood there instead`. */
export function survivors(files: Files): string {
  return Object.entries(files)
    .flatMap(([file, { source, mutants }]) => {
      const lines = source.split('\n')
      return mutants
        .filter(isOpen)
        .toSorted((a, b) => a.location.start.line - b.location.start.line)
        .map(({ status, replacement = '', location: { start, end } }) => {
          const stood = lines[start.line - 1]!.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined)
          const never = status === 'NoCoverage' ? 'never run: ' : ''
          return `${file}:${start.line}:${start.column} ${never}${stood} → ${replacement.replaceAll(/\s+/g, ' ')}`
        })
    })
    .join('\n')
}
