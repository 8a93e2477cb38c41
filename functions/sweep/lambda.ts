import { awsPorts } from '#aws/ports.ts'
import { sending } from '#web/sending.ts'
import { createSweep } from './handler.ts'

export const handler = createSweep(sending(awsPorts(process.env), process.env))
