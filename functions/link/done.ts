import type { Catalogue } from '#copy/catalogue.ts'

/** What the forms of an offer's page say afterwards. The answer itself needs no words: the page becomes another. */
export const offerDone = ({ offerPage: { declined } }: Catalogue) => ({
  again: declined.askAgainDone,
  paused: declined.pauseNoted,
  call: declined.callMeNoted,
})

/** What the forms of a partner's own page say afterwards. */
export const ownDone = ({ availability, ownPage: words }: Catalogue) => ({
  agreed: words.move.agreed,
  'move-declined': words.move.declined,
  proposed: words.move.proposed,
  cancelled: words.cancel.done,
  left: words.leave.done,
  availability: availability.saved,
  nothing: words.nothing,
  paused: words.pause.started,
  resumed: words.pause.ended,
})

export type OfferDone = keyof ReturnType<typeof offerDone>
export type OwnDone = keyof ReturnType<typeof ownDone>
