import type { rules as fi } from '../fi/rules.ts'

export const rules = {
  fails: {
    ROLE: 'Isn’t trained for this',
    PHASE: 'No agreement on the phase in this municipality',
    EXPERIENCE: 'Their own experience is of another phase',
    AREA: 'Doesn’t travel to this municipality',
    LANGUAGE: 'No language in common',
    SLOT: 'The time doesn’t suit',
    CAPACITY: 'Already takes part in as many as they have energy for',
    HOURS: 'The month’s hours would be full',
    PAUSED: 'On a break',
    CHECKS: 'An agreement or a check is missing or ends',
    CONFLICT: 'A conflict that others don’t see',
    EARNINGS: 'Their own limit on fees would be reached',
  },
  helps: {
    ROLE: 'Check the roles in the partner’s details.',
    PHASE: 'Check the phase agreements.',
    EXPERIENCE: 'Ask whether there is experience that isn’t marked.',
    AREA: 'Try meeting remotely, or a neighbouring municipality.',
    LANGUAGE: 'The worker books an interpreter. The partner doesn’t interpret.',
    SLOT: 'Try another time.',
    CAPACITY: 'Ask whether they have energy for one more.',
    HOURS: 'Try a shorter time, or next month.',
    PAUSED: 'Wait until the break ends.',
    CHECKS: 'Renew the agreement or the check.',
    CONFLICT: 'Choose another partner.',
    EARNINGS: 'Try next month.',
  },
  fits: 'Suitable',
} satisfies typeof fi
