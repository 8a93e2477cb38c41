import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { awsWakeups } from '#aws/ports.ts'
import type { Wakeups } from '#core/ports.ts'

/** The wake-ups of a deployment by its name, as its own rooms make them: where they go stands in what `on-change` is given. */
export async function wakeupsOf({
  name,
  region,
}: {
  readonly name?: string | undefined
  readonly region?: string | undefined
}): Promise<Wakeups> {
  if (name === undefined) return { ensure: unnamed }
  const lambda = new LambdaClient({ maxAttempts: 3, ...(region !== undefined && { region }) })
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: `${name}-on-change` }))
  return awsWakeups(Environment?.Variables ?? {})
}

async function unnamed(): Promise<never> {
  throw new Error('no deployment was named')
}
