import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

const SUITES = ['unit', 'contract', 'journey', 'simulation', 'commands', 'browser', 'infra', 'architecture']

/** What esbuild does for `with { type: 'text' }`, see infra/bundle.ts. */
const textImports = {
  name: 'text-imports',
  enforce: 'pre' as const,
  resolveId: (source: string) => (/^swagger-ui-dist\/.+\.(js|css)$/.test(source) ? `\0text:${source}.txt` : null),
  async load(id: string) {
    if (!id.startsWith('\0text:')) return null
    const file = createRequire(import.meta.url).resolve(id.slice('\0text:'.length, -'.txt'.length))
    return `export default ${JSON.stringify(await readFile(file, 'utf8'))}`
  },
}

/** `MUTANT=name`: a bug put into production code, to see whether any test notices. */
async function bugs() {
  const names = process.env['MUTANT']?.split(',')
  if (!names) return []
  const [{ MUTANTS }, { plantedIn }] = await Promise.all([
    import('./test/simulation/mutants/list.ts'),
    import('./test/simulation/mutants/plant.ts'),
  ])
  return [plantedIn(MUTANTS.filter(({ name }) => names.includes(name)))]
}

const planted = await bugs()

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: SUITES.map((name) => ({
      plugins: [textImports, ...planted],
      oxc: { jsx: { runtime: 'automatic' as const, importSource: 'hono/jsx' } },
      test: {
        name,
        fsModuleCache: planted.length === 0, // what is kept of a module does not know of the bug in it
        include: [`test/${name}/**/*.test.{ts,tsx}`],
        setupFiles: ['test/support/seed.ts'],
        isolate: false, // files share nothing but what is slow to load: who puts something in another's place takes it away again
        testTimeout: 90_000, // a limit against hanging, not a measure: other jobs may run beside it
        hookTimeout: 120_000,
      },
    })),
  },
})
