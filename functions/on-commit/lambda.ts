import { keepingPorts } from '#aws/keeping-ports.ts'
import { withKeepingPreflight } from '#web/preflight.ts'
import { createOnCommit } from './handler.ts'

const ports = keepingPorts(process.env)

export const handler = withKeepingPreflight(ports, createOnCommit(ports))
