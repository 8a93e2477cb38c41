import { webPorts } from '#aws/web-ports.ts'
import { lambdaOf } from '#web/lambda.ts'
import { withPreflight } from '#web/preflight.ts'
import { createStaff } from './app.ts'
import { staffSettings } from './settings.ts'

const ports = webPorts(process.env)

export const handler = withPreflight(ports, lambdaOf(createStaff(ports, staffSettings(process.env)), ports.log))
