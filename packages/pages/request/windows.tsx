import { common } from '#copy/fi/common.ts'
import { newRequest } from '#copy/fi/new-request.ts'
import { When, type WhenWords } from '../fields/when.tsx'
import type { FormView } from '../form-view.ts'

export const WHEN_WORDS: WhenWords = { date: common.date, from: common.from, to: common.to, pick: common.pick }

/** Times to fill in, `windows.<from>` up to `windows.<count - 1>`. Those left empty are left out. */
export function WindowFields({ view, count, from = 0 }: { view: FormView; count: number; from?: number }) {
  return (
    <>
      {Array.from({ length: count - from }, (_, i) => i + from).map((i) => (
        <When view={view} name={`windows.${i}`} legend={newRequest.window(i + 1)} words={WHEN_WORDS} />
      ))}
    </>
  )
}
