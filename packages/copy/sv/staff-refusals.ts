import type { staffRefusals as fi } from '../fi/staff-refusals.ts'

export const staffRefusals: typeof fi = {
  OFFER_EXPIRED: { title: 'Tiden hann gå ut.', todo: 'Det här kan inte längre bekräftas eller antecknas. Se läget på nytt.' },
  OFFER_WITHDRAWN: { title: 'Det här går inte längre.', todo: 'Se läget på nytt.' },
  OFFER_TAKEN: { title: 'En annan partner hann först.', todo: 'Se läget på nytt.' },
  OFFER_ANSWERED: { title: 'Partnern har redan fått frågan eller svarat.', todo: 'Se läget på nytt.' },
  TIME_SHARED: {
    title: 'Hit kommer partnerna tillsammans, och tiden är densamma för alla.',
    todo: 'En annan tid kan avtalas när den här har avbokats för alla.',
  },
  SLOT_NO_LONGER_FREE: { title: 'Tiden passar inte längre partnern.', todo: 'Se läget på nytt, eller välj en annan tid.' },
  ENOUGH_PROPOSALS: { title: 'Partnern har redan föreslagit tre tider.', todo: 'Det senaste förslaget gäller.' },
}
