import type { FieldProblem, Refusal, RefusalCode } from '#core/refusal.ts'
import { REFUSAL_STATUS } from './status.ts'

/** What an edge itself can say no to, before or after a use case: status and title by code. */
export const EDGE_PROBLEMS = {
  MALFORMED_JSON: [400, 'The body is not JSON'],
  IDEMPOTENCY_KEY_MALFORMED: [400, 'Idempotency-Key must come once: 1 to 128 visible ASCII characters, none of them a comma'],
  IF_MATCH_MALFORMED: [400, 'If-Match must come once: one version in quotes, as ETag gave it'],
  UNAUTHENTICATED: [401, 'A valid bearer token is needed'],
  METHOD_NOT_ALLOWED: [405, 'This address does not take this method'],
  VERSION_PASSED: [412, 'Somebody changed it since it was read'],
  BODY_TOO_LARGE: [413, 'The body is larger than this call takes'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'The body must be application/json'],
  BUG: [500, 'Something went wrong on our side'],
  SIGN_IN_NOT_CONFIGURED: [503, 'Sign-in is not configured: nothing is served yet'],
  UNAVAILABLE: [503, 'The service does not answer just now: the same request may be sent again'],
} as const satisfies Record<string, readonly [number, string]>

export type EdgeCode = keyof typeof EDGE_PROBLEMS

/** Short English for machines' logs; the reader's own words come from `copy`. */
const REFUSAL_TITLES: Readonly<Record<RefusalCode, string>> = {
  NOT_FOUND: 'There is nothing here',
  FORBIDDEN: 'Your role may not do this',
  STALE_VERSION: 'Somebody changed it since it was read',
  BUSY: 'Others are changing the same thing: try again',
  WRONG_STATE: 'It is no longer in a state where this can be done',
  IDEMPOTENCY_KEY_REUSED: 'This Idempotency-Key was used with another body',
  DONE_BEFORE: 'It was done the first time; what came of it is no longer yours to see',
  OFFER_EXPIRED: 'The time to answer, or the time asked about, has passed',
  OFFER_WITHDRAWN: 'The offer holds no longer',
  OFFER_TAKEN: 'Somebody else was first',
  OFFER_ANSWERED: 'The offer was already answered otherwise',
  NO_ANSWER_CHOSEN: 'No answer was chosen',
  SLOT_NOT_OFFERED: 'This time was not among those offered',
  SLOT_NO_LONGER_FREE: 'The partner is no longer free then',
  TIME_SHARED: 'Several partners come together, at another time',
  NOT_THEIR_TIME: 'The partner is not free then',
  DECIDER_ONLY: 'Only whoever decides about the request: a coordinator names them in onBehalfOf when they said so by phone',
  CONSENT_PENDING: "The parent's consent is not recorded yet",
  GOING_ON_PENDING:
    'The request was handed over, and it is not yet confirmed who of its partners goes on: nothing new is agreed before',
  NOBODY_TO_DECIDE_ON: 'No partner waits for a decision',
  SEATS_FULL: 'Every seat is taken',
  ENOUGH_ASKED: 'So many partners are being asked that an answer should come first',
  RULES_FAIL: 'The partner does not fit: what the programme has set needs a reason, what the partner has set their own word',
  NOT_WITH_THIS_PARTNER: 'It is not possible with this partner: try another time, or ask a coordinator',
  OVERRIDE_NEEDS_REASON: 'An override needs a reason',
  NOBODY_WAS_THERE: 'Support came about only where somebody was there: no meeting with a partner was held',
  NO_ADDRESS: 'Nobody has told us where to send it: add that first',
  TOO_MANY_TODAY: 'So much was done today that the rest has to wait until tomorrow',
  ENOUGH_PROPOSALS: 'Enough other times were proposed to this question',
  INVALID: 'Something in the request cannot be taken as it is',
  LINK_UNKNOWN: 'This link opens nothing',
}

export interface FieldError {
  readonly path: string
  readonly code: FieldProblem
  /** In the reader's words. */
  readonly message: string
}

/** RFC 9457, with the code our clients tell problems apart by. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail?: string
  readonly errors?: readonly FieldError[]
  /** Which rules, states or versions: codes only. */
  readonly context?: Refusal['detail']
}

/** What a catalogue says about one refusal. */
export interface RefusalWords {
  readonly detail: string
  readonly field: (code: FieldProblem) => string
}

export function edgeProblem(code: EdgeCode, detail?: string): Problem {
  const [status, title] = EDGE_PROBLEMS[code]
  return { type: typeOf(code), title, status, code, ...(detail !== undefined && { detail }) }
}

export function refusalProblem(refusal: Refusal, words: RefusalWords): Problem {
  const { refused: code, fields, detail: context } = refusal
  const errors = fields?.map(({ path, code }) => ({ path, code, message: words.field(code) }))
  return {
    type: typeOf(code),
    title: REFUSAL_TITLES[code],
    status: REFUSAL_STATUS[code],
    code,
    detail: words.detail,
    ...(errors && { errors }),
    ...(context && { context }),
  }
}

export function problemResponse(problem: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  })
}

function typeOf(code: string): string {
  return `/problems/${code.toLowerCase().replaceAll('_', '-')}`
}
