import type { Offer } from '#core/records/offer.ts'
import { isAskedToGoOn, openParts } from '#core/records/phase-check.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { Radios } from '../fields/choice.tsx'
import { TextField } from '../fields/text.tsx'
import { formFor } from '../form-view.ts'
import type { PageProps } from '../returned.ts'
import { type Eyes, StandingFacts } from '../standing.tsx'
import { useWords } from '../reader.tsx'

interface CheckProps extends PageProps {
  readonly offer: Offer
  readonly eyes: Eyes
}

/** What is open of a seat since the phases changed, and what a coordinator can do about it here. */
export function SeatCheck({ offer, eyes, nonce, now, returned }: CheckProps) {
  const parts = offer.state === 'accepted' ? openParts(offer) : []
  return (
    <>
      {parts.map((part) => (
        <StandingFacts standing={{ ...part, until: part.due }} eyes={eyes} now={now} />
      ))}
      {eyes.coordinator && isAskedToGoOn(offer) && parts.length > 0 && <Phoned offer={offer} nonce={nonce} returned={returned} />}
      {eyes.coordinator && offer.phaseCheck?.open.agreement && parts.length > 0 && (
        <Aside offer={offer} nonce={nonce} returned={returned} />
      )}
    </>
  )
}

/** What the partner said on the phone. */
function Phoned({ offer, nonce, returned }: Pick<CheckProps, 'offer' | 'nonce' | 'returned'>) {
  const { request, undelivered } = useWords()
  const { check } = request
  const form = formFor(`going-on-${offer.id}`, returned?.view)
  const options = [
    { value: 'go-on', text: check.goOn },
    { value: 'cannot', text: check.cannot },
  ]
  return (
    <>
      <p>
        <a href={`/partners/${offer.partnerId}`}>{undelivered.toPartner}</a>
      </p>
      <ActionForm action={`/offers/${offer.id}/going-on`} nonce={nonce} view={form}>
        <input type="hidden" name="partnerId" value={offer.partnerId} />
        <Radios view={form} name="answer" legend={check.said} hint={check.hint} options={options} />
        <Button kind="second">{check.note}</Button>
      </ActionForm>
    </>
  )
}

/** The coordinator lets them go on though no agreement covers the phase. */
function Aside({ offer, nonce, returned }: Pick<CheckProps, 'offer' | 'nonce' | 'returned'>) {
  const { common, request } = useWords()
  const { check } = request
  const form = formFor(`agreement-${offer.id}`, returned?.view)
  return (
    <ActionForm action={`/offers/${offer.id}/agreement`} nonce={nonce} view={form}>
      <TextField view={form} name="reason" label={check.asideReason} hint={common.noNames} />
      <Button kind="second">{check.aside}</Button>
    </ActionForm>
  )
}
