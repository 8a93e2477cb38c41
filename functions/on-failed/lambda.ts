import { webPorts } from '#aws/web-ports.ts'
import { createOnFailed } from './handler.ts'

export const handler = createOnFailed(webPorts(process.env))
