import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { METRICS } from '#aws/metrics.ts'
import { BILL } from '../bench/month.ts'
import { deploy } from './deployment.ts'

const COPIES = { vaultArn: 'arn:aws:backup:eu-west-1:210987654321:backup-vault:elsewhere' }
const deployment = deploy()
const { service } = deployment
const copied = deploy({ settings: { copies: COPIES } })
afterAll(() => {
  for (const one of [deployment, copied]) one[Symbol.dispose]()
})

const RUNBOOK = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8')

/** What the runbook says under each alarm; one heading may be of several. */
const [, ringing = ''] = RUNBOOK.split('\n## When an alarm rings\n')
const sections = ringing.split(/\n## /)[0]!.split('\n### ').slice(1)
const said = new Map(
  sections.flatMap((section) => {
    const [heading = '', ...text] = section.split('\n')
    return heading.split(', ').map((id) => [id, text.join('\n').trim()] as const)
  }),
)

/** Of all that can be chosen. */
const alarms = copied.service.of('AWS::CloudWatch::Alarm').map(({ Properties }) => ({
  id: (Properties.AlarmName as string).replace(/^rinnalla-/, ''),
  topic: Properties.AlarmActions[0].Ref as string,
  description: Properties.AlarmDescription as string,
}))

test('there is a runbook, and there are alarms', () => {
  expect(said.size).toBeGreaterThan(30)
  expect(alarms.length).toBeGreaterThan(30)
})

describe.each(alarms)('$id', ({ id, topic, description }) => {
  test('has a section that says what to do, and as urgently as it rings', () => {
    expect(said.get(id)?.replace(/^\*(Now|Tomorrow)\.\* /, '').length).toBeGreaterThan(80)
    expect(said.get(id)).toMatch(topic.startsWith('Wake') ? /^\*Now\.\* / : /^\*Tomorrow\.\* /)
  })
  test('names that section when it rings', () => expect(description.endsWith(`docs/operations.md, ${id}.`)).toBe(true))
})

test('the runbook speaks of no alarm that is not there', () => {
  const there = new Set(alarms.map(({ id }) => id))
  expect([...said.keys()].filter((id) => !there.has(id))).toEqual([])
})

test('each metric that an alarm looks at is on the bill', () => {
  type Query = { readonly MetricStat?: object }
  const looked = service.of('AWS::CloudWatch::Alarm').map(({ Properties: { Metrics } }) => {
    const queries = (Metrics ?? []) as readonly Query[]
    return Math.max(1, queries.filter(({ MetricStat }) => MetricStat).length)
  })
  expect(looked.reduce((sum, many) => sum + many, 0)).toBe(BILL.alarms)
})

test('what is counted either rings or is looked at on the dashboard', () => {
  const looked = JSON.stringify([service.of('AWS::CloudWatch::Alarm'), service.of('AWS::CloudWatch::Dashboard')])
  expect(Object.keys(METRICS).filter((name) => !looked.includes(name))).toEqual([])
})
