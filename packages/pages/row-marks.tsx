import { Tick } from './fields/choice.tsx'
import type { ShownRow } from './rows.ts'
import { useWords } from './reader.tsx'

/** What became of a row meanwhile, and which stored row it was made from. */
export function RowMark({ name, row: { was, mark } }: { name: string; row: ShownRow }) {
  const { stored: words } = useWords()
  return (
    <>
      {mark && <p class="stored">{words.rows[mark]}</p>}
      {was && <input type="hidden" name={`${name}.was`} value={was} />}
    </>
  )
}

/** Only what is stored can be removed; what somebody else removed is ticked already. */
export function RemoveTick({ name, row: { view, was, mark }, label }: { name: string; row: ShownRow; label: string }) {
  if (!was) return null
  return <Tick view={view} name={`${name}.remove`} label={label} initial={mark === 'gone'} />
}
