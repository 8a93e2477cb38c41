import { behindLinksFor } from '#copy/behind-links.ts'
import { findCard } from '#core/partner/read.ts'
import { callFor } from '#core/commit/call.ts'
import { sendingStands } from '#core/notice/see-sending.ts'
import { Unavailable } from '#core/ports.ts'
import { withDeployment } from '#core/notice/hold-back.ts'
import { isRefusal } from '#core/refusal.ts'
import type { Visit } from '#pages/respond.tsx'
import { addressOf } from '#web/address.ts'
import { type Reader, readerIn } from '#pages/reader.tsx'
import { askedLanguage, keepLanguage, keptLanguage } from '#web/language.ts'
import { callOf, type LinkContext } from './context.ts'

/**
 * A visit to the pages of the partner whose link it is: read in what their card says they speak, unless they chose another
 * language in this browser. Their choice is the pages' alone; messages go on in what the card says.
 */
export function visitOfPartner(c: LinkContext): Visit {
  let reader: Promise<Reader> | undefined
  let held: Promise<boolean> | undefined
  const language = async () => askedLanguage(c) ?? keptLanguage(c) ?? c.get('speaks') ?? (await speaks(c))
  return {
    reader: () => (reader ??= language().then((one) => readerIn(one, behindLinksFor))),
    /** While the page is read: no trip more to wait for. Whoever shows it meets its trouble. */
    start() {
      held = isSendingHeld(c)
      held.catch(() => {})
    },
    async settled() {
      await held?.catch(() => {})
    },
    async frame() {
      const [{ words }, stands] = await Promise.all([this.reader(), (held ??= isSendingHeld(c))])
      return { languages: { address: addressOf(c) }, ...(stands && { banner: words.ownPage.lateMessages }) }
    },
    async choose(chosen) {
      keepLanguage(c, chosen)
      reader = readerIn(chosen, behindLinksFor)
    },
    // What staff read of rules, requests and hand-overs says nothing to a partner.
    troubleOf: ({ ownPage, refusals }, { refused }) => {
      if (refused === 'RULES_FAIL') return ownPage.move.beyond
      return refused === 'NOT_FOUND' || refused === 'GOING_ON_PENDING' ? ownPage.refused[refused] : refusals[refused]
    },
  }
}

/** Only said where it is known: a page that says that the store does not answer has a frame too. */
async function isSendingHeld(c: LinkContext): Promise<boolean> {
  const { org, partnerId } = c.get('link')
  const call = callFor(c.get('ports'), org, { role: 'partner', id: partnerId })
  try {
    return (await sendingStands(withDeployment(call, c.get('ports')))).length > 0
  } catch (error) {
    if (error instanceof Unavailable) return false
    throw error
  }
}

/** Reads the card's language by itself, for pages that end before they have read the card. */
async function speaks(c: LinkContext) {
  const card = await findCard(callOf(c), c.get('link').partnerId)
  return isRefusal(card) ? 'fi' : card.speaks
}
