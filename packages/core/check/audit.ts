import type { Key } from '../ports.ts'
import { keyFrom, keyText } from '../records/keys.ts'
import { type Recorded } from '../records/record.ts'
import type { Change } from '../commit/work.ts'
import { called, disagree, type Finding, nameOf } from './finding.ts'
import type { Records } from './records.ts'

/** What the audit keeps of a record's change: the record itself must fold to the same. */
export const foldOf = (version: number, { state, waitsFor, due }: Pick<Change, 'state' | 'waitsFor' | 'due'>): string =>
  JSON.stringify([version, state, waitsFor, due])

/**
 * Every change of every record stands in the audit exactly once, without gaps, and the last one led to what the record
 * says. A record and its events are written in one commit, but read at two moments: what was missing at one look and is
 * missing for the same version at the next was never written.
 */
export function unaudited(records: Records): Finding[] {
  const told = changesByKey(records)
  const findings = records.audited.flatMap((record) => {
    const changes = told.get(keyText(record)) ?? new Map<number, Change[]>()
    told.delete(keyText(record))
    return judge(record, changes)
  })
  for (const [key, changes] of told)
    for (const version of changes.keys()) findings.push(astray(keyFrom(key), version, 'of nothing'))
  // An event that a newer program wrote may tell of what seems missing here.
  const lost = records.unknown.some(({ pk }) => pk.includes('#EVT#'))
  return lost ? findings.filter(({ says }) => !says.startsWith(MISSING)) : findings
}

const MISSING = 'no audit'

function judge(record: Recorded, changes: ReadonlyMap<number, readonly Change[]>): Finding[] {
  const findings: Finding[] = []
  for (let version = 1; version <= record.version; version++)
    if (!changes.has(version)) findings.push(astray(record, version, MISSING))
  for (const [version, several] of changes) {
    if (several.length > 1) findings.push(astray(record, version, `${several.length} audits`))
    if (version > record.version) findings.push(astray(record, version, 'ahead of the record'))
  }
  const [last] = changes.get(record.version) ?? []
  if (last && foldOf(last.version, last) !== foldOf(record.version, record as Pick<Change, 'state' | 'waitsFor' | 'due'>))
    findings.push(disagree('audit', [record], `${called(record)} is not what version ${record.version} led to`))
  return findings
}

const astray = (key: Key, version: number, what: string): Finding =>
  disagree('audit', [key], `${what}: ${nameOf(key)} version ${version}`, `${what} ${keyText(key)} ${version}`)

function changesByKey(records: Records): Map<string, Map<number, Change[]>> {
  const told = new Map<string, Map<number, Change[]>>()
  for (const { changes } of records.all('event'))
    for (const change of changes) {
      const key = keyText(change.key)
      const versions = told.get(key) ?? new Map<number, Change[]>()
      versions.set(change.version, [...(versions.get(change.version) ?? []), change])
      told.set(key, versions)
    }
  return told
}
