import type { Matter, Section } from '#core/records/digest.ts'
import type { digest as fi } from '../fi/digest.ts'

/** The coordinators' digest. */
export const digest: typeof fi = {
  subject({ fresh, late }) {
    const parts = [fresh > 0 && `${fresh} new`, late > 0 && `${late} late or pressing`]
    return ['Open work', parts.filter(Boolean).join(', ')].filter(Boolean).join(': ')
  },
  intro: 'This is waiting for the coordinator right now.',
  sections: {
    fresh: (n) => `New (${n})`,
    late: (n) => `Late or pressing (${n})`,
    rest: (n) => `Can wait (${n})`,
  } satisfies Record<Section, (n: number) => string>,
  several: (line, times) => `${line} (${times} times)`,
  more: (n) => `and ${n} more`,
  matters: {
    nobody: 'Nobody suitable has been found.',
    late: 'Nobody was found by the promised time. We are still waiting for an answer.',
    worker: 'No confirmation or answer has come.',
    choice: 'Something came up for an agreed time. It has not been chosen yet how to go on.',
    time: 'A time waits for an answer or a way forward.',
    outcome: 'It has not been noted whether the time took place.',
    call: 'Somebody would like to be called.',
    agreement: 'An agreement is missing for the new situation.',
    away: 'Somebody is on a break. Whether they go on must be asked.',
    ending: 'An agreement or an undertaking is about to end.',
    'handed-over': 'The request was handed over to a colleague. Going on waits for the coordinator.',
    message: 'A message did not arrive.',
    digest: 'This summary did not arrive at another e-mail address.',
    sending: 'Sending of messages stands still.',
    forgotten: 'Something was lost when the records were restored from a backup.',
    wrote: 'Somebody has written an SMS.',
    stuck: 'This does not go on by itself.',
  } satisfies Record<Matter, string>,
  action: 'Open the open requests',
  why: 'What cannot wait or begins soon we also tell at once. You can choose the times of the summary on the page of open requests.',
}
