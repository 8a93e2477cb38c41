import { formsOf } from '../unit/pages/html.ts'

/** A form as a program sends it that presses every button and chooses nothing. */
export interface PressedForm {
  readonly action: string
  readonly fields: Readonly<Record<string, readonly string[]>>
}

/** Every posted form of a page, with what it holds by itself: pressed by each of its buttons in turn, but those of a language. */
export function pressedForms(html: string): PressedForm[] {
  return formsOf(html)
    .filter(({ method }) => method === 'post')
    .flatMap(({ action, controls }) => {
      const held: Record<string, string[]> = {}
      for (const { tag, type, name, value, checked } of controls) {
        if (tag === 'button' || name === '' || (/radio|checkbox/.test(type) && !checked)) continue
        held[name] = [...(held[name] ?? []), value]
      }
      const buttons = controls.filter(({ tag, name }) => tag === 'button' && name !== '' && name !== 'language')
      return [held, ...buttons.map(({ name, value }) => ({ ...held, [name]: [value] }))].map((fields) => ({ action, fields }))
    })
}

/** Where a page leads within the room behind links. */
export const linksWithin = (html: string): string[] =>
  [...html.matchAll(/<a [^>]*?href="(\/[om]\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))

export const encoded = ({ fields }: PressedForm): string =>
  new URLSearchParams(Object.entries(fields).flatMap(([name, all]) => all.map((one): [string, string] => [name, one]))).toString()
