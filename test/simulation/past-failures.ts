/**
 * Seeds that once failed, and what was wrong: replayed in every `npm test`. A change of the simulator gives a seed
 * another story, so what was wrong also has a test of its own; seeds whose story is gone are taken out.
 */
export const PAST_FAILURES: Readonly<Record<number, string>> = {
  9008747: 'a yes was given back by the system, and the simulator wanted whoever pressed again to be told that it still held',
}
