import type { Ports } from '../ports.ts'

/**
 * The ports for all that one thing has caused: each line of the log and each commit says so, and what was committed says it to
 * whatever follows. A trace is the id that the request has in the front door's log: it says nothing about anybody.
 */
export const traced = <P extends Ports>(ports: P, trace: string | undefined): P =>
  trace === undefined ? ports : { ...ports, trace, log: (line) => ports.log({ trace, ...line }) }
