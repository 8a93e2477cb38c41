import type { RefusalCode } from '#core/refusal.ts'

/** The same to whoever works here, where `refusals` speaks to a partner about their own answer. */
export const staffRefusals: Partial<Record<RefusalCode, { readonly title: string; readonly todo: string }>> = {
  OFFER_EXPIRED: { title: 'Aika ehti mennä.', todo: 'Tätä ei voi enää vahvistaa tai kirjata. Katso tilanne uudestaan.' },
  OFFER_WITHDRAWN: { title: 'Tämä ei enää onnistu.', todo: 'Katso tilanne uudestaan.' },
  OFFER_TAKEN: { title: 'Toinen kumppani ehti ensin.', todo: 'Katso tilanne uudestaan.' },
  OFFER_ANSWERED: { title: 'Kumppanilta on jo kysytty, tai hän on jo vastannut.', todo: 'Katso tilanne uudestaan.' },
  TIME_SHARED: {
    title: 'Tähän tullaan yhdessä, ja aika on kaikille sama.',
    todo: 'Toisen ajan voi sopia, kun tämä on peruttu kaikilta.',
  },
  SLOT_NO_LONGER_FREE: { title: 'Aika ei enää sovi kumppanille.', todo: 'Katso tilanne uudestaan, tai valitse toinen aika.' },
  ENOUGH_PROPOSALS: { title: 'Kumppani on ehdottanut jo kolmea aikaa.', todo: 'Viimeisin ehdotus on voimassa.' },
}
