import { handle } from 'hono/aws-lambda'
import { webPorts } from '#aws/web-ports.ts'
import { createApi } from './app.ts'
import { apiSettings } from './settings.ts'

export const handler = handle(createApi(webPorts(process.env), apiSettings(process.env)))
