import type { endings as fi } from '../fi/endings.ts'
import { plural } from './plural.ts'

/** What ends: a partner's undertaking or agreement, or agreements between organisations, and what is agreed beyond. */
export const endings = {
  title: 'An undertaking or agreement ends',
  titleOf: (name) => `Ending: ${name}`,
  titleOfAgreements: 'Phase agreements are ending',
  partner: (name, day) => `The confidentiality undertaking or agreement of ${name} is valid until ${day}.`,
  agreements: 'These phase agreements end:',
  agreement: (which, day) => `${which}: valid until ${day}`,
  nothing: 'Nothing ends soon.',
  none: 'No times are agreed after the end that you would need to choose for.',
  beyond: (n) => `After the end, ${plural(n, 'time is agreed', 'times are agreed')}`,
  intro:
    'Choose what becomes of the times. Nothing is chosen beforehand, and a time stays as it is until you choose. From three days before the end we ask every day about those nobody has chosen for.',
  first: (n) => `These are the first ${n}. The rest show once you have chosen for these.`,
  open: 'Open the request',
  choice: 'What becomes of the time?',
  options: {
    renewed: 'Renewed: the time stays',
    another:
      'Another partner: we ask others, or the worker chooses if the time is near already. We tell the partner and the worker',
    cancel: 'Cancelled: we tell the partner and the worker',
  },
  until: 'New last day of validity',
  untilHint: 'Only if something is renewed. It must cover every time that is renewed.',
  send: 'Carry out the choices',
  chosen: 'The choices are saved.',
  underWay: 'Some earlier choices are still being carried out.',
  mark: 'The coordinator is making sure who comes to this time.',
  toPage: 'See what ends, and choose',
} satisfies typeof fi
