import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

const SUITES = ['unit', 'contract', 'journey', 'simulation', 'browser', 'infra', 'architecture']

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

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: SUITES.map(name => ({
      plugins: [textImports],
      oxc: { jsx: { runtime: 'automatic' as const, importSource: 'hono/jsx' } },
      test: {
        name,
        include: [`test/${name}/**/*.test.{ts,tsx}`],
        setupFiles: ['test/support/seed.ts'],
        isolate: name !== 'infra' && name !== 'architecture', // these share nothing but what is slow to load: CDK
        testTimeout: 30_000,
        hookTimeout: 60_000,
      },
    })),
  },
})
