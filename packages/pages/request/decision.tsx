import type { Instant } from '#core/ports.ts'
import { confirmedBy } from '#core/records/going-on.ts'
import type { Offer } from '#core/records/offer.ts'
import { channelFacts } from '#core/reference/channels.ts'
import type { RequestView } from '#core/request/view.ts'
import { ActionForm, Button } from '../action-form.tsx'
import { TextField } from '../fields/text.tsx'
import { formFor } from '../form-view.ts'
import type { PageProps } from '../returned.ts'
import { useReader, useWords } from '../reader.tsx'
import { hiddenName } from './offers.tsx'
import { SaidBy } from './said-by.tsx'

interface DecisionProps extends PageProps {
  readonly view: RequestView
  /** Whether the reader is who decides; a coordinator writes down what that one said. */
  readonly mine: boolean
}

/** Each partner who could come: who they are, and the worker's yes or no (docs/field.md: The worker decides). */
export function Decisions({ view, ...page }: DecisionProps) {
  const { request: words } = useWords()
  const held = view.request.taken.filter((seat) => seat.state === 'held').map((seat) => seat.offerId)
  const offers = view.offers.filter((offer) => held.includes(offer.id) || offer.waitsFor === 'worker-reply')
  if (offers.length === 0 || view.request.state === 'closed') return null
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{words.decision.title}</h2>
      {offers.map((offer) => (
        <Decision offer={offer} view={view} {...page} />
      ))}
    </section>
  )
}

/** Until when it is being confirmed who goes on: whoever is not named yet is not decided on. */
const waits = ({ request, partners }: RequestView, { partnerId }: Offer): Instant | undefined =>
  confirmedBy(request, partnerId) ?? (Object.hasOwn(partners, partnerId) ? undefined : request.goingOn?.until)

function Decision({ offer, view, mine, nonce, returned }: DecisionProps & { offer: Offer }) {
  const { common, request: words } = useWords()
  const { time } = useReader()
  const { decision } = words
  const partner = view.partners[offer.partnerId]
  const name = partner?.firstName ?? hiddenName(offer, words, view.request)
  const pending = waits(view, offer)
  const form = formFor(`decision-${offer.id}`, returned?.view)
  const parent = channelFacts[view.request.channel].hasClient
  const consented = !parent || view.request.consent.given
  return (
    <article class="card">
      {offer.counter ? (
        <>
          <p>{decision.otherTime(name, time.full(offer.counter))}</p>
          {!pending && <p>{mine ? (parent ? decision.otherTimeTodo : decision.otherTimeNoParent) : decision.theirs}</p>}
        </>
      ) : (
        <>
          <p>
            <strong>{decision.canCome(name)}</strong>
          </p>
          {!pending && <p>{mine ? (parent ? decision.todo(name) : decision.todoNoParent) : decision.theirs}</p>}
          <p>{offer.slot ? `${decision.at}: ${time.full(offer.slot)}` : decision.whenSuits}</p>
        </>
      )}
      {partner?.introduction && (
        <>
          <h3>{decision.about(name)}</h3>
          <p>{partner.introduction}</p>
        </>
      )}
      <ActionForm action={`/requests/${view.request.id}/decision`} nonce={nonce} view={form}>
        <input type="hidden" name="offerId" value={offer.id} />
        <input type="hidden" name="version" value={String(view.request.version)} />
        {!consented && <p>{decision.afterConsent}</p>}
        {pending && <p>{words.goingOn.by(time.fullDeadline(pending))}</p>}
        {!mine && <SaidBy form={form} view={view} />}
        <TextField
          view={form}
          name="reason"
          label={`${decision.reason} ${common.optional}`}
          hint={`${decision.refuseHint} ${common.noNames}`}
        />
        <div class="row">
          {consented && !pending && (
            <Button name="decision" value="confirm">
              {decision.confirmName(name)}
            </Button>
          )}
          <Button name="decision" value="refuse" kind="second">
            {decision.refuse}
          </Button>
        </div>
      </ActionForm>
    </article>
  )
}
