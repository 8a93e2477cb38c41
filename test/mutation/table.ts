import type { Files, Mutant } from './mutants.ts'

/** The life cycles, how work is gathered and committed, and all that answers an offer: held higher than the rest. */
export const ANSWERING = [
  'packages/core/records/transitions.ts',
  'packages/core/commit/work.ts',
  'packages/core/commit/transact.ts',
  'packages/core/offer/answer.ts',
  'packages/core/relationship/take-seat.ts',
  'packages/core/relationship/end-offer.ts',
  'packages/core/relationship/what-stops.ts',
  'packages/core/offer/advance-offer.ts',
  'packages/core/records/offer.ts',
  'packages/core/request/decide.ts',
  'packages/core/relationship/confirm-seat.ts',
]

const AIMS = { core: 85, answering: 95 } as const
const STATUSES = ['Killed', 'Timeout', 'Survived', 'NoCoverage'] as const

/** `place · killed · timeout · survived · no coverage · score`: by folder, then the two aims. */
export function table(files: Files): string {
  const folders = Map.groupBy(Object.entries(files), ([file]) =>
    file.replace('packages/core/', '').replace(/^([^/]+)\/.*/, '$1/'),
  )
  const rows = [...folders].sort(([a], [b]) => (a < b ? -1 : 1)).map(([folder, some]) => row(folder, some.flatMap(mutantsOf)))
  const core = Object.entries(files).flatMap(mutantsOf)
  const answering = Object.entries(files)
    .filter(([file]) => ANSWERING.includes(file))
    .flatMap(mutantsOf)
  return [
    'place · killed · timeout · survived · no coverage · score',
    ...rows,
    `${row('all', core)}, aim ${AIMS.core} %`,
    `${row('transitions and answering', answering)}, aim ${AIMS.answering} %`,
  ].join('\n')
}

const mutantsOf = ([, { mutants }]: [string, { readonly mutants: readonly Mutant[] }]) => mutants

function row(name: string, mutants: readonly Mutant[]): string {
  const [killed, timeout, survived, never] = STATUSES.map((status) => mutants.filter((one) => one.status === status).length)
  const caught = killed! + timeout!
  const all = caught + survived! + never!
  return `${[name, killed, timeout, survived, never].join(' · ')} · ${all === 0 ? '–' : `${((100 * caught) / all).toFixed(1)} %`}`
}
