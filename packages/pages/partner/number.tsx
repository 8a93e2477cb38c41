import { ActionForm, Button } from '../action-form.tsx'
import { Radios } from '../fields/choice.tsx'
import { formFor } from '../form-view.ts'
import { useWords } from '../reader.tsx'
import type { PartnerPageProps } from './page-props.ts'
import { SaidByPartner } from './pause.tsx'

/** Whether a worker sees the partner's number, as the partner has said. */
export function Number({ partner: { card }, nonce, returned }: PartnerPageProps) {
  const { partners } = useWords()
  const words = partners.number
  const view = formFor('number', returned?.view)
  const options = [
    { value: 'yes', text: words.yes },
    { value: 'no', text: words.no },
  ]
  if (card.state === 'exited') return null
  return (
    <section aria-labelledby="number">
      <h2 id="number">{words.title}</h2>
      <p>{card.showsNumber === undefined ? words.unasked : card.showsNumber ? words.shown : words.hidden}</p>
      <ActionForm action={`/partners/${card.id}/number`} nonce={nonce} view={view}>
        <Radios view={view} name="show" legend={words.question} options={options} />
        <SaidByPartner view={view} />
        <Button kind="second">{words.save}</Button>
      </ActionForm>
    </section>
  )
}
