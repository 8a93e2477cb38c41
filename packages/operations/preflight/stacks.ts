import { type CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation'
import type { Settings } from '../../../infra/settings.ts'
import { either, type Finding, later, wrong } from './finding.ts'

/** Of what `cdk bootstrap` puts up: the first that today's stacks can be deployed with. */
const BOOTSTRAP = 6

/** What is put up so far. */
export interface PutUp {
  readonly findings: readonly Finding[]
  /** Of the service's stack, by name; undefined before the first deployment. */
  readonly outputs: ReadonlyMap<string, string> | undefined
}

/** Whether the account is the one that is meant, and ready for stacks; and whether they stand. */
export async function lookAtStacks(client: CloudFormationClient, settings: Settings): Promise<PutUp> {
  const { name, account, region } = settings
  const toolkit = await find(client, 'CDKToolkit')
  const bootstrap = `npx cdk bootstrap aws://${account ?? '<account>'}/${region}`
  if (!toolkit)
    return {
      outputs: undefined,
      findings: [wrong('account', `${region} is not prepared for stacks`, `${bootstrap}, with the rights of an administrator.`)],
    }
  const version = Number(outputsOf(toolkit).get('BootstrapVersion') ?? 0)
  const service = await find(client, `${name}-service`)
  return {
    outputs: service && outputsOf(service),
    findings: [
      either(version >= BOOTSTRAP, 'account', {
        good: `prepared for stacks (bootstrap ${version})`,
        bad: `prepared for stacks of long ago (bootstrap ${version})`,
        todo: `${bootstrap}, once more.`,
      }),
      ...(account === undefined ? [] : [sameAccount(toolkit, account)]),
      service
        ? standing(service, name)
        : later('stacks', 'not deployed yet', `npx cdk deploy --all -c deployment=${name}, when the rest is well.`),
    ],
  }
}

/** An ARN says whose it is. */
const sameAccount = ({ StackId = '' }: Stack, account: string): Finding =>
  either(StackId.split(':')[4] === account, 'account', {
    good: 'the one in the file',
    bad: 'another than the one in the file',
    todo: 'Use the credentials of the account in the file, or put the other one into it.',
  })

const standing = ({ StackStatus }: Stack, name: string): Finding =>
  either(/^(CREATE|UPDATE|IMPORT)_COMPLETE$|^UPDATE_ROLLBACK_COMPLETE$/.test(String(StackStatus)), 'stacks', {
    good: String(StackStatus).includes('ROLLBACK') ? 'deployed; the last deployment was taken back' : 'deployed',
    bad: `in the middle of something: ${String(StackStatus)}`,
    todo: `See in CloudFormation what ${name}-service waits for or failed on.`,
  })

async function find(client: CloudFormationClient, StackName: string): Promise<Stack | undefined> {
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName }))
    return Stacks[0]
  } catch (error) {
    // CloudFormation has no error of its own for that.
    if (error instanceof Error && error.name === 'ValidationError' && error.message.endsWith(' does not exist')) return undefined
    throw error
  }
}

const outputsOf = ({ Outputs = [] }: Stack) =>
  new Map(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]))

export const notYet = (what: string): Finding => later(what, 'not deployed yet', 'Look again after the first deployment.')
