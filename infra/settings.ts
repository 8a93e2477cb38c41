import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Node } from 'constructs'
import * as z from 'zod'
import { ROOMS } from './rooms.ts'

const text = (form: RegExp, meant: string) => z.string().regex(form, `expected ${meant}`)
const address = text(/^[^@\s]+@[^@\s]+$/, 'an address').meta({ description: 'An e-mail address' })

/** Where people come in. A host answers by its certificate, or somebody in front of us does, who has one. */
const door = z
  .strictObject({
    host: text(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a host name such as rinnalla.varha.fi'),
    certificateArn: text(/^arn:[a-z-]+:acm:\S+$/, "the ARN of a certificate of this region's Certificate Manager").optional(),
    inFront: z.literal(true).optional().meta({ description: 'Somebody in front of the HTTP API answers at the host' }),
  })
  .refine((one) => (one.certificateArn === undefined) === (one.inFront === true), {
    path: ['host'],
    message: 'nobody would answer there: give its certificateArn, or say inFront: true, and not both',
  })

/** Functions that Lambda wants left for whatever has none reserved. */
export const UNRESERVED = 100

/** How many functions run at once, of all that the account's quota lets run. */
const concurrency = z
  .strictObject({
    account: z.int().min(10).default(10).meta({
      description: "The account's quota (Lambda, Concurrent executions): a new account may have ten",
    }),
    reserved: z.partialRecord(z.enum(ROOMS), z.int().positive()).optional().meta({
      description: 'Kept for a room, which then never runs more (docs/operations.md: Concurrency); absent: they share',
    }),
  })
  .refine(
    ({ account, reserved = {} }) => sum(Object.values(reserved)) === 0 || sum(Object.values(reserved)) <= account - UNRESERVED,
    {
      path: ['reserved'],
      message: `more than the account has: ${UNRESERVED} must be left unreserved`,
    },
  )
  .prefault({})
  .meta({ description: 'How many functions may run at once' })

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

/** What a deployment decides, one file each. Nothing in it is secret. */
export const settingsSchema = z.strictObject({
  $schema: z.string().optional(),
  name: text(/^[a-z][a-z0-9-]{0,19}$/, 'at most 20 of a-z, 0-9 and -').meta({
    description:
      "The file's own name, and the prefix of all names: two deployments fit in one account. Another name is another, empty deployment",
  }),
  account: text(/^\d{12}$/, 'an account id of 12 digits')
    .optional()
    .meta({
      description: 'The only account that it is deployed to',
    }),
  region: text(/^[a-z]{2,}(-[a-z]+)+-\d$/, 'a region such as eu-north-1').default('eu-north-1'),
  pages: door.optional().meta({ description: "Pages and API; absent: at the HTTP API's own address" }),
  links: door.optional().meta({
    description: 'Links in messages: at most 12 characters keep an SMS one part; absent: where the pages are',
  }),
  issuer: text(/^https:\/\/\S+$/, 'the https address of an OpenID Connect issuer')
    .optional()
    .meta({
      description: 'Who vouches for sign-ins; absent: staff pages and API answer 503',
    }),
  mailFrom: address.meta({ description: 'The sender of e-mails, verified in SES by whoever owns the domain' }),
  sms: z.strictObject({
    sender: text(/^(arn:\S+|[A-Za-z0-9]{1,11})$/, 'a sender id or an ARN')
      .default('Rinnalla')
      .meta({
        description: 'A sender id such as Rinnalla, or the ARN of a sender id, telephone number or pool',
      }),
    receives: text(/^\+[1-9]\d{6,14}$/, 'a telephone number such as +358…')
      .optional()
      .meta({
        description:
          'The number of the sender, where it receives: partners then answer by SMS (docs/operations.md: Answers by SMS); absent: nobody can',
      }),
    country: text(/^[A-Z]{2}$/, 'a country code such as FI')
      .default('FI')
      .meta({
        description: 'Where the sender id is registered',
      }),
    monthlyDollars: z.number().positive().default(1500).meta({
      description: 'What SMS may cost in a month: the limit set in the account. An alarm rings at four fifths',
    }),
  }),
  table: z
    .strictObject({
      name: text(/^[\w.-]{3,255}$/, 'the name of a table'),
      stream: text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/, "a stream's label such as 2026-11-30T08:15:00.000"),
    })
    .optional()
    .meta({
      description:
        'Another table than the one that was made first: one that was put back from a backup, and the label of its stream (docs/operations.md: Losing the table)',
    }),
  copies: z
    .strictObject({
      vaultArn: text(/^arn:[a-z-]+:backup:[a-z0-9-]+:\d{12}:backup-vault:\S+$/, 'the ARN of a backup vault'),
      days: z.number().int().min(1).max(3650).default(35).meta({ description: 'Days that a copy is kept there' }),
    })
    .optional()
    .meta({
      description:
        'Where a copy of the table and of what is kept outside it goes each night: a vault in another region and account (docs/operations.md: A copy elsewhere); absent: nowhere',
    }),
  alarmEmail: address.meta({ description: 'Gets the alarms' }),
  wakeEmail: address
    .optional()
    .meta({ description: 'Gets the alarms that cannot wait until tomorrow, such as what wakes somebody; absent: alarmEmail' }),
  concurrency,
})
export type Settings = z.output<typeof settingsSchema>
export type Door = NonNullable<Settings['pages']>

/** Where its stacks stand; without an account, in that of whoever deploys. */
export const environmentOf = ({ account, region }: Settings) => ({ region, ...(account !== undefined && { account }) })

/** What nobody owns, or nobody has: it stands in the example to be replaced. */
const PLACEHOLDER =
  /(^|[.@/])example(\.[a-z]+)?($|[/:])|\.(example|invalid|test)$|<[^>]*>|…|\b(123456789012|111122223333|0{12})\b/

/** Of the deployment that `-c deployment=<name>` names, in the folder that `-c deployments=` says. */
export const settingsFrom = (node: Node): Settings =>
  settingsOf(node.tryGetContext('deployment'), node.tryGetContext('deployments'), '-c deployment=<name>')

/**
 * Of a deployment by its name: `deployments/<name>.json`, or in another folder. `how`: it is named.
 * Throws one sentence for each setting that cannot be, with what to do.
 */
export function settingsOf(wanted: unknown, folder: unknown, how: string): Settings {
  if (typeof wanted !== 'string' || !/^[a-z][a-z0-9-]*$/.test(wanted))
    throw new Error(`say which deployment: ${how}, of deployments/<name>.json (README: Deploying)`)
  const file = join(typeof folder === 'string' ? folder : join(import.meta.dirname, '..', 'deployments'), `${wanted}.json`)
  const read = settingsSchema.safeParse(jsonIn(file))
  const wrong = read.success ? unfit(read.data, wanted) : read.error.issues.map(({ path, message }) => told(path, message))
  if (!read.success || wrong.length > 0) throw new Error(`${file}:\n${wrong.join('\n')}`)
  return read.data
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`${file} cannot be read as JSON. Begin with a copy of deployments/example.json.`, { cause: error })
  }
}

function unfit(settings: Settings, file: string): string[] {
  const { name } = settings
  return [
    ...(name === file ? [] : [`name: ${name}, but the file is called ${file}: another name would be another, empty deployment`]),
    ...placeholders(settings).map((path) => told(path, 'still as in the example: put in your own')),
    ...copiedHere(settings),
    ...mute(settings),
  ]
}

/** A sender id only sends; what is sent by it cannot be answered. */
function mute({ sms: { sender, receives } }: Settings): string[] {
  if (receives === undefined || /:(phone-number|pool)\//.test(sender)) return []
  return [
    told(['sms', 'receives'], 'the sender is a sender id, which takes no answers: make it the ARN of the number or its pool'),
  ]
}

/** A copy beside what it is a copy of is lost with it. */
function copiedHere({ region, account, copies }: Settings): string[] {
  const [, , , there, whose] = copies?.vaultArn.split(':') ?? []
  return [
    ...(there === region ? [told(['copies', 'vaultArn'], `in ${region}, like the table: take a vault in another region`)] : []),
    ...(whose !== undefined && whose === account
      ? [told(['copies', 'vaultArn'], 'in the account that the table is in: take a vault of another account')]
      : []),
  ]
}

function placeholders(value: unknown, path: readonly PropertyKey[] = []): PropertyKey[][] {
  if (typeof value === 'string') return path[0] !== '$schema' && PLACEHOLDER.test(value) ? [[...path]] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => placeholders(one, [...path, key]))
}

const told = (path: readonly PropertyKey[], message: string): string => `${path.map(String).join('.') || 'the file'}: ${message}`

/** What an editor knows of the files: `node infra/settings.ts` writes it anew, `npm run format` lays it out. */
export const schemaOf = () => z.toJSONSchema(settingsSchema, { io: 'input' })

if (import.meta.main)
  writeFileSync(join(import.meta.dirname, '..', 'deployments', 'schema.json'), JSON.stringify(schemaOf(), null, 2))
