import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { lambdaOf } from '#web/lambda.ts'

/** An event as an HTTP API gives it. */
function event({ method = 'GET', ...more }: Partial<APIGatewayProxyEventV2> & { method?: string } = {}): APIGatewayProxyEventV2 {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/echo',
    rawQueryString: '',
    headers: {},
    isBase64Encoded: false,
    requestContext: { domainName: 'r.example.fi', http: { method } },
    ...more,
  } as APIGatewayProxyEventV2
}

/** A room that says what it was asked, and the lines it logged. */
function room() {
  const app = new Hono()
  app.all('/echo', async (c) =>
    c.json({ url: c.req.url, headers: Object.fromEntries(c.req.raw.headers), body: await c.req.text() }),
  )
  app.get('/bytes', (c) => c.body(new Uint8Array([137, 80]), 201, { 'content-type': 'image/png' }))
  app.get('/cookies', (c) => {
    c.header('set-cookie', 'a=1', { append: true })
    c.header('set-cookie', 'b=2', { append: true })
    return c.text('ä')
  })
  const lines: object[] = []
  const handler = lambdaOf(app, (line) => void lines.push(line))
  return { handler, lines, echo: async (asked: APIGatewayProxyEventV2) => JSON.parse((await handler(asked)).body!) }
}

describe('a room behind the HTTP API', () => {
  test('reads address, query, headers and cookies', async () => {
    const asked = event({ rawQueryString: 'a=1&a=2', headers: { 'x-one': '1' }, cookies: ['a=1', 'b=2'] })
    expect(await room().echo(asked)).toMatchObject({
      url: 'https://r.example.fi/echo?a=1&a=2',
      headers: { 'x-one': '1', cookie: 'a=1; b=2' },
    })
  })

  test('reads a header that is there but empty as there', async () => {
    expect((await room().echo(event({ headers: { 'if-match': '' } }))).headers).toEqual({ 'if-match': '' })
  })

  test('reads a body as text or bytes, and counts it itself', async () => {
    const headers = { 'content-length': '3' }
    const body = Buffer.from('ä=ö').toString('base64')
    for (const sent of [
      event({ method: 'POST', body: 'ä=ö', headers }),
      event({ method: 'POST', body, isBase64Encoded: true, headers }),
    ])
      expect(await room().echo(sent)).toMatchObject({ body: 'ä=ö', headers: { 'content-length': '5' } })
  })

  test('takes a header beyond ASCII, escaped, and a body of a method that has none, unread', async () => {
    expect((await room().echo(event({ headers: { 'x-one': 'ä€' } }))).headers).toEqual({ 'x-one': '%C3%A4%E2%82%AC' })
    expect(await room().echo(event({ body: 'x' }))).toMatchObject({ body: '' })
  })

  test('answers text as it is, bytes as base64, and cookies apart', async () => {
    const { handler } = room()
    expect(await handler(event({ rawPath: '/bytes' }))).toMatchObject({ statusCode: 201, body: 'iVA=', isBase64Encoded: true })
    const answer = await handler(event({ rawPath: '/cookies' }))
    expect(answer).toMatchObject({ statusCode: 200, cookies: ['a=1', 'b=2'], body: 'ä', isBase64Encoded: false })
    expect(answer.headers).not.toHaveProperty('set-cookie')
  })

  test.each([
    ['a path that would be a part of the host', { rawPath: ':99999999/o/SECRET' }],
    ['a whole address as the path', { rawPath: 'http://else.example/o/SECRET' }],
    ['a method that no client may use', { method: 'TRACE', rawPath: '/o/SECRET' }],
    ['a method that is none', { method: 'GE T', rawPath: '/o/SECRET' }],
    ['a header that is none', { rawPath: '/o/SECRET', headers: { 'a b': 'SECRET' } }],
    ['a host that is none', { rawPath: '/o/SECRET', requestContext: { domainName: '[', http: { method: 'GET' } } as never }],
  ])('answers %s with 400, and logs nothing of it', async (_, odd) => {
    const { handler, lines } = room()
    expect(await handler(event(odd))).toMatchObject({ statusCode: 400, body: 'Bad Request' })
    expect(lines).toEqual([{ event: 'http.unreadable' }])
  })
})
