import type { Context, SNSEvent } from 'aws-lambda'
import { describe, expect, test } from 'vitest'
import { mailTag } from '#aws/ses.ts'
import type { Notice } from '#core/records/notice.ts'
import { Unavailable } from '#core/ports.ts'
import { memoryOutside } from '#memory/outside.ts'
import { keyText } from '#core/records/keys.ts'
import { createOnReceipt } from '../../../functions/on-receipt/handler.ts'
import { type Ports, read, sentNotice, world } from './world.ts'

function run(ports: Ports, ...messages: unknown[]) {
  const Records = messages.map((message, n) => ({
    Sns: { MessageId: `m${n}`, Message: typeof message === 'string' ? message : JSON.stringify(message) },
  }))
  return createOnReceipt({ ...ports, outside: memoryOutside() })({ Records } as SNSEvent, {} as Context)
}

/** As SES publishes it: more than we read, and with an address that must not stay anywhere. */
const ses = (eventType: string, tag: string, more: object = {}) => ({
  eventType,
  mail: { messageId: 'x', destination: ['sari@example.fi'], tags: { notice: [tag], 'ses:configuration-set': ['set'] } },
  ...more,
})

const sms = (eventType: string, tag: string, more: object = {}) => ({
  eventType,
  eventVersion: '1.0',
  isFinal: true,
  destinationPhoneNumber: '+358401234501',
  context: { notice: tag },
  ...more,
})

async function sent() {
  const ports = await world()
  const notice = await sentNotice(ports)
  return { ports, notice, now: () => read<Notice>(ports, notice), mail: mailTag(keyText(notice)), text: keyText(notice) }
}

describe('a message that did not arrive', () => {
  test.each([
    [
      'Bounce',
      { bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'sari@example.fi' }] } },
      'BOUNCE_PERMANENT',
    ],
    ['Complaint', {}, 'MAIL_COMPLAINT'],
    ['Reject', {}, 'MAIL_REJECT'],
    ['Rendering Failure', {}, 'MAIL_RENDERING_FAILURE'],
  ])('by e-mail (%s) waits for a person', async (eventType, more, failedFor) => {
    const { ports, now, mail } = await sent()
    await run(ports, ses(eventType, mail, more))
    expect(await now()).toMatchObject({ state: 'failed', waitsFor: 'person', owner: 'coordinator', failedFor })
    expect(JSON.stringify([await now(), ports.log.lines])).not.toContain('sari@')
  })

  test.each(['TEXT_BLOCKED', 'TEXT_CARRIER_UNREACHABLE', 'TEXT_INVALID', 'TEXT_TTL_EXPIRED', 'TEXT_UNREACHABLE'])(
    'by SMS (%s) waits for a person',
    async (eventType) => {
      const { ports, now, text } = await sent()
      await run(ports, sms(eventType, text))
      expect(await now()).toMatchObject({ state: 'failed', waitsFor: 'person', failedFor: eventType })
    },
  )

  test('told twice is written once', async () => {
    const { ports, now, text } = await sent()
    await run(ports, sms('TEXT_BLOCKED', text), sms('TEXT_BLOCKED', text))
    expect((await now()).version).toBe(2)
  })
})

describe('what changes nothing', () => {
  test.each(['Delivery', 'Send', 'DeliveryDelay'])('%s', async (eventType) => {
    const { ports, notice, now, mail } = await sent()
    await run(ports, ses(eventType, mail))
    expect(await now()).toEqual(notice)
    expect(ports.log.lines).toEqual([])
  })

  test.each([
    ['TEXT_DELIVERED', true],
    ['TEXT_SUCCESSFUL', true],
    ['TEXT_QUEUED', false],
    ['TEXT_UNKNOWN', true],
    ['TEXT_CARRIER_UNREACHABLE', false],
  ])('%s', async (eventType, isFinal) => {
    const { ports, notice, now, text } = await sent()
    await run(ports, sms(eventType, text, { isFinal }))
    expect(await now()).toEqual(notice)
    expect(ports.log.lines).toEqual([])
  })
})

describe('what cannot be read', () => {
  test.each([
    ['no JSON', 'hello'],
    ['null', 'null'],
    ["somebody else's event", { notificationType: 'Bounce' }],
    ['no tag', ses('Bounce', '')],
    ['a tag of no notice', sms('TEXT_BLOCKED', 'demo#REQ#r1|A')],
    ['a tag of another kind of key', sms('TEXT_BLOCKED', 'SESS#0123|SESSION')],
    ['a tag that is no key', ses('Bounce', mailTag('hello'))],
  ])('%s is logged by code and thrown on, so that it is kept, when the rest is done', async (_, message) => {
    const { ports, now, text } = await sent()
    await expect(run(ports, message, sms('TEXT_BLOCKED', text))).rejects.toThrow('the words are left out')
    expect(ports.log.lines).toEqual([
      { event: 'on-receipt.unreadable', id: 'm0' },
      { event: 'on-receipt.failed', name: 'Error' },
    ])
    expect((await now()).state).toBe('failed')
  })

  test('nor is what SES says when it first meets the topic: that is about no message', async () => {
    const { ports } = await sent()
    await run(ports, 'Successfully validated SNS topic for Amazon SES event publishing.')
    expect(ports.log.lines).toEqual([])
  })

  test('a notice long gone is logged and let go', async () => {
    const { ports } = await sent()
    await run(ports, sms('TEXT_BLOCKED', 'demo#REQ#gone|NOTE#gone.n1'))
    expect(ports.log.lines).toEqual([{ event: 'receipt.refused', code: 'NOT_FOUND' }])
  })
})

test('a store that does not answer is thrown on, so that the receipt comes again', async () => {
  const { ports, text } = await sent()
  const open = () => ({ ...ports.stores.open('demo'), get: () => Promise.reject(new Unavailable('store')) })
  const broken = { ...ports, stores: { ...ports.stores, open } }
  await expect(run(broken, sms('TEXT_BLOCKED', text))).rejects.toThrow(Unavailable)
})

describe('what became of a message is known outside the table', () => {
  const told = (message: unknown) => ({ Records: [{ Sns: { MessageId: 'm1', Message: JSON.stringify(message) } }] }) as SNSEvent

  test('under the id of its notice, and without an address', async () => {
    const { ports, notice, text } = await sent()
    const outside = memoryOutside()
    await createOnReceipt({ ...ports, outside })(told(sms('TEXT_DELIVERED', text)), {} as Context)
    expect(outside.kept()).toEqual([
      { kind: 'receipt', key: { pk: notice.pk, sk: notice.sk }, at: ports.clock.now(), delivered: true },
    ])
  })

  test('a bounce becomes somebody’s though it could not be kept, and comes again until it is', async () => {
    const { ports, now, text } = await sent()
    const outside = {
      keep: async () => {
        throw new Unavailable('outside')
      },
    }
    await expect(createOnReceipt({ ...ports, outside })(told(sms('TEXT_UNREACHABLE', text)), {} as Context)).rejects.toThrow(
      Unavailable,
    )
    expect(await now()).toMatchObject({ state: 'failed', owner: 'coordinator' })
  })
})

test('one that cannot be taken in keeps none behind it from being so, and is thrown on', async () => {
  const { ports, now, mail } = await sent()
  const { stores } = ports
  let asked = 0
  const once = {
    ...stores,
    open: (org: string) => {
      if (asked++ === 0) throw new Unavailable('store')
      return stores.open(org)
    },
  }
  const bounce = { bounce: { bounceType: 'Permanent' } }
  await expect(run({ ...ports, stores: once }, ses('Bounce', mail, bounce), ses('Bounce', mail, bounce))).rejects.toThrow(
    Unavailable,
  )
  expect(await now()).toMatchObject({ state: 'failed' })
})
