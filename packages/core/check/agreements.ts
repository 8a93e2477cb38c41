import { type Agreement, agreementIdOf } from '../records/agreement.ts'
import { indexed } from '../records/indexes.ts'
import { keys, keyText } from '../records/keys.ts'
import { organisationIdOf } from '../records/organisation.ts'
import type { Tenant } from '../records/tenant.ts'
import { called, disagree, type Finding, wrong } from './finding.ts'
import type { Records } from './records.ts'

/** What names an organisation names one that is there, and the tenant's record counts what is kept apart from it. */
export function unagreed(records: Records): Finding[] {
  const [tenant] = records.all('tenant')
  return tenant ? [...nameless(records), ...unserved(records, tenant), ...miscounted(records, tenant)] : []
}

/** By what follows from itself: its key, its place among what ends. */
export function misplaced(agreement: Agreement): Finding[] {
  const { org, listPk, listSk } = agreement
  const right = indexed(agreement)
  const isThere = keyText(agreement) === keyText(keys.agreement(org, agreementIdOf(agreement)))
  const isListed = right.listPk === listPk && right.listSk === listSk
  return isThere && isListed ? [] : [wrong('agreements', agreement, `${called(agreement)} stands in a wrong place`)]
}

function nameless(records: Records): Finding[] {
  return [...records.all('agreement'), ...records.all('card')].flatMap((one) => {
    const { organisationId, org } = one
    if (organisationId === undefined) return []
    const key = keys.organisation(org, organisationId)
    const known = records.at(key)
    if (known && organisationIdOf(String(known['name'])) === organisationId) return []
    return [disagree('agreements', [one, key], `${called(one)} names organisation ${organisationId}, which is not there`)]
  })
}

const unserved = (records: Records, tenant: Tenant): Finding[] =>
  records
    .all('agreement')
    .filter(({ area, removed }) => !removed && !tenant.areas.some(({ code }) => code === area))
    .map((one) => disagree('agreements', [one, tenant], `${called(one)} is of a municipality that is not served`))

function miscounted(records: Records, tenant: Tenant): Finding[] {
  const { agreementCount = 0, organisationCount = 0 } = tenant
  const agreements = records.all('agreement').filter(({ removed }) => !removed).length
  const organisations = records.all('organisation').length
  if (agreements === agreementCount && organisations === organisationCount) return []
  const says = `${agreements} agreements and ${organisations} organisations, counted ${agreementCount} and ${organisationCount}`
  return [disagree('agreements', [tenant], says)]
}
