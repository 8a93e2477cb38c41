import { awsPorts } from '#aws/ports.ts'
import { sending } from '#web/sending.ts'
import { createOnChange } from './handler.ts'

export const handler = createOnChange(sending(awsPorts(process.env), process.env))
