import { expect, test } from 'vitest'
import { told } from '../support/script.ts'

test(
  'npm run mutation -- --rehearse: unit tests pass where mutants are judged, one bug is noticed, the compiler refuses one',
  { timeout: 240_000 },
  async () => {
    const said = await told('mutation', ['--rehearse', 'offer', 'commit', 'time'])
    const [, tests] = /^(\d+) unit tests loaded, 0 fail in unbroken code$/m.exec(said) ?? []
    expect(Number(tests)).toBeGreaterThan(100)
    expect(said).toMatch(/: noticed by test\/unit\//)
    expect(said).toMatch(/^all · 1 · 0 · 1 · 0 · 50\.0 %/m)
  },
)
