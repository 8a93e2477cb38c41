import { webPorts } from '#aws/web-ports.ts'
import { lambdaOf } from '#web/lambda.ts'
import { withPreflight } from '#web/preflight.ts'
import { createApi } from './app.ts'
import { apiSettings } from './settings.ts'

const ports = webPorts(process.env)

export const handler = withPreflight(ports, lambdaOf(createApi(ports, apiSettings(process.env)), ports.log))
