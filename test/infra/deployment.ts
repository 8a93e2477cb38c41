import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { rinnalla } from '../../infra/app.ts'
import { ROOMS } from '../../infra/rooms.ts'

export interface Resource {
  readonly Type: string
  readonly Properties: any // CloudFormation's own shapes
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
  readonly DependsOn?: readonly string[]
  readonly UpdatePolicy?: unknown
}

/** Of an invented county. */
export const SETTINGS = {
  name: 'rinnalla',
  mailFrom: 'viesti@saaristo.internal',
  sms: {},
  alarmEmail: 'valvonta@saaristo.internal',
}

/** What `cdk synth` leaves behind, read back. */
export interface Deployment {
  readonly outdir: string
  readonly data: Resources
  readonly service: Resources
  readonly manifest: any
  /** Of the service, by name. */
  readonly outputs: any
  [Symbol.dispose](): void
}

export interface Resources {
  readonly all: Readonly<Record<string, Resource>>
  /** Every resource of a type, with its logical id. */
  of(type: string): readonly (Resource & { readonly id: string })[]
  /** The only resource of a type. */
  only(type: string): Resource & { readonly id: string }
}

export interface DeployOptions {
  /** Beside or instead of what every deployment here decides. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** What whoever deploys adds with `-c`. */
  readonly context?: Readonly<Record<string, string>>
  /** Folder of the functions; without it each is one empty file, since the stacks only need something to deploy. */
  readonly bundles?: string
  /** Adds to the app what the rules should object to. */
  readonly spoil?: (app: App) => void
}

/**
 * Synthesizes both stacks in this process, with the flags of cdk.json, without network or credentials.
 * Throws, with all of them, when cdk-nag, CDK's own rules or CloudFormation's schemas find anything.
 */
export function deploy({ settings = {}, context: said = {}, bundles, spoil }: DeployOptions = {}): Deployment {
  const folder = mkdtempSync(join(tmpdir(), 'rinnalla-synth-'))
  const outdir = join(folder, 'cdk.out')
  const flags = readJson(join(import.meta.dirname, '..', '..', 'cdk.json')).context
  const decided = { ...SETTINGS, ...settings }
  const name = String(decided.name)
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(decided))
  const context = { ...flags, ...said, deployment: name, deployments: folder }
  const app = new App({ outdir, context, analyticsReporting: false })
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    rinnalla(app, bundles ?? hollowRooms(join(folder, 'functions')))
    spoil?.(app)
    app.synth()
  } catch (error) {
    remove()
    throw error
  }
  return {
    outdir,
    data: resources(readJson(join(outdir, `${name}-data.template.json`)).Resources),
    service: resources(readJson(join(outdir, `${name}-service.template.json`)).Resources),
    manifest: readJson(join(outdir, 'manifest.json')),
    outputs: readJson(join(outdir, `${name}-service.template.json`)).Outputs,
    [Symbol.dispose]: remove,
  }
}

function hollowRooms(folder: string): string {
  for (const room of ROOMS) {
    mkdirSync(join(folder, room), { recursive: true })
    writeFileSync(join(folder, room, 'index.mjs'), `export const handler = async () => '${room}'\n`)
  }
  return folder
}

function resources(all: Readonly<Record<string, Resource>>): Resources {
  const of = (type: string) =>
    Object.entries(all)
      .filter(([, one]) => one.Type === type)
      .map(([id, one]) => ({ id, ...one }))
  return {
    all,
    of,
    only(type) {
      const [one, ...more] = of(type)
      if (one === undefined || more.length > 0) throw new Error(`${of(type).length} × ${type}, expected one`)
      return one
    },
  }
}

function readJson(file: string): any {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** The environment of one room's function, as deployed. */
export function environmentOf(service: Resources, room: string): Readonly<Record<string, unknown>> {
  return functionOf(service, room).Properties.Environment?.Variables ?? {}
}

export function functionOf(service: Resources, room: string): Resource & { readonly id: string } {
  const fn = service.of('AWS::Lambda::Function').find((one) => String(one.Properties.FunctionName).endsWith(`-${room}`))
  if (fn === undefined) throw new Error(`no function for ${room}`)
  return fn
}
