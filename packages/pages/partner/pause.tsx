import { ActionForm, Button } from '../action-form.tsx'
import { Tick } from '../fields/choice.tsx'
import { TextField } from '../fields/text.tsx'
import { formFor, type FormView } from '../form-view.ts'
import { useWords } from '../reader.tsx'
import { AgreedTimes } from './agreed-times.tsx'
import { usePartnerFields } from './labels.ts'
import { OnBreak } from './on-break.tsx'
import type { PartnerPageProps } from './page-props.ts'

/** A break begun or ended for a partner who has said so. */
export function Pause({ partner: { card }, agreed, nonce, returned }: PartnerPageProps) {
  const { partners: words } = useWords()
  const view = formFor('pause', returned?.view)
  const { field } = usePartnerFields(view)
  if (card.state !== 'active' && card.state !== 'paused') return null
  return (
    <section aria-labelledby="pause">
      <h2 id="pause">{words.pause}</h2>
      {card.state === 'paused' ? (
        <>
          <p>{card.pausedUntil ? <OnBreak until={card.pausedUntil} words={words.onBreak} /> : words.pausedOpen}</p>
          <ActionForm action={`/partners/${card.id}/resume`} nonce={nonce} view={formFor('resume', returned?.view)}>
            <SaidByPartner view={formFor('resume', returned?.view)} />
            <Button>{words.pauseEnd}</Button>
          </ActionForm>
        </>
      ) : (
        <ActionForm action={`/partners/${card.id}/pause`} nonce={nonce} view={view}>
          <p>{words.pauseFollows}</p>
          <TextField {...field('until')} type="date" hint={words.pauseUntilHint} />
          <AgreedTimes
            view={view}
            times={agreed}
            words={{
              legend: words.pauseAgreed,
              keep: words.pauseKeep,
              handBack: words.pauseHandBack,
              each: words.pauseEach,
              keepOne: words.pauseKeepOne,
              handBackOne: words.pauseHandBackOne,
            }}
          />
          <SaidByPartner view={view} />
          <Button kind="second">{words.pauseStart}</Button>
        </ActionForm>
      )}
    </section>
  )
}

/** A partner's own limits are theirs to lift: written down as their word, it holds for good, and the log says whose it was. */
export function SaidByPartner({ view }: { view: FormView }) {
  const { partners: words } = useWords()
  return <Tick view={view} name="saidByPartner" label={words.saidByPartner} hint={words.saidByPartnerHint} />
}
