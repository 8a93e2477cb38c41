import type { refusals as fi } from '../fi/refusals.ts'

export const refusals = {
  NOT_FOUND: { title: 'This can’t be found.', todo: 'Check the address, or go back to your own requests.' },
  FORBIDDEN: { title: 'You aren’t allowed to do this.', todo: 'Ask the coordinator to do it.' },
  STALE_VERSION: { title: 'Somebody has just changed this.', todo: 'Look at how it stands now, then make your change.' },
  BUSY: { title: 'Many people are doing this at once.', todo: 'Try again in a moment. Nothing is lost.' },
  WRONG_STATE: { title: 'Things have moved on.', todo: 'See how it stands now. This can no longer be done.' },
  IDEMPOTENCY_KEY_REUSED: {
    title: 'The same key came with different content.',
    todo: 'Send new content with a new key.',
  },
  DONE_BEFORE: { title: 'This has been done.', todo: 'You need do nothing. Somebody else looks after it now.' },
  OFFER_EXPIRED: { title: 'The time to answer has ended.', todo: 'No worries. If you could still make it, call us.' },
  OFFER_WITHDRAWN: {
    title: 'You no longer need to answer this.',
    todo: 'You don’t need to do anything. Thank you for looking.',
  },
  OFFER_TAKEN: {
    title: 'Somebody else answered first this time.',
    todo: 'You don’t need to do anything. We’ll ask again.',
  },
  OFFER_ANSWERED: { title: 'You have already answered differently.', todo: 'If you’d like to change your answer, call us.' },
  NO_ANSWER_CHOSEN: { title: 'No answer was chosen.', todo: 'Choose one of the options and send.' },
  SLOT_NOT_OFFERED: { title: 'This time wasn’t asked about.', todo: 'Choose one of the times shown, or suggest another.' },
  TIME_SHARED: {
    title: 'The time has already been agreed with another partner.',
    todo: 'You come together, so the time is the same for all. If it does not suit you, you can answer no.',
  },
  SLOT_NO_LONGER_FREE: {
    title: 'This time is no longer free.',
    todo: 'Choose another time, or suggest one of your own.',
  },
  NOT_THEIR_TIME: {
    title: 'The partner can’t make that time.',
    todo: 'Choose another time. The page of the request shows when the partner usually can.',
  },
  DECIDER_ONLY: {
    title: 'This is for the worker of the request to confirm.',
    todo: 'If they gave you their answer on the phone, choose them and send again.',
  },
  CONSENT_PENDING: {
    title: 'The parent’s consent is missing.',
    todo: 'Ask the parent, note the consent, and confirm only then.',
  },
  GOING_ON_PENDING: {
    title: 'It’s still being confirmed how this goes on.',
    todo: 'The request was handed over. Nothing new is agreed before that is confirmed. The page says by when.',
  },
  NOBODY_TO_DECIDE_ON: { title: 'There is nothing to confirm right now.', todo: 'Look at how it stands now.' },
  SEATS_FULL: { title: 'There are already enough partners.', todo: 'Look at how it stands now.' },
  ENOUGH_ASKED: {
    title: 'Many have been asked about this request already.',
    todo: 'Wait until somebody answers or the time to answer is over. Then you can ask the next one.',
  },
  RULES_FAIL: {
    title: 'The partner doesn’t meet every condition.',
    todo: 'Choose another partner or another time. If an exception can be made, the page of suitable partners says how.',
  },
  NOT_WITH_THIS_PARTNER: {
    title: 'This is not possible with this partner.',
    todo: 'Try another time, or ask the coordinator what else could work.',
  },
  OVERRIDE_NEEDS_REASON: { title: 'The reason is missing.', todo: 'Write shortly why you ask anyway.' },
  NOBODY_WAS_THERE: {
    title: 'Nobody has been there yet.',
    todo: 'Support came about only when at least one meeting is marked as held. Mark the meeting or choose another ending.',
  },
  NO_ADDRESS: {
    title: 'The phone number or e-mail address is missing.',
    todo: 'Add it to the details, then send again. Or pass the message on yourself.',
  },
  TOO_MANY_TODAY: {
    title: 'A lot has been done today already.',
    todo: 'Nothing was sent. Go on tomorrow. If it cannot wait, contact the coordinator.',
  },
  ENOUGH_PROPOSALS: {
    title: 'You have proposed three times already.',
    todo: 'Your latest proposal stands. If nothing suits, call.',
  },
  INVALID: {
    title: 'Something needs checking.',
    todo: 'Correct the marked fields. Everything else you wrote has been kept.',
  },
  LINK_UNKNOWN: {
    title: 'The link doesn’t work.',
    todo: 'Please open our latest message.',
  },
} satisfies typeof fi
