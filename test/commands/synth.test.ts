import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOMS } from '../../infra/rooms.ts'
import { told } from '../support/script.ts'

const README = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
const SETTINGS = [.../^npx cdk deploy (?:.*\\\n)*.*$/m.exec(README)![0].matchAll(/-c (\w+)=(\S+)/g)].map(
  ([, name, value]) => `${name}=${value!.replace('…', 'aws:acm:eu-north-1:123456789012:certificate/a')}`,
)

test(
  'npm run synth with the settings that README deploys with: both stacks, with every room and its log as README names it',
  { timeout: 240_000 },
  async () => {
    const out = mkdtempSync(join(tmpdir(), 'rinnalla-synth-'))
    try {
      expect(SETTINGS.length).toBeGreaterThan(4)
      await told('synth', ['--output', out, ...SETTINGS.flatMap((setting) => ['-c', setting])])
      const [data, service] = ['data', 'service'].map((stack) =>
        readFileSync(join(out, `rinnalla-${stack}.template.json`), 'utf8'),
      )
      expect(data).toContain('AWS::DynamoDB::')
      for (const room of ROOMS) expect(service).toContain(`"rinnalla-${room}"`)
      for (const setting of SETTINGS) expect(service).toContain(setting.slice(setting.indexOf('=') + 1))
      const [, log] = /--log-group-name \/aws\/lambda\/(\S+)/.exec(README)!
      expect(service).toContain(`"${log}"`)
    } finally {
      rmSync(out, { recursive: true })
    }
  },
)
