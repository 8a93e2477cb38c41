import type { core, ZodType } from 'zod'
import { FIELD_PROBLEMS, type FieldProblem, type FieldRefusal, type Refusal, refuse } from '../refusal.ts'

/** More are told once these are mended: a few bytes each of a body must not ask for megabytes of words. */
const MOST_PROBLEMS = 100

/** Parses what came from outside; every problem is told with its path and a code the reader's language has words for. */
export function readInput<T>(schema: ZodType<T>, raw: unknown): T | Refusal {
  const read = schema.safeParse(raw, { reportInput: true }) // without it no issue says whether anything was there
  return read.success ? read.data : refuse('INVALID', { fields: read.error.issues.flatMap(problemsOf).slice(0, MOST_PROBLEMS) })
}

function problemsOf(issue: core.$ZodIssue): FieldRefusal[] {
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: path === '' ? key : `${path}.${key}`, code: 'UNKNOWN_FIELD' }))
  if (issue.code === 'invalid_union' && issue.errors[0]?.[0]) return [{ path, code: 'WRONG_TYPE' }]
  return [{ path, code: codeOf(issue) }]
}

function codeOf(issue: core.$ZodIssue): FieldProblem {
  const own = FIELD_PROBLEMS.find((code) => code === issue.message)
  if (own) return own
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'REQUIRED' : 'WRONG_TYPE'
    case 'invalid_value':
      return issue.input === undefined ? 'CHOICE_NEEDED' : 'UNKNOWN_VALUE'
    case 'too_big':
      return issue.origin === 'string'
        ? 'TOO_LONG'
        : issue.origin === 'array' || issue.origin === 'set'
          ? 'TOO_MANY'
          : 'TOO_LARGE'
    case 'too_small':
      return issue.origin === 'string' ? 'REQUIRED' : issue.origin === 'array' ? 'CHOICE_NEEDED' : 'TOO_SMALL'
    case 'invalid_format':
      return 'WRONG_TYPE'
    default:
      return 'UNKNOWN_VALUE'
  }
}
