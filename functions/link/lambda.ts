import { webPorts } from '#aws/web-ports.ts'
import { lambdaOf } from '#web/lambda.ts'
import { withPreflight } from '#web/preflight.ts'
import { createLink } from './app.tsx'
import { linkSettings } from './settings.ts'

const ports = webPorts(process.env)

export const handler = withPreflight(ports, lambdaOf(createLink(ports, linkSettings(process.env)), ports.log))
