/** Just enough of HTML to drive our own pages without a browser: their markup is regular, no script changes it. */

export interface Control {
  readonly tag: 'input' | 'select' | 'textarea' | 'button'
  readonly name: string
  readonly type: string
  readonly id: string
  readonly value: string
  /** A box or button that is ticked. */
  readonly checked: boolean
  /** Values of a select. */
  readonly options: readonly string[]
}

export interface FormMarkup {
  readonly action: string
  readonly method: string
  readonly controls: readonly Control[]
}

export function formsOf(html: string): FormMarkup[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', inner = '']) => ({
    action: attribute(head, 'action') ?? '',
    method: attribute(head, 'method') ?? 'get',
    controls: controlsOf(inner),
  }))
}

export function controlsOf(html: string): Control[] {
  const pattern =
    /<input\b([^>]*?)\/?>|<select\b([^>]*)>([\s\S]*?)<\/select>|<textarea\b([^>]*)>([\s\S]*?)<\/textarea>|<button\b([^>]*)>/g
  return [...html.matchAll(pattern)].map(([, input, select, options, area, text, button]) => {
    if (input !== undefined) return control('input', input, attribute(input, 'value') ?? '')
    if (select !== undefined) return selectOf(select, options ?? '')
    if (area !== undefined) return control('textarea', area, decode((text ?? '').replace(/^\n/, '')))
    return control('button', button ?? '', attribute(button ?? '', 'value') ?? '')
  })
}

function selectOf(head: string, inner: string): Control {
  const options = [...inner.matchAll(/<option\b([^>]*)>/g)].map(([, head = '']) => ({
    value: attribute(head, 'value') ?? '',
    head,
  }))
  const chosen = options.find(({ head }) => /\bselected\b/.test(head)) ?? options[0]
  return { ...control('select', head, chosen?.value ?? ''), options: options.map(({ value }) => value) }
}

function control(tag: Control['tag'], head: string, value: string): Control {
  return {
    tag,
    name: attribute(head, 'name') ?? '',
    type: attribute(head, 'type') ?? (tag === 'input' ? 'text' : tag),
    id: attribute(head, 'id') ?? '',
    value,
    checked: /\bchecked\b/.test(head),
    options: [],
  }
}

export function attribute(head: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(head)
  return found ? decode(found[1] ?? '') : undefined
}

export function textOf(html: string): string {
  return decode(html.replace(/<style[\s\S]*?<\/style>|<head>[\s\S]*?<\/head>/g, '').replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
}

function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
