import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { wordsOf } from '../../support/script.ts'
import { aPartner, aRequest, aSnapshot } from '../engine/snapshots.ts'

const scratch = mkdtempSync(join(tmpdir(), 'match-'))
afterAll(() => rmSync(scratch, { recursive: true }))

/** The command itself, as somebody calls it, on a file of that text. */
function match(command: string, text: string) {
  const file = join(scratch, 'problem.json')
  writeFileSync(file, text)
  return run(command, file)
}

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...wordsOf('match').slice(1), ...args])
  return { status, out: String(stdout), said: String(stderr) }
}

test('assign prints served, cost, pairs, milliseconds and the checked certificate as one line', () => {
  const { status, out, said } = match(
    'assign',
    JSON.stringify({
      requests: 3,
      partners: [{ capacity: 1 }, { capacity: 2 }],
      edges: [
        [0, 0, 4],
        [0, 1, 9],
        [1, 0, 1],
        [2, 1, 2],
      ],
    }),
  )
  expect([status, said]).toEqual([0, ''])
  expect(out.trim().split('\n')).toHaveLength(1)
  expect(JSON.parse(out)).toEqual({
    served: 3,
    cost: 12,
    pairs: [
      [0, 1],
      [1, 0],
      [2, 1],
    ],
    milliseconds: expect.any(Number),
    certificate: 'verified',
  })
})

describe('a snapshot', () => {
  test('is asked who would be asked first, and why the others are not', () => {
    const ranked = match('rank', JSON.stringify(aSnapshot()))
    expect([ranked.status, ranked.said]).toEqual([0, ''])
    expect(JSON.parse(ranked.out)).toEqual([
      { request: aRequest().id, ranked: [expect.objectContaining({ partner: aPartner().id })] },
    ])
    const explained = match('explain', JSON.stringify(aSnapshot({ partners: [aPartner({ roles: [] })] })))
    expect(JSON.parse(explained.out)).toMatchObject([{ partners: [{ codes: ['ROLE'] }] }])
  })

  test('is solved as a whole, and the answer is verified, also when it was changed by hand', () => {
    const printed = match('solve', JSON.stringify(aSnapshot()))
    expect([printed.status, printed.said]).toEqual([0, ''])
    const answer = JSON.parse(printed.out)
    const start = '2026-11-25T08:00:00.000Z'
    expect(answer).toMatchObject({
      exact: true,
      certificate: 'verified',
      worth: { served: [0, 0, 1] },
      pairs: [{ request: aRequest().id, partner: aPartner().id, start }],
      unserved: [],
    })
    const file = join(scratch, 'answer.json')
    const verified = (told: unknown) => {
      writeFileSync(file, JSON.stringify(told))
      return run('verify', join(scratch, 'problem.json'), '--answer', file)
    }
    expect(verified(answer)).toEqual({ status: 0, out: '{"holds":true}\n', said: '' })
    const less = verified({ ...answer, pairs: [] })
    expect([less.status, JSON.parse(less.out)]).toEqual([1, { holds: false, wrong: 'left-out' }])
    const other = verified({ ...answer, pairs: [{ request: 'r1', partner: 'p1', start: '2026-11-25T08:07:00.000Z' }] })
    expect([other.status, other.said.trim()]).toEqual([2, 'r1 with p1 at 2026-11-25T08:07:00.000Z is no option in this file.'])
    const none = verified({})
    expect([none.status, none.said.trim()]).toEqual([2, 'MALFORMED: answer.pairs is not as docs/matching.md says.'])
  })

  test('is asked what a change would serve', () => {
    const change = join(scratch, 'change.json')
    const asked = (told: unknown) => {
      writeFileSync(change, JSON.stringify(told))
      writeFileSync(join(scratch, 'problem.json'), JSON.stringify(aSnapshot()))
      return run('what-if', join(scratch, 'problem.json'), '--change', change)
    }
    expect(JSON.parse(asked({ pause: ['p1'] }).out)).toMatchObject({ exact: true, gained: [], lost: ['r1'] })
    const { status, said } = asked({ pause: ['p2'] })
    expect([status, said.trim()]).toEqual([2, 'MALFORMED: change.pause.0 is not as docs/matching.md says.'])
  })

  test('that is none is refused with where and why', () => {
    const { status, out, said } = match('rank', '{"requests":1}')
    expect([status, out]).toEqual([2, ''])
    expect(said.trim()).toMatch(/^MALFORMED: .* is not as docs\/matching\.md says\.$/)
  })
})

describe('what cannot be solved is said in a sentence, exit code 2', () => {
  test.each([
    ['no JSON', '{', /is not JSON\.$/],
    ['another shape', '{"requests":1}', /^MALFORMED: partners is not as docs\/matching\.md says\.$/],
    [
      'a hostile size',
      '{"requests":1e12,"partners":[],"edges":[]}',
      /^TOO_MUCH: requests is beyond the limit of 100000 requests\.$/,
    ],
  ])('%s', (_, text, sentence) => {
    const { status, out, said } = match('assign', text)
    expect([status, out]).toEqual([2, ''])
    expect(said.trim()).toMatch(sentence)
  })

  test.each([
    ['no such file', ['assign', join(scratch, 'none')], /^Could not read .*ENOENT\.$/],
    ['no such command', ['toString', 'x'], /^What with which file\?/],
    ['no file', ['assign'], /^What with which file\?/],
    ['an option nobody knows', ['--every'], /Unknown option/],
    ['an answer where none is asked for', ['rank', 'x', '--answer', 'y'], /^verify, and nothing else, takes --answer FILE\.$/],
    ['no number of partners', ['rank', import.meta.filename, '--most', '0'], /^--most takes a whole number from 1\.$/],
  ])('%s', (_, args, sentence) => {
    const { status, said } = run(...args)
    expect([status, said.trim().split('\n')]).toEqual([2, [expect.stringMatching(sentence)]])
  })
})
