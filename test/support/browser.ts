import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

const PACKED = resolve(import.meta.dirname, '../../node_modules/@sparticuz/chromium')

/** A browser to start, and what must stand in its environment. */
interface Found {
  readonly path: string
  readonly env: Readonly<Record<string, string>>
  /** Said where it does not start. */
  readonly from: string
}

/**
 * A headless Chromium that asks nothing of the system but glibc: from `CHROMIUM_PATH`, else the one npm brought, else
 * Playwright's own, else `/usr/bin/chromium`. It reaches no host but this machine.
 */
export async function openBrowser(): Promise<Browser> {
  const { path, env, from } = findChromium()
  try {
    return await chromium.launch({
      executablePath: path,
      env: { ...definedOnly(process.env), ...env },
      args: [
        '--no-sandbox', // everything it opens is ours, and root in a container may have no sandbox
        '--disable-gpu',
        '--lang=fi-FI', // date fields show the browser's language, not the page's
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
      ],
    })
  } catch (error) {
    throw new Error(`Chromium from ${from} (${path}) does not start; CHROMIUM_PATH may name another.`, { cause: error })
  }
}

function findChromium(): Found {
  const given = process.env['CHROMIUM_PATH']
  if (given) return { path: given, env: {}, from: 'CHROMIUM_PATH' }
  const packedFits = process.platform === 'linux' && process.arch === 'x64' && existsSync(join(PACKED, 'bin/chromium.br'))
  if (packedFits) return { ...unpacked(), from: '@sparticuz/chromium' }
  const installed = [
    ['Playwright', chromium.executablePath()],
    ['the system', '/usr/bin/chromium'],
  ] as const
  for (const [from, path] of installed) if (existsSync(path)) return { path, env: {}, from }
  throw new Error('There is no Chromium here: set CHROMIUM_PATH, or `npx playwright-core install chromium`.')
}

/**
 * The packed browser with the libraries and the font packed beside it, unpacked once per version and user. Its own
 * libraries and font always, also where the system has some: then every machine lays out the same pages alike.
 */
function unpacked(): Omit<Found, 'from'> {
  const { version } = JSON.parse(readFileSync(join(PACKED, 'package.json'), 'utf8')) as { version: string }
  const home = join(tmpdir(), `rinnalla-chromium-${version}-${userInfo().uid}`)
  if (!existsSync(home)) unpackInto(home)
  return {
    path: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: join(home, 'lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') },
  }
}

/** Into a folder beside it, then renamed: two test files may start at once, and neither may see the half of it. */
function unpackInto(home: string): void {
  const parts = mkdtempSync(`${home}-`)
  const packed = (name: string) => brotliDecompressSync(readFileSync(join(PACKED, 'bin', name)))
  writeFileSync(join(parts, 'chromium'), packed('chromium.br'))
  chmodSync(join(parts, 'chromium'), 0o700)
  for (const name of ['al2023.tar.br', 'fonts.tar.br'])
    execFileSync('tar', ['-x', '--no-same-owner', '-C', parts], { input: packed(name) })
  mkdirSync(join(parts, 'font-cache'))
  writeFileSync(
    join(parts, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${home}/fonts</dir><cachedir>${home}/font-cache</cachedir></fontconfig>
`,
  )
  try {
    renameSync(parts, home)
  } catch (error) {
    rmSync(parts, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
