import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOMS } from '../../infra/rooms.ts'
import { told } from '../support/script.ts'

const RUNBOOK = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8')
const EXAMPLE = readFileSync(join(import.meta.dirname, '../../deployments/example.json'), 'utf8')

/** The example, filled in by an invented county. */
const filled = EXAMPLE.replaceAll('county.example', 'saaristo.internal')
  .replaceAll(/<[^>]*>/g, 'a1')
  .replaceAll('123456789012', '210987654321')
  .replace('"example"', '"rinnalla"')

test(
  'npm run synth with the example filled in: both stacks, with every room and its log as the runbook names it',
  { timeout: 240_000 },
  async () => {
    const out = mkdtempSync(join(tmpdir(), 'rinnalla-synth-'))
    try {
      writeFileSync(join(out, 'rinnalla.json'), filled)
      await told('synth', ['--output', out, '-c', 'deployment=rinnalla', '-c', `deployments=${out}`])
      const [data, service] = ['data', 'service'].map((stack) =>
        readFileSync(join(out, `rinnalla-${stack}.template.json`), 'utf8'),
      )
      expect(data).toContain('AWS::DynamoDB::')
      for (const room of ROOMS) expect(service).toContain(`"rinnalla-${room}"`)
      const { pages, links, mailFrom, alarmEmail } = JSON.parse(filled)
      for (const setting of [pages.host, links.host, mailFrom, alarmEmail]) expect(service).toContain(setting)
      const logs = [...RUNBOOK.matchAll(/--log-group-name \/aws\/lambda\/(\S+)/g)].map(([, log = '']) => log)
      expect(logs).not.toEqual([])
      for (const log of logs) expect(service).toContain(`"${log.replace('<name>', 'rinnalla')}"`)
    } finally {
      rmSync(out, { recursive: true })
    }
  },
)
