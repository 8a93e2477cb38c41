import type { PageLanguage } from '#core/reference/languages.ts'
import { attribute, controlsOf } from './html.ts'

/** What is wrong with a page that a reader with a screen reader, a keyboard or no script would meet. Empty where all is well. */
export function faultsOf(html: string, language: PageLanguage = 'fi'): string[] {
  const ids = [...html.matchAll(/<[a-z][^>]*?\sid="([^"]*)"/g)].map(([, id]) => id ?? '')
  const known = new Set(ids)
  const labels = new Set([...html.matchAll(/<label\b[^>]*\sfor="([^"]*)"/g)].map(([, id]) => id))
  const shown = controlsOf(html).filter(({ tag, type }) => tag !== 'button' && type !== 'hidden')
  return [
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `two elements with id ${id}`),
    ...shown.filter(({ id }) => !labels.has(id)).map(({ name }) => `no label: ${name}`),
    ...pointers(html)
      .filter((id) => !known.has(id))
      .map((id) => `nothing has id ${id}`),
    ...counted(html, /<h1\b/g, 1, 'h1'),
    ...counted(html, /<main\b/g, 1, 'main'),
    ...(html.startsWith(`<!DOCTYPE html><html lang="${language}" dir="ltr">`) ? [] : ['no language or doctype']),
    ...(/<script\b|\sstyle="|\son[a-z]+="|javascript:/.test(html) ? ['script or inline style'] : []),
    ...[...html.matchAll(/<fieldset\b[^>]*>(?!<legend)/g)].map(() => 'a fieldset does not begin with its legend'),
    ...headings(html),
  ]
}

/** Every id something points to: descriptions, section names, links within the page. */
function pointers(html: string): string[] {
  const named = [...html.matchAll(/<[a-z][^>]*>/g)].flatMap(([head]) =>
    ['aria-describedby', 'aria-labelledby', 'for'].flatMap((name) => attribute(head, name)?.split(' ') ?? []),
  )
  return [...named, ...[...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id ?? '')]
}

function counted(html: string, pattern: RegExp, wanted: number, what: string): string[] {
  const found = html.match(pattern)?.length ?? 0
  return found === wanted ? [] : [`${found} × ${what}`]
}

/** A heading goes at most one level deeper than the one before it. */
function headings(html: string): string[] {
  const levels = [...html.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level))
  const main = html.indexOf('role="alert"') > 0 ? levels.filter((_, i) => i > 0) : levels
  return main.some((level, i) => i > 0 && level > (main[i - 1] ?? 0) + 1) ? [`headings jump: ${levels.join(' ')}`] : []
}
