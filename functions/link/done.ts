import type { Catalogue } from '#copy/catalogue.ts'

/** What the forms of a partner's own page say afterwards. */
export const ownDone = ({ availability, offerPage, ownPage: words, ways }: Catalogue) => ({
  link: offerPage.link.done,
  locked: offerPage.ended.locked.title,
  agreed: words.move.agreed,
  'move-declined': words.move.declined,
  proposed: words.move.proposed,
  'time-agreed': words.asked.agreed,
  'time-declined': words.asked.declined,
  kept: words.move.kept,
  'day-said': words.day.done,
  cancelled: words.cancel.done,
  left: words.leave.done,
  availability: availability.saved,
  ways: ways.saved,
  'number-shown': words.number.shownNow,
  'number-hidden': words.number.hiddenNow,
  nothing: words.nothing,
  paused: words.pause.started,
  resumed: words.pause.ended,
  'go-on': offerPage.goingOn['go-on'],
  cannot: offerPage.goingOn['cannot-done'],
  'call-me': offerPage.goingOn['call-me'],
})

/** What the forms of an offer's page say afterwards. The answer itself needs no words: the page becomes another. */
export const offerDone = (words: Catalogue) => ({
  ...ownDone(words),
  nothing: words.offerPage.link.nothing,
  again: words.offerPage.declined.askAgainDone,
  paused: words.offerPage.declined.pauseNoted,
  call: words.offerPage.declined.callMeNoted,
})

export type OfferDone = keyof ReturnType<typeof offerDone>
export type OwnDone = keyof ReturnType<typeof ownDone>
