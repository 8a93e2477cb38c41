import { readFile } from 'node:fs/promises'
import { dirname, extname, join, relative } from 'node:path'
import type { Loader, Metafile, Plugin } from 'esbuild'

/**
 * Lets every module that is loaded later import the start of its room, which by then has long been loaded. esbuild makes a
 * chunk for every set of entries that share something, so that the start alone would come in some twenty files, each felt;
 * now all share the whole of it, and it is one. CommonJS is left alone: it would have the start wrapped, and nothing of it
 * left out.
 */
export function afterTheStart(root: string, start: string, inputs: Metafile['inputs']): Plugin {
  const later = new Set(loadedLater(start, inputs).map((path) => join(root, path)))
  return {
    name: 'after-the-start',
    setup(builder) {
      builder.onLoad({ filter: /\.(m?js|tsx?)$/ }, async ({ path }) => {
        if (!later.has(path)) return undefined
        const way = relative(dirname(path), join(root, start))
        const contents = `${await readFile(path, 'utf8')}\nimport ${JSON.stringify(way.startsWith('.') ? way : `./${way}`)}\n`
        return { contents, loader: extname(path).slice(1).replace('mjs', 'js') as Loader }
      })
    },
  }
}

/** Modules that something in the room, however far from its start, imports when it needs them. */
function loadedLater(start: string, inputs: Metafile['inputs']): readonly string[] {
  const seen = new Set([start])
  const later = new Set<string>()
  for (const path of seen)
    for (const { path: to, kind, external } of inputs[path]?.imports ?? []) {
      if (external) continue
      seen.add(to)
      if (kind === 'dynamic-import' && inputs[to]?.format === 'esm') later.add(to)
    }
  return [...later]
}
