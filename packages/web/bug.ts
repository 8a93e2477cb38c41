import type { Ports } from '#core/ports.ts'

/**
 * Puts a bug in the log under a new id, which is all the person is told. The log gets the error's name and the
 * lines of our own code: never a message, a body, a token or an address, which may hold anything.
 */
export function logBug(ports: Pick<Ports, 'ids' | 'log'>, event: string, error: unknown): string {
  const id = ports.ids.id()
  ports.log({ event, id, ...whereabouts(error) })
  return id
}

function whereabouts(error: unknown): { name: string; where?: string } {
  if (!(error instanceof Error)) return { name: typeof error }
  const { stack, message } = error
  // The message stands before the frames, and may hold lines that look like one.
  const below = stack?.slice(stack.indexOf(message) + message.length)
  const frames = below?.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 4)
  return { name: error.name, ...(frames && { where: frames.map((line) => line.trim().slice(3)).join(' < ') }) }
}
