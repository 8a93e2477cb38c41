/** What each account refuses everything with; absent or empty: it takes what it is given. */
export interface Limits {
  sms?: string
  email?: string
}

/** As `refusal` says it: the error, its prose, and the reason where the service gives one. */
type Refused = readonly [error: string, message: string, reason?: string]

export const SMS_LIMITS: Readonly<Record<string, Refused>> = {
  'spend-limit': ['ServiceQuotaExceededException', 'Spend limit reached.', 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT'],
  disabled: ['AccessDeniedException', 'The account is disabled.', 'ACCOUNT_DISABLED'],
  sandbox: ['ConflictException', 'The destination number is not verified.', 'DESTINATION_PHONE_NUMBER_NOT_VERIFIED'],
}

export const MAIL_LIMITS: Readonly<Record<string, Refused>> = {
  suspended: ['AccountSuspendedException', 'The account is suspended.'],
  paused: ['SendingPausedException', 'Sending is paused.'],
  sandbox: ['MessageRejected', 'Email address is not verified. The following identities failed the check in region LOCAL'],
  'daily-quota': ['TooManyRequestsException', 'Daily message quota exceeded.'],
}

export const isLimit = (limits: Readonly<Record<string, Refused>>, name: unknown): name is string =>
  typeof name === 'string' && (name === '' || Object.hasOwn(limits, name))
