import type { Instant, KeptOutside } from '#core/ports.ts'

/** Everything lies below this, so that a bucket can hold something else too. */
export const KEPT = 'kept/'

/** `kept/2026/11/30/22`: by hour, so that what came after a moment is found without reading what came before. */
export const hourOf = (at: Instant): string => `${KEPT}${at.slice(0, 13).replaceAll(/[-T]/g, '/')}`

/** Where what is kept under a name lies. */
export const pathOf = (name: string, at: Instant): string => `${hourOf(at)}/${name}.jsonl`

/** One a line, so that a file cut short still tells what it holds. */
export const asLines = (kept: readonly KeptOutside[]): string => kept.map((one) => `${JSON.stringify(one)}\n`).join('')

export const fromLines = (text: string): KeptOutside[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as KeptOutside)
