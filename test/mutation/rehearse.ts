import { existsSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { MUTANTS } from '../simulation/mutants/list.ts'
import { withBug } from '../simulation/mutants/mutant.ts'
import type { Files } from './mutants.ts'
import { strykerPlugins } from './runner.ts'
import { ANSWERING } from './table.ts'
import { checked } from './types.ts'

/** A bug of core that fails a unit test, without leaving anything under way. */
const BUG = MUTANTS.find(({ name }) => name === 'yes-after-release')!

/**
 * All of a run but Stryker itself, which is pinned and does not rot when the house changes: the unit tests of the folders
 * (of all where none is named) are loaded as a mutant would, and pass in unbroken code; one bug put by hand fails one; and
 * the compiler refuses what does not compile, and only that. Gives what a run finds; throws where a real one would end in
 * its first minute.
 */
export async function rehearse(root: string, copy: string, folders: readonly string[]): Promise<Files> {
  const lost = ANSWERING.filter((file) => !existsSync(join(root, file)))
  if (lost.length > 0) throw new Error(`counted as answering, and not there: ${lost.join(', ')}`)
  const path = join(root, BUG.file)
  let broken = false
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context)
      const isIt = broken && url.split('?', 1)[0] === pathToFileURL(path).href
      return isIt ? { ...loaded, source: withBug(readFileSync(path, 'utf8'), BUG) } : loaded
    },
  })
  const runner = new strykerPlugins[0]!.injectableClass()
  if (folders.length > 0) runner.files = folders.map((folder) => `test/unit/${folder}/**/*.test.ts`)
  await runner.init()
  const { tests } = await runner.dryRun()
  const failed = tests.filter(({ status }) => status !== 0)
  console.log(`${tests.length} unit tests loaded, ${failed.length} fail in unbroken code`)
  if (failed.length > 0) throw new Error(failed.map(({ name, failureMessage }) => `${name}: ${failureMessage}`).join('\n'))
  broken = true
  const outcome = await runner.mutantRun({
    activeMutant: { id: BUG.name, fileName: path },
    mutantActivation: 'static',
  })
  if (outcome.status !== 'killed') throw new Error(`${BUG.name} in ${BUG.file}: ${outcome.status}, and no test noticed`)
  console.log(`${BUG.name} in ${BUG.file}: noticed by ${outcome.killedBy?.join()}`)
  return checked(byHand(readFileSync(path, 'utf8')), root, copy)
}

/** As Stryker reports: one that a test noticed, and on the first line one that compiles and one that does not. */
function byHand(source: string): Files {
  const [first = ''] = source.split('\n')
  const location = { start: { line: 1, column: 1 }, end: { line: 1, column: first.length + 1 } }
  const survived = (mutatorName: string, replacement: string) => ({ mutatorName, replacement, status: 'Survived', location })
  return {
    [BUG.file]: {
      source,
      mutants: [
        { mutatorName: 'by hand', replacement: '', status: 'Killed', location },
        survived('compiles', `${first} // as before`),
        survived('does not', `${first} const words: number = ''`),
      ],
    },
  }
}
