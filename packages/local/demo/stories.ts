import type { Actor } from '#core/policy/actor.ts'
import { OTHER_ORG } from '../people.ts'
import { type Act, type Setting, type Step, told } from './telling.ts'
import { afternoon, at, awake, day, given } from './when.ts'

type Story = (setting: Setting) => readonly Step[]

const WORKER: Actor = { role: 'worker', id: 'worker' }
const WORKER_2: Actor = { role: 'worker', id: 'worker-2' }

const asks: Act = (one) => one.ask()
const accepts: Act = (one) => one.answer('accept')
const confirms: Act = (one) => one.confirm()

/** One request each; between them every state a request can be in, seen from this moment. */
export const STORIES: readonly Story[] = [
  // Closed: met, and came to its end.
  (setting) =>
    told(
      setting,
      WORKER,
      { languages: ['fi'], phases: ['OPEN'], windows: [afternoon(day(setting, -6))], consent: given(setting, -12) },
      [
        [at(day(setting, -12), '09:15'), asks],
        [at(day(setting, -12), '14:00'), accepts],
        [at(day(setting, -11), '09:00'), confirms],
        [at(day(setting, -6), '17:00'), (one) => one.tookPlace()],
        [at(day(setting, -5), '10:00'), (one) => one.close('fulfilled')],
      ],
    ),
  // Closed: no longer needed.
  (setting) =>
    told(setting, WORKER, { languages: ['ru'], phases: ['ASSESS'], urgency: 'soon' }, [
      [at(day(setting, -9), '12:00'), asks],
      [at(day(setting, -9), '15:00'), (one) => one.cancel()],
    ]),
  // Closed by the coordinator: nobody was to be had.
  (setting) =>
    told(setting, WORKER_2, { languages: ['so'], phases: ['CARE_PREP'], area: '529' }, [
      [at(day(setting, -10), '10:00'), asks],
      [at(day(setting, -7), '10:00'), (one) => one.close('no-capacity')],
    ]),
  // Confirmed: a meeting ahead.
  (setting) =>
    told(
      setting,
      WORKER,
      {
        languages: ['fi'],
        phases: ['EMERGENCY'],
        urgency: 'urgent',
        windows: [afternoon(day(setting, 2))],
        consent: given(setting, -2),
      },
      [
        [at(day(setting, -2), '10:30'), asks],
        [at(day(setting, -2), '11:10'), accepts],
        [at(day(setting, -2), '12:00'), confirms],
      ],
    ),
  // Confirmed: the meeting is over, and the worker has not yet said how it went.
  (setting) =>
    told(
      setting,
      WORKER,
      { languages: ['sv'], phases: ['OPEN'], windows: [afternoon(day(setting, -1))], consent: given(setting, -6) },
      [
        [at(day(setting, -6), '09:00'), asks],
        [at(day(setting, -6), '13:00'), accepts],
        [at(day(setting, -5), '09:00'), confirms],
      ],
    ),
  // Confirmed "when suits": the first meeting is still to be agreed.
  (setting) =>
    told(setting, WORKER_2, { languages: ['en'], phases: ['SUBSTITUTE'], mode: 'phone', consent: given(setting, -2) }, [
      [at(day(setting, -2), '09:00'), asks],
      [at(day(setting, -2), '16:10'), accepts],
      [at(day(setting, -1), '10:00'), confirms],
    ]),
  // Accepted: the worker decides.
  (setting) =>
    told(
      setting,
      WORKER,
      {
        languages: ['fi'],
        phases: ['SUBSTITUTE'],
        area: '734',
        windows: [afternoon(day(setting, 4))],
        consent: given(setting, -1),
      },
      [
        [awake(setting, 300), asks],
        [awake(setting, 90), accepts],
      ],
    ),
  // Accepted: the parent's consent is still pending.
  (setting) =>
    told(setting, WORKER, { languages: ['fi', 'en'], phases: ['OPEN'], windows: [afternoon(day(setting, 5), '09:30')] }, [
      [awake(setting, 280), asks],
      [awake(setting, 70), accepts],
    ]),
  // Offered: a partner has been asked.
  (setting) =>
    told(
      setting,
      WORKER,
      { languages: ['fi'], phases: ['OPEN'], windows: [afternoon(day(setting, 3)), afternoon(day(setting, 4))] },
      [[awake(setting, 60), asks]],
    ),
  // Offered: the partner proposes another time.
  (setting) =>
    told(
      setting,
      WORKER_2,
      { languages: ['ru'], phases: ['EMERGENCY'], urgency: 'soon', windows: [afternoon(day(setting, 3), '10:30')] },
      [
        [awake(setting, 200), asks],
        [awake(setting, 40), (one) => one.answer({ kind: 'other-time', ...afternoon(day(setting, 4), '11:00') })],
      ],
    ),
  // Open: nobody fits, the coordinator owns it. Each partner misses by a rule of their own.
  (setting) =>
    told(setting, WORKER, { languages: ['ar'], phases: ['CARE_PREP'], windows: [afternoon(day(setting, 3))] }, [
      [at(day(setting, -1), '13:00'), asks],
    ]),
  // Another worker's, and another tenant's.
  (setting) =>
    told(
      setting,
      WORKER_2,
      { languages: ['fi'], phases: ['CARE_DECISION'], urgency: 'soon', windows: [afternoon(day(setting, 6))] },
      [[awake(setting, 30), asks]],
    ),
  (setting) =>
    told(
      setting,
      WORKER,
      { languages: ['fi'], phases: ['OPEN'], area: '092', windows: [afternoon(day(setting, 4))] },
      [[awake(setting, 120), asks]],
      OTHER_ORG,
    ),
]
