/** How the tests find their modules: `vitest` is suite.ts, to all but itself, `fast-check` is few-cases.ts, and all code can be read afresh. */
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

const here = (name: string) => new URL(name, import.meta.url).href
const SUITE = here('./suite.ts')
const FEW = here('./few-cases.ts')

let generation = 0

/** Modules under `root` imported from now on are read afresh: a mutant of what is worked out once, on loading. */
export const afresh = (): number => ++generation

export function hook(root: string): void {
  const under = pathToFileURL(`${root}/`).href
  const ours = (url: string) =>
    url.startsWith(under) && /\/(packages|functions|test)\//.test(url) && !url.includes('/node_modules/')
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'vitest' && context.parentURL !== SUITE) return { url: SUITE, shortCircuit: true }
      if (specifier === 'fast-check' && context.parentURL !== FEW) return { url: FEW, shortCircuit: true }
      const found = next(specifier, context)
      return ours(found.url) ? { ...found, url: `${found.url}?${generation}` } : found
    },
  })
}
