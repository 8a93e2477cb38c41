import type { Catalogue } from '#copy/catalogue.ts'

/** Where on the page a field of the use case's input stands, and what it is called there. */
export type Places = (path: string) => { readonly name: string; readonly label: string } | undefined

/** For forms without a field of their own. */
export const nowhere: Places = () => undefined

/** Fields that are called the same in the input and on the page, whatever follows the first dot. */
export const named =
  (labels: Readonly<Record<string, string>>): Places =>
  (path) => {
    const name = path.split('.')[0] ?? path
    return labels[name] === undefined ? undefined : { name, label: labels[name] }
  }

/** Places of a form with one date and two times; `start` and `end` are the use case's names for them. */
export function whenPlaces({ common }: Catalogue, name: string, labels: Readonly<Record<string, string>> = {}): Places {
  const parts: Readonly<Record<string, readonly [string, string]>> = {
    [`${name}.date`]: ['date', common.date],
    [`${name}.from`]: ['from', common.from],
    [`${name}.to`]: ['to', common.to],
    start: ['from', common.from],
    end: ['to', common.to],
  }
  return (path) => {
    const part = parts[path]
    return part ? { name: `${name}.${part[0]}`, label: part[1] } : named(labels)(path)
  }
}
