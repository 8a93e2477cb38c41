import type { Settings } from '../../../infra/settings.ts'
import { type Finding, later, ok, wrong } from './finding.ts'

/** Asks an address of the open internet; throws as `fetch` does. */
export type Ask = (url: string) => Promise<{ readonly status: number; readonly text: string }>

/** Whether we answer at each host, with a certificate that browsers take. `outputs`: of the deployed stack. */
export async function lookAtHosts(
  ask: Ask,
  settings: Settings,
  outputs: ReadonlyMap<string, string>,
): Promise<readonly Finding[]> {
  const { pages, links } = settings
  const hosts = [
    ...(pages ? [{ what: 'pages', host: pages.host, target: outputs.get('PagesDnsTarget') }] : []),
    ...(links && links.host !== pages?.host ? [{ what: 'links', host: links.host, target: outputs.get('LinksDnsTarget') }] : []),
  ]
  if (hosts.length === 0)
    return [
      later(
        'links',
        'have no host of their own',
        'Give pages and links hosts in the file: an address of AWS makes an SMS two parts.',
      ),
    ]
  return Promise.all(hosts.map((one) => lookAtHost(ask, one)))
}

interface Host {
  readonly what: string
  readonly host: string
  readonly target: string | undefined
}

async function lookAtHost(ask: Ask, { what, host, target }: Host): Promise<Finding> {
  const point = target
    ? `Point ${host} to ${target} (a CNAME), and wait until your DNS tells it.`
    : `See whether ${host} leads to whoever is in front of us.`
  try {
    const { status, text } = await ask(`https://${host}/health`)
    if (status === 200 && isOurs(text)) return ok(what, `${host} answers, with a certificate of its own`)
    return wrong(what, `${host} answers ${status}, and it is not us`, point)
  } catch (error) {
    const code = codeOf(error)
    if (/CERT|SSL|TLS|ALTNAME|SIGNED/.test(code))
      return wrong(
        what,
        `${host} answers with a certificate that browsers refuse: ${code}`,
        `Give the certificate of ${host} in the file, confirmed in Certificate Manager, and deploy. ${point}`,
      )
    return wrong(what, `nobody answers at ${host}: ${code}`, point)
  }
}

function isOurs(text: string): boolean {
  try {
    return (JSON.parse(text) as { status?: unknown } | null)?.status === 'ok'
  } catch {
    return false // no JSON, so somebody else's page
  }
}

/** `fetch` hides what was wrong with the way there in its cause. */
function codeOf(error: unknown): string {
  const cause = (error as { cause?: { code?: string } }).cause
  return cause?.code ?? (error as Error).name
}
