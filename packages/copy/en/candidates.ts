import type { candidates as fi } from '../fi/candidates.ts'
/** A call is noted, not recorded: nobody's voice is kept. */
export const candidates = {
  title: 'Suitable partners',
  fit: 'Suitable',
  fitEmpty: 'Nobody meets every condition right now.',
  others: 'Others, and why they don’t fit',
  rank: (n) => `${n}.`,
  scores: {
    known: 'the time is free',
    unknown: 'free time not known, we’ll ask',
    continuity: 'same partner as before',
    experience: 'experience of their own of every phase',
    language: (level) => `language: ${level}`,
  },
  alreadyAsked: 'Already asked',
  askHint: 'The partner gets the same question as the others and answers through the link.',
  ask: (name) => `Ask ${name}`,
  slot: 'At what time?',
  anySlot: 'All the times wished for',
  override: 'Ask anyway',
  overrideHint: 'Not every condition is met. Write a short reason. It will stay visible.',
  overrideReason: 'Why do you ask anyway?',
  partnersOwn: 'the partner’s own condition',
  partnersOwnHint: (name) =>
    `Only ${name} can change a condition of their own. Ask by phone. A lasting change you can note in their details.`,
  saidHint: 'Only the partner can make an exception. Call them first.',
  saidLegend: 'What did the partner say on the phone?',
  saidOnce: (name) => `${name} said that it suits this once`,
  asked: 'Noted. The partner is being asked.',
  phone: {
    title: 'Note a phone call',
    hint: 'Note the answer you got on the phone. It will stay visible that you noted it for them.',
    answer: 'What did they answer?',
    submit: 'Note it',
    recorded: 'The call has been noted.',
  },
} satisfies typeof fi
