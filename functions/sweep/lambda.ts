import { awsPorts } from '#aws/ports.ts'
import { withPreflight } from '#web/preflight.ts'
import { sending } from '#web/sending.ts'
import { createSweep } from './handler.ts'

const ports = sending(awsPorts(process.env), process.env)

export const handler = withPreflight(ports, createSweep(ports))
