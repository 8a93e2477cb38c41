import { handle } from 'hono/aws-lambda'
import { webPorts } from '#aws/web-ports.ts'
import { createLink } from './app.tsx'
import { linkSettings } from './settings.ts'

export const handler = handle(createLink(webPorts(process.env), linkSettings(process.env)))
