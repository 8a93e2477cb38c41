import { availability } from '#copy/fi/availability.ts'
import { ownPage as words } from '#copy/fi/own-page.ts'

/** What a form has done, in words: `?done=` of the page shown afterwards. */
export const OWN_DONE: Readonly<Record<string, string>> = {
  agreed: words.move.agreed,
  'move-declined': words.move.declined,
  proposed: words.move.proposed,
  cancelled: words.cancel.done,
  left: words.leave.done,
  availability: availability.saved,
  paused: words.pause.started,
  resumed: words.pause.ended,
}
