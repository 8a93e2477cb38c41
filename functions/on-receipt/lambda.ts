import { webPorts } from '#aws/web-ports.ts'
import { createOnReceipt } from './handler.ts'

export const handler = createOnReceipt(webPorts(process.env))
