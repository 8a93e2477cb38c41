import type { Files, Mutant } from './mutants.ts'

/** The life cycles, how work is gathered and committed, and all that answers an offer: held higher than the rest. */
const ANSWERING = [
  'records/transitions.ts',
  'records/offer.ts',
  'commit/work.ts',
  'commit/transact.ts',
  'relationship/take-seat.ts',
  'relationship/end-offer.ts',
  'relationship/what-stops.ts',
  'relationship/confirm-seat.ts',
  'offer/answer.ts',
  'offer/advance-offer.ts',
  'request/decide.ts',
].map((file) => `packages/core/${file}`)

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
