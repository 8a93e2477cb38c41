/**
 * What each error of the SDK's clients says about the call it ended, by its name, and by the reason it gives where one name
 * stands for many (`ConflictException.DESTINATION_PHONE_NUMBER_OPTED_OUT`). What is in no table is `unknown`, never a no.
 */
export type Meaning =
  /** Not carried out, since there was too much at once: later it will be. */
  | 'busy'
  /** Not carried out, through our own trouble: credentials, a clock, rights, an account's state or its money. */
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
  ...all('ours', 'AccessDenied AccessDeniedException NotAuthorized UnauthorizedOperation OptInRequired AuthFailure'),
  ...all('ours', 'ExpiredToken ExpiredTokenException TokenRefreshRequired InvalidClientTokenId InvalidAccessKeyId'),
  ...all('ours', 'UnrecognizedClient UnrecognizedClientException MissingAuthenticationToken MissingAuthenticationTokenException'),
  ...all('ours', 'InvalidSignatureException SignatureDoesNotMatch IncompleteSignature IncompleteSignatureException'),
  ...all('ours', 'RequestExpired RequestInTheFuture RequestTimeTooSkewed'),
  // The SDK itself, before anything is sent.
  ...all('ours', 'CredentialsProviderError TokenProviderError ProviderError'),
  ...all('busy', 'Throttling ThrottlingException ThrottledException RequestThrottled RequestThrottledException SlowDown'),
  ...all('busy', 'TooManyRequestsException RequestLimitExceeded BandwidthLimitExceeded PriorRequestNotComplete'),
  ...all('unknown', 'RequestTimeout RequestTimeoutException'),
  ...all('unknown', 'InternalFailure InternalServerError InternalServerException ServiceUnavailable ServiceUnavailableException'),
}

export const SES: Meanings = {
  ...all('busy', 'LimitExceededException ConcurrentModificationException'),
  ...all('ours', 'AccountSuspendedException SendingPausedException MailFromDomainNotVerifiedException NotFoundException'),
  ...all('rejected', 'MessageRejected BadRequestException'),
  ...all('unknown', 'InternalServiceErrorException'),
}

/** A country, a number or a text that will not do is this message's; a sender, a limit or an account is ours. */
export const SMS: Meanings = {
  ...all('ours', 'ServiceQuotaExceededException ResourceNotFoundException ConflictException ValidationException'),
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
