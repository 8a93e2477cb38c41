import type { RequestView } from '#core/request/view.ts'
import { isUnnamed } from '#core/records/going-on.ts'
import { CLOSINGS, type Request, servedIn } from '#core/records/request.ts'
import { ActionForm, Button, Folded } from '../action-form.tsx'
import { Checkboxes, Radios, Select, Tick, type Option } from '../fields/choice.tsx'
import { TextField } from '../fields/text.tsx'
import { formFor } from '../form-view.ts'
import { byText, useOptions } from '../new-request/options.ts'
import { isReturned, type PageProps } from '../returned.ts'
import { SaidBy } from './said-by.tsx'
import { WindowFields } from './windows.tsx'
import { useReader, useWords } from '../reader.tsx'

interface SeldomProps extends PageProps {
  readonly request: Request
  readonly coordinator: boolean
  /** To whom it can be handed. */
  readonly colleagues: readonly Option[]
}

/** What is seldom done to a request, each behind its own fold. */
export function SeldomSteps({ view, ...rest }: Omit<SeldomProps, 'request'> & { view: RequestView }) {
  const { request: words } = useWords()
  const props = { ...rest, request: view.request }
  if (props.request.state === 'closed') return null
  return (
    <section aria-labelledby="change">
      <h2 id="change">{words.change.title}</h2>
      {searching(props.request) && <Times {...props} />}
      {servedIn(props.request).length > 0 && <Phase {...props} />}
      <HandOver {...props} />
      <Another {...rest} view={view} />
      {props.coordinator && <Leaving view={view} nonce={props.nonce} />}
      <Close {...props} there={view.somebodyThere} />
      <Cancel {...rest} view={view} />
    </section>
  )
}

/** While nobody is left, the same form stands further up, among the ways out. */
function searching({ state, waitsFor }: Request): boolean {
  return (state === 'open' || state === 'offered') && waitsFor !== 'coordinator' && waitsFor !== 'closing'
}

function Times({ request, nonce, returned }: SeldomProps) {
  const { request: words } = useWords()
  const form = formFor('times', returned?.view)
  return (
    <Folded title={words.change.times} open={isReturned(form)}>
      <ActionForm action={`/requests/${request.id}/times`} nonce={nonce} view={form}>
        <WindowFields view={form} count={3} />
        {request.mode !== 'remote' && <Tick view={form} name="remote" label={words.nobody.remote} />}
        <Button>{words.nobody.submit}</Button>
      </ActionForm>
    </Folded>
  )
}

function Phase({ request, nonce, returned }: SeldomProps) {
  const options = useOptions()
  const { common, newRequest, request: words } = useWords()
  const form = formFor('phase', returned?.view)
  const { change } = words
  return (
    <Folded title={change.phase} open={isReturned(form)}>
      <ActionForm action={`/requests/${request.id}/phase`} nonce={nonce} view={form}>
        <Checkboxes
          view={form}
          name="phases"
          legend={change.phase}
          hint={change.phaseHint}
          options={options.served}
          initial={servedIn(request)}
        />
        <Select
          view={form}
          name="leading"
          label={newRequest.leading}
          hint={newRequest.leadingHint}
          options={options.phases}
          empty={newRequest.leadingByPace}
          initial={request.leading}
        />
        <TextField view={form} name="reason" label={`${change.phaseReason} ${common.optional}`} hint={common.noNames} />
        <Button>{common.save}</Button>
      </ActionForm>
    </Folded>
  )
}

function HandOver({ request, coordinator, colleagues, nonce, returned }: SeldomProps) {
  const { common, request: words } = useWords()
  const form = formFor('hand-over', returned?.view)
  return (
    <Folded title={words.change.handOver} open={isReturned(form)}>
      <p>{coordinator ? words.change.handOverHintTheirs : words.change.handOverHint}</p>
      <ActionForm action={`/requests/${request.id}/hand-over`} nonce={nonce} view={form}>
        <Select
          view={form}
          name="to"
          label={words.change.handOverTo}
          options={byText(useReader(), colleagues)}
          empty={common.pick}
        />
        <Button>{words.change.handOver}</Button>
      </ActionForm>
    </Folded>
  )
}

/** Another partner, on the worker's word or the parent's through them: one button, and no reason. */
function Another({ view, coordinator, nonce, returned }: Omit<SeldomProps, 'request'> & { view: RequestView }) {
  const { request: words } = useWords()
  const { request, partners } = view
  const seats = request.taken.filter(({ state, partnerId }) => state === 'confirmed' && !isUnnamed(request, partnerId))
  return (
    <>
      {seats.map(({ partnerId }) => {
        const form = formFor(`another-${partnerId}`, returned?.view)
        const title = words.change.partnerChange(partners[partnerId]?.firstName ?? partnerId)
        return (
          <Folded title={title} open={isReturned(form)}>
            <p>{words.change.partnerChangeHint}</p>
            <ActionForm action={`/requests/${request.id}/another-partner`} nonce={nonce} view={form}>
              <input type="hidden" name="partnerId" value={partnerId} />
              {coordinator && <SaidBy form={form} view={view} />}
              <Button kind="second">{title}</Button>
            </ActionForm>
          </Folded>
        )
      })}
    </>
  )
}

/** A confirmed partner has phoned that they cannot go on. No reason is stored. */
function Leaving({ view: { request, partners }, nonce }: { view: RequestView; nonce: string }) {
  const { request: words } = useWords()
  const seats = request.taken.filter((seat) => seat.state === 'confirmed')
  return (
    <>
      {seats.map(({ partnerId }) => (
        <Folded title={words.change.partnerLeaves(partners[partnerId]?.firstName ?? partnerId)}>
          <p>{words.change.partnerLeavesHint}</p>
          <ActionForm action={`/requests/${request.id}/partner-leaves`} nonce={nonce}>
            <input type="hidden" name="partnerId" value={partnerId} />
            <Button kind="second">{words.change.partnerLeaves(partners[partnerId]?.firstName ?? partnerId)}</Button>
          </ActionForm>
        </Folded>
      ))}
    </>
  )
}

/** Only a coordinator is offered to say that nobody could be found. */
function Close({ request, there, coordinator, nonce, returned }: SeldomProps & { there: boolean }) {
  const { choices, request: words } = useWords()
  const form = formFor('close', returned?.view)
  const ways = CLOSINGS.filter((as) => (as === 'fulfilled' && there) || as === 'failed' || (as === 'no-capacity' && coordinator))
  return (
    <Folded title={words.change.close} open={isReturned(form) || request.waitsFor === 'closing'}>
      {request.waitsFor === 'closing' && <p>{words.change.closing}</p>}
      <p>{words.change.closeHint}</p>
      {!there && <p>{words.change.notFulfilled}</p>}
      <ActionForm action={`/requests/${request.id}/close`} nonce={nonce} view={form}>
        <Radios
          view={form}
          name="as"
          legend={words.change.closeAs}
          options={ways.map((value) => ({ value, text: choices.closing[value] }))}
        />
        <Button kind="second">{words.change.close}</Button>
      </ActionForm>
    </Folded>
  )
}

function Cancel({ view, coordinator, nonce, returned }: Omit<SeldomProps, 'request'> & { view: RequestView }) {
  const { request: words } = useWords()
  const { request } = view
  const { change } = words
  const form = formFor('cancel', returned?.view)
  const why = [
    { value: 'withdrawn', text: change.withdrawn },
    { value: 'irrelevant', text: change.irrelevant },
  ]
  return (
    <Folded title={change.cancel} open={isReturned(form)}>
      <p>{change.cancelHint}</p>
      <ActionForm action={`/requests/${request.id}/cancel`} nonce={nonce} view={form}>
        <Radios view={form} name="as" legend={change.cancelAs} options={why} />
        {coordinator && <SaidBy form={form} view={view} optional />}
        <Button kind="grave">{change.cancel}</Button>
      </ActionForm>
    </Folded>
  )
}
