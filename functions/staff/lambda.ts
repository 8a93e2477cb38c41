import { handle } from 'hono/aws-lambda'
import { webPorts } from '#aws/web-ports.ts'
import { createStaff } from './app.ts'
import { staffSettings } from './settings.ts'

export const handler = handle(createStaff(webPorts(process.env), staffSettings(process.env)))
