import { awsOutside } from '#aws/outside.ts'
import { webPorts } from '#aws/web-ports.ts'
import { withPreflight } from '#web/preflight.ts'
import { createOnReceipt } from './handler.ts'

const ports = { ...webPorts(process.env), outside: awsOutside(process.env) }

export const handler = withPreflight(ports, createOnReceipt(ports))
