import type { Resources } from './deployment.ts'

/** One permission as it stands in a role, with everything CloudFormation would fill in turned into text. */
export interface Statement {
  readonly effect: string
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  readonly conditions: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

export interface Attempt {
  readonly action: string
  readonly resource: string
  /** Partition keys of the items, or of the index queried, all of which one statement must allow; none where none is named. */
  readonly keys?: readonly string[]
}

/** One part of a transaction: an action on one item. */
export interface Part {
  readonly action: string
  readonly resource: string
  readonly key: string
}

/** All statements of a role, its own and attached ones. Throws where there is anything else, such as a managed policy. */
export function statementsOf(resources: Resources, roleId: string): readonly Statement[] {
  const role = resources.all[roleId]
  if (role?.Type !== 'AWS::IAM::Role') throw new Error(`${roleId} is no role`)
  const { AssumeRolePolicyDocument: _trust, Description: _said, Tags: _whose, ...rest } = role.Properties
  if (Object.keys(rest).length > 0) throw new Error(`${roleId} has ${Object.keys(rest).join(', ')}`)
  return resources
    .of('AWS::IAM::Policy')
    .filter((policy) => policy.Properties.Roles.some((one: { Ref: string }) => one.Ref === roleId))
    .flatMap((policy) => policy.Properties.PolicyDocument.Statement.map(statementFrom))
}

function statementFrom({ Effect, Action, Resource, Condition = {}, ...rest }: any): Statement {
  const { Sid: _sid, ...more } = rest
  if (Object.keys(more).length > 0) throw new Error(`not understood: ${Object.keys(more).join(', ')}`)
  return { effect: Effect, actions: [Action].flat(), resources: [Resource].flat().map(textOf), conditions: Condition }
}

/** `Fn::Join` joined, other references as `<…>`. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  const [[fn, input]] = Object.entries(value as Record<string, unknown>) as [[string, unknown]]
  if (fn === 'Fn::Join') return (input as [string, unknown[]])[1].map(textOf).join('')
  return `<${[input].flat().join('.')}>`
}

/**
 * Whether the role may do it, as IAM judges: by `StringLike` on every leading key, and only with a key at hand.
 * Conditions other than on the key are not judged here and make it a no.
 */
export function may(statements: readonly Statement[], { action, resource, keys }: Attempt): boolean {
  return statements.some(
    (statement) =>
      statement.effect === 'Allow' &&
      statement.actions.some((one) => like(one, action)) &&
      statement.resources.some((one) => like(one, resource)) &&
      Object.entries(statement.conditions).every(([operator, test]) => isMet(operator, test, keys)),
  )
}

type Reading = (statements: readonly Statement[], parts: readonly Part[]) => boolean

const keysOf = (parts: readonly Part[]): readonly string[] => parts.map(({ key }) => key)

/** How AWS may judge a transaction: it documents that the actions of its parts are needed, and not by which keys. */
export const READINGS: Readonly<Record<string, Reading>> = {
  'each part alone': (statements, parts) => parts.every(({ key, ...part }) => may(statements, { ...part, keys: [key] })),
  'each action by the keys of its parts': (statements, parts) =>
    parts.every(({ action, resource }) =>
      may(statements, { action, resource, keys: keysOf(parts.filter((one) => one.action === action)) }),
    ),
  'each action by every key, whichever statement allows it': (statements, parts) =>
    parts.every(({ action, resource }) => keysOf(parts).every((key) => may(statements, { action, resource, keys: [key] }))),
  'each action by all keys of the whole, in one statement': (statements, parts) =>
    parts.every(({ action, resource }) => may(statements, { action, resource, keys: keysOf(parts) })),
}

/** Whether the role may do it, however AWS judges. */
export const mayByEveryReading: Reading = (statements, parts) =>
  Object.values(READINGS).every((reading) => reading(statements, parts))

function isMet(operator: string, test: Readonly<Record<string, unknown>>, keys: readonly string[] | undefined): boolean {
  const [[name, expected]] = Object.entries(test) as [[string, unknown]]
  if (name !== 'dynamodb:LeadingKeys') return false
  if (operator === 'Null') return (keys === undefined) === (String(expected) === 'true')
  if (operator !== 'ForAllValues:StringLike') throw new Error(`not understood: ${operator}`)
  return keys === undefined || keys.every((key) => [expected].flat().some((pattern) => like(String(pattern), key)))
}

function like(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${parts.join('.*')}$`, 's').test(text)
}
