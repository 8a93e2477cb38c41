import type { Actor } from '#core/policy/actor.ts'
import { OTHER_ORG } from '../people.ts'
import { type Act, type Scene, type Step, told } from './telling.ts'
import { afternoon, at, awake, day, given } from './when.ts'

type Story = (scene: Scene) => readonly Step[]

const WORKER: Actor = { role: 'worker', id: 'worker' }
const WORKER_2: Actor = { role: 'worker', id: 'worker-2' }

const asks: Act = (one) => one.ask()
const accepts: Act = (one) => one.answer('accept')
const confirms: Act = (one) => one.confirm()

/** One request each; between them every state a request can be in, seen from this moment. */
export const STORIES: readonly Story[] = [
  // Closed: met, and came to its end.
  (scene) =>
    told(
      scene,
      WORKER,
      { languages: ['fi'], phases: ['OPEN'], windows: [afternoon(day(scene, -6))], consent: given(scene, -12) },
      [
        [at(day(scene, -12), '09:15'), asks],
        [at(day(scene, -12), '14:00'), accepts],
        [at(day(scene, -11), '09:00'), confirms],
        [at(day(scene, -6), '17:00'), (one) => one.tookPlace()],
        [at(day(scene, -5), '10:00'), (one) => one.close('fulfilled')],
      ],
    ),
  // Closed: no longer needed.
  (scene) =>
    told(scene, WORKER, { languages: ['ru'], phases: ['ASSESS'], urgency: 'soon' }, [
      [at(day(scene, -9), '12:00'), asks],
      [at(day(scene, -9), '15:00'), (one) => one.cancel()],
    ]),
  // Closed by the coordinator: nobody was to be had.
  (scene) =>
    told(scene, WORKER_2, { languages: ['so'], phases: ['CARE_PREP'], area: '529' }, [
      [at(day(scene, -10), '10:00'), asks],
      [at(day(scene, -7), '10:00'), (one) => one.close('no-capacity')],
    ]),
  // Confirmed: a meeting ahead.
  (scene) =>
    told(
      scene,
      WORKER,
      {
        languages: ['fi'],
        phases: ['EMERGENCY'],
        urgency: 'urgent',
        windows: [afternoon(day(scene, 2))],
        consent: given(scene, -2),
      },
      [
        [at(day(scene, -2), '10:30'), asks],
        [at(day(scene, -2), '11:10'), accepts],
        [at(day(scene, -2), '12:00'), confirms],
      ],
    ),
  // Confirmed: the meeting is over, and the worker has not yet said how it went.
  (scene) =>
    told(
      scene,
      WORKER,
      { languages: ['sv'], phases: ['OPEN'], windows: [afternoon(day(scene, -1))], consent: given(scene, -6) },
      [
        [at(day(scene, -6), '09:00'), asks],
        [at(day(scene, -6), '13:00'), accepts],
        [at(day(scene, -5), '09:00'), confirms],
      ],
    ),
  // Confirmed "when suits": the first meeting is still to be agreed.
  (scene) =>
    told(scene, WORKER_2, { languages: ['en'], phases: ['SUBSTITUTE'], mode: 'phone', consent: given(scene, -2) }, [
      [at(day(scene, -2), '09:00'), asks],
      [at(day(scene, -2), '16:10'), accepts],
      [at(day(scene, -1), '10:00'), confirms],
    ]),
  // Accepted: the worker decides.
  (scene) =>
    told(
      scene,
      WORKER,
      {
        languages: ['fi'],
        phases: ['SUBSTITUTE'],
        area: '734',
        windows: [afternoon(day(scene, 4))],
        consent: given(scene, -1),
      },
      [
        [awake(scene, 300), asks],
        [awake(scene, 90), accepts],
      ],
    ),
  // Accepted: the parent's consent is still pending.
  (scene) =>
    told(scene, WORKER, { languages: ['fi', 'en'], phases: ['OPEN'], windows: [afternoon(day(scene, 5), '09:30')] }, [
      [awake(scene, 280), asks],
      [awake(scene, 70), accepts],
    ]),
  // Offered: a partner has been asked.
  (scene) =>
    told(scene, WORKER, { languages: ['fi'], phases: ['OPEN'], windows: [afternoon(day(scene, 3)), afternoon(day(scene, 4))] }, [
      [awake(scene, 60), asks],
    ]),
  // Offered: the partner proposes another time.
  (scene) =>
    told(
      scene,
      WORKER_2,
      { languages: ['ru'], phases: ['OPEN'], urgency: 'soon', windows: [afternoon(day(scene, 3), '10:30')] },
      [
        [awake(scene, 200), asks],
        [awake(scene, 40), (one) => one.answer({ kind: 'other-time', ...afternoon(day(scene, 4), '11:00') })],
      ],
    ),
  // Open: nobody fits, the coordinator owns it. Each partner misses by a rule of their own.
  (scene) =>
    told(scene, WORKER, { languages: ['ar'], phases: ['CARE_PREP'], windows: [afternoon(day(scene, 3))] }, [
      [at(day(scene, -1), '13:00'), asks],
    ]),
  // Siblings in two phases with a foster family: somebody who has been a foster parent is asked, by the phase that leads.
  (scene) =>
    told(
      scene,
      WORKER_2,
      {
        languages: ['en'],
        phases: ['SUBSTITUTE', 'CARE_PREP'],
        leading: 'SUBSTITUTE',
        audience: 'foster-parent',
        windows: [afternoon(day(scene, 5), '16:30')],
        goal: 'understand',
        extent: 'some',
      },
      [[awake(scene, 50), asks]],
    ),
  // Two trainers for sixty students.
  (scene) =>
    told(
      scene,
      WORKER_2,
      {
        channel: 'training',
        languages: ['fi'],
        phases: [],
        audience: 'student',
        seats: 2,
        windows: [afternoon(day(scene, 6), '12:00')],
        extent: 'once',
        participants: 60,
        prepare: 'Puheenvuoro, noin 20 minuuttia, ja kysymyksiä.',
      },
      [[awake(scene, 45), asks]],
    ),
  // Another worker's, and another tenant's.
  (scene) =>
    told(
      scene,
      WORKER_2,
      { languages: ['fi'], phases: ['CARE_DECISION'], urgency: 'soon', windows: [afternoon(day(scene, 6))] },
      [[awake(scene, 30), asks]],
    ),
  (scene) =>
    told(
      scene,
      WORKER,
      { languages: ['fi'], phases: ['OPEN'], area: '092', windows: [afternoon(day(scene, 4))] },
      [[awake(scene, 120), asks]],
      OTHER_ORG,
    ),
]
