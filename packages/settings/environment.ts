/** `process.env`, or what stands in for it. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The named settings. Throws at start where one is missing: a function half configured must not half work. */
export function settings<Name extends string>(env: Environment, ...names: readonly Name[]): Readonly<Record<Name, string>> {
  const missing = names.filter((name) => !env[name])
  if (missing.length > 0) throw new Error(`not set: ${missing.join(', ')}`)
  return Object.fromEntries(names.map((name) => [name, env[name]])) as Record<Name, string>
}

/** One that a deployment may leave out; empty is left out too. */
export function optional(env: Environment, name: string): string | undefined {
  return env[name] || undefined
}
