import type { Card } from '#core/records/partner.ts'
import { OCCASIONS } from '#core/records/templates.ts'
import { WAYS } from '#core/records/way.ts'
import { Select } from '../fields/choice.tsx'
import type { FormView } from '../form-view.ts'
import { useWords } from '../reader.tsx'

interface WaysFieldsProps {
  readonly view: FormView
  readonly card: Pick<Card, 'contactBy' | 'ways'> | undefined
  /** Whether those can be chosen, too, by which they are not written to: a coordinator may change both in one form. */
  readonly all?: boolean
}

/** One way for each occasion, or the usual one (ARCHITECTURE.md: One message, one way). */
export function WaysFields({ view, card, all = false }: WaysFieldsProps) {
  const { ways: words } = useWords()
  const options = WAYS.filter((way) => all || card?.contactBy.includes(way)).map((value) => ({ value, text: words.by[value] }))
  return (
    <>
      {OCCASIONS.map((occasion) => (
        <Select
          view={view}
          name={`ways.${occasion}`}
          label={words.of[occasion]}
          options={options}
          empty={words.usual[occasion]}
          initial={card?.ways?.[occasion]}
        />
      ))}
    </>
  )
}
