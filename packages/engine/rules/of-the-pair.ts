import type { Request } from '../snapshot/snapshot.ts'
import type { Rule } from './pairing.ts'

/** Trained for what is asked for. */
export const role: Rule<{ readonly needs: string; readonly has: readonly string[] }> = ({ request, partner }) => ({
  fails: !partner.roles.includes(request.role),
  needs: request.role,
  has: partner.roles,
})

/** Own experience, opted in, of the phase the case is in. */
export const experience: Rule<{ readonly needs?: string; readonly has: readonly string[] }> = ({
  request: { phases },
  partner,
}) => ({
  fails: phases.leading !== undefined && !partner.experience.includes(phases.leading),
  ...(phases.leading !== undefined && { needs: phases.leading }),
  has: partner.experience,
})

/** Has lived it as those have whom they are to meet, where that is asked for. */
export const livedAs: Rule<{ readonly needs?: string; readonly has: readonly string[] }> = ({ request, partner }) => {
  const has = partner.livedAs ?? []
  const needs = request.livedAs
  return { fails: needs !== undefined && !has.includes(needs), ...(needs !== undefined && { needs }), has }
}

/** What a booked interpreter works between: one of these will do. */
export const interpretedBetween = ({
  languages,
  interpreterTo = FINNISH_OR_SWEDISH,
}: Pick<Request, 'languages' | 'interpreterTo'>) => [...languages, ...interpreterTo]
const FINNISH_OR_SWEDISH: readonly string[] = ['fi', 'sv']

/** Goes to that municipality, or the meeting needs no going; and meets in that way at all. */
export const area: Rule<{
  readonly needs: { readonly mode: string; readonly area: string }
  readonly modes: readonly string[]
  readonly areas: readonly string[]
}> = ({ request, partner }) => ({
  fails: !partner.modes.includes(request.mode) || (request.mode === 'in-person' && !partner.areas.includes(request.area)),
  needs: { mode: request.mode, area: request.area },
  modes: partner.modes,
  areas: partner.areas,
})

/** Speaks them all; with an interpreter booked, one that it works between will do. A partner never interprets. */
export const language: Rule<{
  readonly needs: readonly string[]
  readonly interpreter: boolean
  /** Of these one will do, where an interpreter is booked. */
  readonly between?: readonly string[]
  readonly speaks: readonly string[]
  readonly native: readonly string[]
}> = ({ request, partner }) => {
  const speaks = partner.languages.filter((one) => one.level !== 'some').map((one) => one.code)
  const between = request.interpreter ? interpretedBetween(request) : undefined
  return {
    fails: between ? !between.some((code) => speaks.includes(code)) : !request.languages.every((code) => speaks.includes(code)),
    needs: request.languages,
    interpreter: request.interpreter,
    ...(between && { between }),
    speaks,
    native: partner.languages.filter((one) => one.level === 'native').map((one) => one.code),
  }
}

/** Nobody on a break is asked, about later times neither. */
export const paused: Rule<{ readonly paused: boolean }> = ({ partner }) => ({ fails: partner.paused, paused: partner.paused })

/** Any reason the two should not meet. That it applies is all that is ever told: the facts hold nothing. */
export const conflict: Rule<object> = ({ request, partner: { id, conflicts, gender } }) => ({
  fails:
    conflicts.ownCase ||
    conflicts.workers.includes(request.worker) ||
    conflicts.areas.includes(request.area) ||
    request.excluded.includes(id) ||
    (request.wishes.gender !== undefined && gender !== request.wishes.gender),
})
