import type { Node } from 'constructs'

/** What a deployment may decide, by `cdk … -c <name>=<value>`. */
export interface Settings {
  /** Prefix of all names: two deployments fit in one account. */
  readonly name: string
  readonly region: string
  /** Own address of pages and API, such as `rinnalla.example.fi`; absent: the HTTP API's own. */
  readonly domain?: string
  /** Of `domain`, in the same region. With it the HTTP API answers there; without it somebody in front does. */
  readonly certificateArn?: string
  /** Origin of pages and API, when it is neither of the above. */
  readonly publicUrl?: string
  /** Origin of links in messages, short so that an SMS is one part; absent: the same as pages. */
  readonly linkUrl?: string
  /** Who vouches for sign-ins; absent: staff pages and API answer 503. */
  readonly issuer?: string
  /** Verified in SES by whoever owns the domain. */
  readonly mailFrom: string
  /** A sender id such as `Rinnalla`, or the ARN of a sender id, phone number or pool. */
  readonly smsSender: string
  /** Where `smsSender` is registered, when it is a sender id. */
  readonly smsCountry: string
  /** Gets the alarms; absent: the topic has no subscriber until somebody adds one. */
  readonly alarmEmail?: string
}

/** Reads and checks the context. Throws one sentence naming the setting that cannot be. */
export function settingsFrom(node: Node): Settings {
  const text = (key: string): string | undefined => {
    const value: unknown = node.tryGetContext(key)
    if (value === undefined || value === '') return undefined
    if (typeof value !== 'string') throw new Error(`-c ${key}: expected text, got ${JSON.stringify(value)}`)
    return value
  }
  const matching = (key: string, form: RegExp, meant: string): string | undefined => {
    const value = text(key)
    if (value !== undefined && !form.test(value)) throw new Error(`-c ${key}=${value}: expected ${meant}`)
    return value
  }
  const origin = (key: string) => matching(key, /^https:\/\/[^/\s]+$/, 'an origin such as https://rinnalla.example.fi')
  const domain = matching('domain', /^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a host name such as rinnalla.example.fi')
  const certificateArn = matching('certificateArn', /^arn:/, 'the ARN of a certificate')
  if (certificateArn !== undefined && domain === undefined) throw new Error('-c certificateArn needs -c domain')
  return {
    name: matching('name', /^[a-z][a-z0-9-]{0,19}$/, 'at most 20 of a-z, 0-9 and -') ?? 'rinnalla',
    region: matching('region', /^[a-z]{2,}(-[a-z]+)+-\d$/, 'a region such as eu-north-1') ?? 'eu-north-1',
    domain,
    certificateArn,
    publicUrl: origin('publicUrl'),
    linkUrl: origin('linkUrl'),
    issuer: matching('issuer', /^https:\/\/\S+$/, 'the https address of an OpenID Connect issuer'),
    mailFrom: matching('mailFrom', /^[^@\s]+@[^@\s]+$/, 'an address') ?? `rinnalla@${domain ?? 'example.fi'}`,
    smsSender: matching('smsSender', /^(arn:\S+|[A-Za-z0-9]{1,11})$/, 'a sender id or an ARN') ?? 'Rinnalla',
    smsCountry: matching('smsCountry', /^[A-Z]{2}$/, 'a country code such as FI') ?? 'FI',
    alarmEmail: matching('alarmEmail', /^[^@\s]+@[^@\s]+$/, 'an address'),
  }
}
