/**
 * What each error of the SDK's clients says about the call it ended, by its name, and by the reason it gives where one name
 * stands for many (`ConflictException.DESTINATION_PHONE_NUMBER_OPTED_OUT`). What is in no table is `unknown`, never a no.
 */
export type Meaning =
  /** Not carried out, since there was too much at once: later it will be. */
  | 'busy'
  /** Not carried out, and neither is any other by the same way until it is mended: rights, an account's state, its money. */
  | 'stopped'
  /** Not carried out, through our own trouble, and perhaps with this message alone: what it says, or how it is sent. */
  | 'ours'
  /** Not carried out: the service will not have this one message. */
  | 'rejected'
  /** It may have been carried out or not. */
  | 'unknown'
  /** An answer that the caller reads, or a mistake in what was asked: thrown as it is. */
  | 'thrown'

export type Meanings = Readonly<Record<string, Meaning>>

const all = (meaning: Meaning, names: string): Meanings => Object.fromEntries(names.split(/\s+/).map((name) => [name, meaning]))

/** Of any service: what signing, tokens and clocks, load and the way there end in. */
export const ANYWHERE: Meanings = {
  ...all('stopped', 'AccessDenied AccessDeniedException NotAuthorized UnauthorizedOperation OptInRequired AuthFailure'),
  ...all('stopped', 'ExpiredToken ExpiredTokenException TokenRefreshRequired InvalidClientTokenId InvalidAccessKeyId'),
  ...all('stopped', 'UnrecognizedClient UnrecognizedClientException MissingAuthenticationToken'),
  ...all('stopped', 'MissingAuthenticationTokenException InvalidSignatureException SignatureDoesNotMatch'),
  ...all('stopped', 'IncompleteSignature IncompleteSignatureException'),
  ...all('stopped', 'RequestExpired RequestInTheFuture RequestTimeTooSkewed'),
  // The SDK itself, before anything is sent.
  ...all('stopped', 'CredentialsProviderError TokenProviderError ProviderError'),
  ...all('busy', 'Throttling ThrottlingException ThrottledException RequestThrottled RequestThrottledException SlowDown'),
  ...all('busy', 'TooManyRequestsException RequestLimitExceeded BandwidthLimitExceeded PriorRequestNotComplete'),
  ...all('unknown', 'RequestTimeout RequestTimeoutException'),
  ...all('unknown', 'InternalFailure InternalServerError InternalServerException ServiceUnavailable ServiceUnavailableException'),
}

export const SES: Meanings = {
  ...all('busy', 'LimitExceededException ConcurrentModificationException'),
  ...all('stopped', 'AccountSuspendedException SendingPausedException MailFromDomainNotVerifiedException NotFoundException'),
  ...all('stopped', 'MessageRejected.SANDBOX MessageRejected.SENDING_PAUSED'),
  ...all('stopped', 'TooManyRequestsException.DAILY_QUOTA ThrottlingException.DAILY_QUOTA Throttling.DAILY_QUOTA'),
  ...all('stopped', 'LimitExceededException.DAILY_QUOTA'),
  ...all('rejected', 'MessageRejected BadRequestException'),
  ...all('unknown', 'InternalServiceErrorException'),
}

/**
 * SES gives no reason as a code: what one name stands for is told apart by its prose alone, which AWS documents (Amazon SES
 * email sending errors; Errors related to the sending quotas). An address that is not verified is asked for in the sandbox
 * only, where none but verified ones are written to, or of the sender: either way it is the account's matter.
 */
export const SES_PROSE: readonly (readonly [RegExp, string])[] = [
  [/daily (message|sending) quota/i, 'DAILY_QUOTA'],
  [/not verified/i, 'SANDBOX'],
  [/(sending|account)\b.*\b(paused|suspended|disabled)/i, 'SENDING_PAUSED'],
]

/**
 * A country, a number or a text that will not do is this message's; a limit, an account or the sender that all go by stops
 * them all. What could be either stays `ours`: one message that nobody can send must not hold back the others.
 */
export const SMS: Meanings = {
  ...all('ours', 'ServiceQuotaExceededException ConflictException ValidationException'),
  ...all('stopped', 'ServiceQuotaExceededException.MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT'),
  ...all('stopped', 'AccessDeniedException.ACCOUNT_DISABLED AccessDeniedException.INSUFFICIENT_ACCOUNT_REPUTATION'),
  // The sender, the pool or the configuration set is not there, not active, or not for text messages.
  ...all('stopped', 'ResourceNotFoundException ConflictException.NO_ORIGINATION_IDENTITIES_FOUND'),
  ...all('stopped', 'ConflictException.RESOURCE_NOT_ACTIVE ConflictException.NUMBER_CAPABILITIES_MISMATCH'),
  ...all('stopped', 'ConflictException.MESSAGE_TYPE_MISMATCH ConflictException.REGISTRATION_NOT_COMPLETE'),
  // Asked for in the sandbox only.
  ...all('stopped', 'ConflictException.DESTINATION_PHONE_NUMBER_NOT_VERIFIED'),
  ...all('stopped', 'ValidationException.CHANNEL_NOT_ENABLED ValidationException.RESOURCE_NOT_ACCESSIBLE'),
  ...all('rejected', 'ConflictException.DESTINATION_PHONE_NUMBER_OPTED_OUT'),
  ...all('rejected', 'ConflictException.DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE'),
  ...all('rejected', 'ConflictException.DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION'),
  ...all('rejected', 'ValidationException.INVALID_PARAMETER ValidationException.FIELD_VALIDATION_FAILED'),
  ...all('rejected', 'ValidationException.DESTINATION_COUNTRY_BLOCKED ValidationException.COUNTRY_NOT_ENABLED'),
  ...all('rejected', 'ValidationException.INTERNATIONAL_SENDING_NOT_SUPPORTED ValidationException.COUNTRY_CODE_MISMATCH'),
  ...all('rejected', 'ValidationException.INVALID_IDENTITY_FOR_DESTINATION_COUNTRY'),
  ...all('rejected', 'ValidationException.PRICE_OVER_THRESHOLD ValidationException.MAXIMUM_SIZE_EXCEEDED'),
}

export const SCHEDULER: Meanings = {
  ...all('busy', 'ServiceQuotaExceededException'),
  // A wake-up that is there already; a group that is not, what it will not take, a right that the role lacks.
  ...all('thrown', 'ConflictException ResourceNotFoundException ValidationException AccessDeniedException'),
}

export const DYNAMODB: Meanings = {
  ...all('busy', 'ProvisionedThroughputExceededException'),
  ...all('unknown', 'TransactionInProgressException TransactionConflictException ReplicatedWriteConflictException'),
  ...all('unknown', 'InvalidEndpointException'),
  // Conditions, which a commit reads; a table, a right or a form that no repeating mends.
  ...all('thrown', 'ConditionalCheckFailedException TransactionCanceledException IdempotentParameterMismatchException'),
  ...all('thrown', 'ResourceNotFoundException ValidationException SerializationException AccessDeniedException'),
  ...all('thrown', 'ItemCollectionSizeLimitExceededException'),
}
