import { When } from '../fields/when.tsx'
import type { FormView } from '../form-view.ts'
import { useWords } from '../reader.tsx'

/** Times to fill in, `windows.<from>` up to `windows.<count - 1>`. Those left empty are left out. */
export function WindowFields({ view, count, from = 0 }: { view: FormView; count: number; from?: number }) {
  const { newRequest } = useWords()
  return (
    <>
      {Array.from({ length: count - from }, (_, i) => i + from).map((i) => (
        <When view={view} name={`windows.${i}`} legend={newRequest.window(i + 1)} />
      ))}
    </>
  )
}
