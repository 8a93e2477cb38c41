import { join } from 'node:path'
import { App, Tags, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { bundleAll } from './bundle.ts'
import { settingsFrom } from './settings.ts'
import { dataStack } from './stacks/data.ts'
import { serviceStack } from './stacks/service.ts'

/** Both stacks, checked by AWS's own rules while they are synthesized. Needs the bundles to be there. */
export function rinnalla(app: App, bundles: string): void {
  const settings = settingsFrom(app.node)
  Tags.of(app).add('service', 'rinnalla')
  Tags.of(app).add('deployment', settings.name)
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  const data = dataStack(app, settings)
  serviceStack(app, settings, bundles).addStackDependency(data, 'it reads which table there is when it is deployed')
}

if (import.meta.main) {
  await bundleAll()
  const app = new App()
  rinnalla(app, join(import.meta.dirname, '..', 'dist', 'functions'))
  app.synth()
}
