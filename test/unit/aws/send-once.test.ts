import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { sesMail } from '#aws/ses.ts'
import { endUserMessaging } from '#aws/sms.ts'

/** Through the real SDK clients over the wire: what a mock of `send` cannot show. */
async function provider(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  let calls = 0
  const server = createServer((request, response) => {
    calls++
    request.resume().on('end', () => answer(request, response))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  for (const name of ['SESV2', 'PINPOINT_SMS_VOICE_V2']) vi.stubEnv(`AWS_ENDPOINT_URL_${name}`, url)
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, 'local')
  vi.stubEnv('AWS_REGION', 'eu-north-1')
  return {
    calls: () => calls,
    [Symbol.dispose]: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
const mail = () =>
  sesMail({ MAIL_FROM: 'a@example.fi', MAIL_CONFIGURATION_SET: 'receipts' }).send({
    to: 'b@example.fi',
    fromName: 'R',
    subject: 's',
    text: 't',
    html: 'h',
    tag: 'x',
  })
const sms = () =>
  endUserMessaging({ SMS_SENDER: 'R', SMS_CONFIGURATION_SET: 'receipts' }).send({ to: '+358401234501', text: 't', tag: 'x' })

afterEach(() => vi.unstubAllEnvs())

test.each([
  ['e-mail', mail],
  ['SMS', sms],
])('a 500 to an %s is not tried again: a second try might be a second message', async (_, send) => {
  using there = await provider((_request, response) => response.writeHead(500).end('{}'))
  await expect(send()).rejects.toMatchObject({ name: 'Unavailable' })
  expect(there.calls()).toBe(1)
})

test.each([
  ['e-mail', mail],
  ['SMS', sms],
])('an %s that gets no answer is given up, its outcome unknown', async (_, send) => {
  using there = await provider((request) => request.socket.destroy())
  await expect(send()).rejects.toMatchObject({ name: 'Unavailable' })
  expect(there.calls()).toBe(1)
})

test('a provider that never answers is waited for five seconds, no longer', { timeout: 15_000 }, async () => {
  using there = await provider(() => {})
  await Promise.all([mail, sms].map((send) => expect(send()).rejects.toMatchObject({ name: 'Unavailable' })))
  expect(there.calls()).toBe(2)
})
