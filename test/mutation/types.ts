/**
 * A mutant that does not compile is none: the build refuses it before any test. Stryker's own checker needs the compiler's
 * old interface for programs, so the survivors are put to `tsc` itself here: in a copy of core, as many at a time as share no line.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Files, isOpen, type Mutant } from './mutants.ts'

/** The same files, those survivors marked `CompileError` that the compiler refuses at their own place. */
export function checked(files: Files, root: string, copy: string): Files {
  prepare(root, copy)
  const refused = new Set<Mutant>()
  const left = new Map(Object.entries(files).map(([file, { mutants }]) => [file, mutants.filter(isOpen)]))
  const alone = new Set<Mutant>()
  while ([...left.values()].some((mutants) => mutants.length > 0)) {
    const tried = [...left].map(([file, mutants]) => ({ file, source: files[file]!.source, some: next(mutants, alone) }))
    for (const { file, source, some } of tried) writeFileSync(join(copy, file), broken(source, some))
    const errors = compile(copy)
    for (const { file, some } of tried) {
      const lines = errors.filter((error) => error.file === file).map(({ line }) => line)
      const [only, ...others] = some
      const single = only !== undefined && others.length === 0
      for (const one of some) if (lines.some((line) => single || covers(one, line))) refused.add(one)
      const unclear = lines.some((line) => !some.some((one) => covers(one, line)))
      if (unclear && !single) for (const one of some) if (!refused.has(one)) alone.add(one)
      left.set(
        file,
        left.get(file)!.filter((one) => !some.includes(one) || (unclear && !refused.has(one))),
      )
    }
  }
  return Object.fromEntries(
    Object.entries(files).map(([file, { source, mutants }]) => [
      file,
      { source, mutants: mutants.map((one) => (refused.has(one) ? { ...one, status: 'CompileError' } : one)) },
    ]),
  )
}

const covers = ({ location: { start, end } }: Mutant, line: number) => line >= start.line && line <= end.line

/** An error away from what was broken may be anybody's: then each of them once more, alone. */
const next = (mutants: readonly Mutant[], alone: ReadonlySet<Mutant>): Mutant[] => {
  const together = apart(mutants.filter((one) => !alone.has(one)))
  return together.length > 0 ? together : mutants.slice(0, 1)
}

/** As many as share no line, so that each error belongs to one of them. */
function apart(mutants: readonly Mutant[]): Mutant[] {
  const chosen: Mutant[] = []
  for (const one of mutants)
    if (chosen.every(({ location: { start, end } }) => end.line < one.location.start.line || start.line > one.location.end.line))
      chosen.push(one)
  return chosen
}

function prepare(root: string, copy: string): void {
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(copy, { recursive: true })
  for (const name of ['package.json', 'tsconfig.json', 'packages/core'])
    cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  writeFileSync(join(copy, 'core.json'), JSON.stringify({ extends: './tsconfig.json', include: ['packages/core'] }))
  if (compile(copy).length > 0) throw new Error('core itself does not compile')
}

/** Lines and columns begin at 1. Every line stays where it was, so that the compiler's words can be told apart by it. */
function broken(source: string, mutants: readonly Mutant[]): string {
  const lines = source.split('\n')
  const at = ({ line, column }: { line: number; column: number }) =>
    lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1
  const backwards = mutants.toSorted((a, b) => b.location.start.line - a.location.start.line)
  return backwards.reduce((text, { location: { start, end }, replacement = '' }) => {
    const gone = end.line - start.line - replacement.split('\n').length + 1
    return text.slice(0, at(start)) + replacement + '\n'.repeat(Math.max(0, gone)) + text.slice(at(end))
  }, source)
}

function compile(copy: string): { file: string; line: number }[] {
  const { stdout } = spawnSync('tsc', ['--noEmit', '--singleThreaded', '--pretty', 'false', '--project', 'core.json'], {
    cwd: copy,
    encoding: 'utf8',
  })
  return [...stdout.matchAll(/^(\S+)\((\d+),\d+\): error /gm)].map(([, file, line]) => ({ file: file!, line: Number(line) }))
}
