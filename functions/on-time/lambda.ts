import { awsPorts } from '#aws/ports.ts'
import { sending } from '#web/sending.ts'
import { createOnTime } from './handler.ts'

export const handler = createOnTime(sending(awsPorts(process.env), process.env))
