import type { Room, Variable } from '../../infra/rooms.ts'
import { NEEDS } from '../../infra/rooms.ts'

/** Who vouches for sign-ins here: the page that says "sign in as". */
export const LOCAL_ISSUER = 'urn:rinnalla:local'
/** A table of the local cloud's: the usual one, or another that was put back in its place. */
export const LOCAL_TABLE = 'rinnalla-local'
export const isLocalTable = (name: string): boolean => name.startsWith(LOCAL_TABLE) && /^[\w.-]{3,255}$/.test(name)
export const LOCAL_REGION = 'eu-north-1'
/** Kept as a folder of the state. */
export const LOCAL_OUTSIDE = 'rinnalla-local-outside'
export const LOCAL_GROUP = 'rinnalla-local'
export const MAIL_FROM = 'ei-vastausta@rinnalla.example.fi'
/** The number that everything is sent from here, and that answers go to. */
export const LOCAL_NUMBER = '+358401234590'
const ACCOUNT = '000000000000'

/** Where the pretended services listen. */
export interface Endpoints {
  /** Pages and API, as a browser on this machine writes it; no slash at the end. */
  readonly publicUrl: string
  /** Scheduler, SES, SMS and what is kept outside the table. */
  readonly services: string
  /** DynamoDB; absent in memory. */
  readonly dynamodb: string | undefined
  /** By default the usual one. */
  readonly table?: string
}

/** Keys that open nothing; a DynamoDB of the developer's own may want theirs. */
export function credentials(endpoint: string | undefined, env: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_REGION: region } = env
  const own = endpoint !== undefined && id && secret ? { id, secret } : { id: 'local', secret: 'local' }
  return {
    AWS_ACCESS_KEY_ID: own.id,
    AWS_SECRET_ACCESS_KEY: own.secret,
    AWS_REGION: (endpoint !== undefined && region) || LOCAL_REGION,
    // A profile on this machine must not lead a local function to a real account.
    AWS_CONFIG_FILE: '/nonexistent',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
    AWS_EC2_METADATA_DISABLED: 'true',
  }
}

/** The environment of one function, and nothing else: what the stack gives it, with the addresses of this machine. */
export function environmentOf(
  room: Room,
  endpoints: Endpoints,
  keys: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { environment, powers } = NEEDS[room]
  const own = Object.fromEntries(environment.map((name) => [name, variables(endpoints)[name]]))
  return {
    ...own,
    ...keys,
    TZ: 'UTC',
    AWS_LAMBDA_FUNCTION_NAME: `rinnalla-local-${room}`,
    ...(endpoints.dynamodb && { AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb }),
    ...((powers as readonly string[]).includes('schedule') && { AWS_ENDPOINT_URL_SCHEDULER: endpoints.services }),
    ...((powers as readonly string[]).includes('keep') && { AWS_ENDPOINT_URL_S3: endpoints.services }),
    ...((powers as readonly string[]).includes('send') && {
      AWS_ENDPOINT_URL_SESV2: endpoints.services,
      AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2: endpoints.services,
    }),
  }
}

function variables({ publicUrl, table = LOCAL_TABLE }: Endpoints): Readonly<Record<Variable, string>> {
  const arn = (service: string, what: string) => `arn:aws:${service}:${LOCAL_REGION}:${ACCOUNT}:${what}`
  return {
    TABLE_NAME: table,
    OUTSIDE_BUCKET: LOCAL_OUTSIDE,
    METRICS_NAMESPACE: 'rinnalla-local',
    PUBLIC_URL: publicUrl,
    LINK_URL: publicUrl,
    ISSUER: LOCAL_ISSUER,
    SIGN_IN_URL: '/local',
    TOKEN_PATH: '/local/token',
    MAIL_FROM,
    MAIL_CONFIGURATION_SET: 'rinnalla-local-mail',
    SMS_SENDER: 'Rinnalla',
    SMS_NUMBER: LOCAL_NUMBER,
    SMS_CONFIGURATION_SET: 'rinnalla-local-sms',
    SCHEDULE_GROUP: LOCAL_GROUP,
    SCHEDULE_ROLE_ARN: `arn:aws:iam::${ACCOUNT}:role/rinnalla-local-wakeups`,
    ON_TIME_ARN: arn('lambda', 'function:rinnalla-local-on-time'),
    WAKEUP_DLQ_ARN: arn('sqs', 'rinnalla-local-wakeups-dead'),
  }
}
