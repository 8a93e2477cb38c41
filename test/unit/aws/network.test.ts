import { expect, test } from 'vitest'
import { neverLeft, unanswered } from '#aws/network.ts'

const coded = (code: string) => Object.assign(new Error(code), { code })

test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])('%s: it never left', (code) => {
  expect([neverLeft(coded(code)), unanswered(coded(code))]).toEqual([true, true])
})

test.each(['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EPROTO', 'UND_ERR_SOCKET'])('%s: nobody knows', (code) => {
  expect([neverLeft(coded(code)), unanswered(coded(code))]).toEqual([false, true])
})

test.each([
  [new TypeError('x is not a function')],
  [coded('ERR_INVALID_ARG_TYPE')],
  [Object.assign(new Error('no'), { name: 'ValidationException' })],
  [undefined],
  ['ECONNRESET'],
])('%o has nothing to do with the network', (error) => {
  expect([neverLeft(error), unanswered(error)]).toEqual([false, false])
})
