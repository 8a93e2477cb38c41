import { type Code, isPartners, isProgrammes } from '#core/reference/rule-codes.ts'
import type { Considered } from '#core/request/candidates.ts'
import type { Offer } from '#core/records/offer.ts'
import type { RequestView } from '#core/request/view.ts'
import { ActionForm, Button, Folded } from '../action-form.tsx'
import { AnswerFields } from '../answer-fields.tsx'
import { Radios, Select } from '../fields/choice.tsx'
import { TextField } from '../fields/text.tsx'
import { formFor } from '../form-view.ts'
import { DoneNotice, ProblemSummary } from '../problems.tsx'
import { isReturned, type PageProps } from '../returned.ts'
import { useReader, useWords } from '../reader.tsx'

interface CandidatesProps extends PageProps {
  readonly view: RequestView
  readonly considered: readonly Considered[]
}

/** Every partner considered: those who fit by rank, the others with every rule that stands in the way. */
export function Candidates({ view, considered, ...page }: CandidatesProps) {
  const { candidates: words, common } = useWords()
  const fit = considered.filter(({ codes }) => codes.length === 0).toSorted((a, b) => (a.rank ?? 999) - (b.rank ?? 999))
  const others = considered.filter(({ codes }) => codes.length > 0).toSorted((a, b) => a.codes.length - b.codes.length)
  const open = view.offers.filter(({ state, waitsFor }) => state === 'sent' && waitsFor === 'answer')
  return (
    <>
      <ProblemSummary view={page.returned?.view} trouble={page.returned?.trouble} />
      <DoneNotice done={page.done} />
      <p>
        <a href={`/requests/${view.request.id}`}>{common.back}</a>
      </p>
      <h2>{words.fit}</h2>
      {fit.length === 0 && <p>{words.fitEmpty}</p>}
      <ol class="cards">
        {fit.map((one) => (
          <Candidate one={one} view={view} {...page} />
        ))}
      </ol>
      <h2>{words.others}</h2>
      {others.length === 0 && <p>{common.none}</p>}
      <ul class="cards">
        {others.map((one) => (
          <Candidate one={one} view={view} {...page} />
        ))}
      </ul>
      {open.length > 0 && <h2>{words.phone.title}</h2>}
      {open.map((offer) => (
        <PhoneAnswer offer={offer} view={view} {...page} />
      ))}
    </>
  )
}

function Candidate({ one, view, ...page }: PageProps & { one: Considered; view: RequestView }) {
  const { candidates: words, rules, states } = useWords()
  return (
    <li class="card" id={`partner-${one.partnerId}`}>
      <h3>
        {one.rank !== undefined && `${words.rank(one.rank)} `}
        <a href={`/partners/${one.partnerId}`}>{one.firstName}</a>
      </h3>
      {one.asked && <p>{`${words.alreadyAsked}: ${states.offer[one.asked]}`}</p>}
      {one.codes.length > 0 ? (
        <>
          <ul>
            {one.codes.map((code) => (
              <li>
                {rules.fails[code]}. <span class="quiet">{rules.helps[code]}</span>
                {isOwn(code) && [' ', <span class="tag">{words.partnersOwn}</span>]}
              </li>
            ))}
          </ul>
          {one.codes.some(isOwn) && <p class="quiet">{words.partnersOwnHint(one.firstName)}</p>}
        </>
      ) : (
        <p>{scoreWords(one, view.request)}</p>
      )}
      {mayAsk(view, one) && <OfferForm one={one} view={view} {...page} />}
    </li>
  )
}

/** What the partner has set. A conflict is theirs, too, but never says whose it is. */
const isOwn = (code: Code): boolean => isPartners(code) || code === 'PAUSED'

/** Where everything that stands in the way can be set aside: by the coordinator, or by the partner's own word. */
function mayAsk({ request }: RequestView, { asked, codes }: Considered): boolean {
  const searching = request.state === 'open' || request.state === 'offered'
  return searching && asked !== 'sent' && codes.every((code) => isProgrammes(code) || isPartners(code))
}

function scoreWords({ score }: Considered, { phases }: RequestView['request']): string {
  const { candidates: words, choices, rules } = useWords()
  if (!score) return rules.fits
  return [
    score.unknown === 0 ? words.scores.known : words.scores.unknown,
    score.unwished === 0 && words.scores.continuity,
    phases.length > 1 && score.experience === 0 && words.scores.experience,
    score.language === 0 && words.scores.language(choices.level.native),
  ]
    .filter(Boolean)
    .join(' · ')
}

function OfferForm({ one, view: { request }, nonce, returned }: PageProps & { one: Considered; view: RequestView }) {
  const { candidates: words, common } = useWords()
  const { time } = useReader()
  const form = formFor(`offer-${one.partnerId}`, returned?.view)
  const against = one.codes.length > 0
  const own = one.codes.some(isPartners)
  const programmes = one.codes.some(isProgrammes)
  const slots = one.slots.map(({ start, end }) => ({ value: `${start}/${end}`, text: time.full({ start, end }) }))
  return (
    <Folded title={against ? words.override : words.ask(one.firstName)} open={isReturned(form)}>
      <p>{own ? words.saidHint : against ? words.overrideHint : words.askHint}</p>
      <ActionForm action={`/requests/${request.id}/offers`} nonce={nonce} view={form}>
        <input type="hidden" name="partnerId" value={one.partnerId} />
        {slots.length > 0 && <Select view={form} name="slot" label={words.slot} options={slots} empty={words.anySlot} />}
        {one.codes.map((code) => (
          <input type="hidden" name="rule" value={code} />
        ))}
        {own && (
          <Radios
            view={form}
            name="saidBy"
            legend={words.saidLegend}
            options={[{ value: one.partnerId, text: words.saidOnce(one.firstName) }]}
          />
        )}
        {programmes && <TextField view={form} name="reason" label={words.overrideReason} hint={common.noNames} />}
        <Button kind={against ? 'second' : undefined}>{words.ask(one.firstName)}</Button>
      </ActionForm>
    </Folded>
  )
}

/** What a partner said on the phone. It stands in the history who wrote it down. */
function PhoneAnswer({ offer, view, nonce, returned }: PageProps & { offer: Offer; view: RequestView }) {
  const { candidates: words, states } = useWords()
  const form = formFor(`answer-${offer.id}`, returned?.view)
  const name = view.partners[offer.partnerId]?.firstName ?? states.kind.card
  return (
    <article class="card">
      <h3>{name}</h3>
      <p>{words.phone.hint}</p>
      <ActionForm action={`/offers/${offer.id}/answer`} nonce={nonce} view={form}>
        <input type="hidden" name="partnerId" value={offer.partnerId} />
        <AnswerFields view={form} offer={offer} legend={words.phone.answer} />
        <Button>{words.phone.submit}</Button>
      </ActionForm>
    </article>
  )
}
