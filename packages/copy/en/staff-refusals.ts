import type { staffRefusals as fi } from '../fi/staff-refusals.ts'

export const staffRefusals: typeof fi = {
  OFFER_EXPIRED: { title: 'The time has passed.', todo: 'This can no longer be confirmed or noted. Look at how it stands now.' },
  OFFER_WITHDRAWN: { title: 'This is no longer possible.', todo: 'Look at how it stands now.' },
  OFFER_TAKEN: { title: 'Another partner answered first.', todo: 'Look at how it stands now.' },
  OFFER_ANSWERED: { title: 'The partner has already been asked, or has answered.', todo: 'Look at how it stands now.' },
  TIME_SHARED: {
    title: 'Partners come to this together, and the time is the same for all.',
    todo: 'Another time can be agreed once this one is cancelled for all.',
  },
  SLOT_NO_LONGER_FREE: {
    title: 'The time no longer suits the partner.',
    todo: 'Look at how it stands now, or choose another time.',
  },
  ENOUGH_PROPOSALS: { title: 'The partner has proposed three times already.', todo: 'Their latest proposal stands.' },
}
