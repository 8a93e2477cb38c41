/** One import as written. `types` when it is erased: `import type`, `export type`, or the type `import('x')`. */
export interface Import {
  readonly specifier: string
  readonly types: boolean
}

const STATIC = /(?:^|[;}])\s*(?:import|export)\s+(type\s+(?!from\s*['"]))?(?:[\w*${},\s]|\btype\b)*?\bfrom\s*(['"])(.+?)\2/gm
const BARE = /(?:^|[;}])\s*import\s*(['"])(.+?)\1/gm
const CALLED =
  /\b(?:import|require|createRequire\([^)]*\)(?:\.resolve)?)\s*\(\s*(?:(['"`])([^'"`$]+?)\1|([^'"`\s)][^)]*|`[^`]*\$[^`]*`))/g
const TYPES_ONLY = /(?:import|export)\s*\{([^}]*)\}\s*from/

/**
 * All imports of a TypeScript source: static, side-effect, re-exporting, dynamic, `require`, and types. Text that only
 * looks like an import, in a comment say, is reported too: rather one too many. A dynamic import whose target is
 * computed comes back as `<computed>`, which no rule allows.
 */
export function importsOf(source: string): readonly Import[] {
  const found: Import[] = []
  for (const [whole, type, , specifier = ''] of source.matchAll(STATIC)) {
    found.push({ specifier, types: type !== undefined || allNamesAreTypes(whole) })
  }
  for (const [, , specifier = ''] of source.matchAll(BARE)) found.push({ specifier, types: false })
  for (const [, , specifier, computed] of source.matchAll(CALLED)) {
    if (specifier !== undefined) found.push({ specifier, types: false })
    else if (computed !== undefined) found.push({ specifier: '<computed>', types: false })
  }
  return found
}

/** `import { type A, type B } from`: erased as well, though written name by name. */
function allNamesAreTypes(statement: string): boolean {
  const names =
    TYPES_ONLY.exec(statement)?.[1]
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean) ?? []
  return names.length > 0 && names.every((name) => name.startsWith('type '))
}
