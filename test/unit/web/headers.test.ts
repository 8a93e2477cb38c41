import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { securityHeaders } from '#web/headers.ts'

async function headersOf(publicUrl: string, own: Readonly<Record<string, string>> = {}) {
  const app = new Hono().use(securityHeaders(publicUrl)).get('/', () => new Response('', { headers: own }))
  return Object.fromEntries((await app.request('/')).headers)
}

const EVERY_PAGE = {
  'content-type': 'text/plain;charset=UTF-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'cache-control': 'no-store',
}

test('every answer carries these headers and no other', async () => {
  expect(await headersOf('http://localhost:3000')).toEqual(EVERY_PAGE)
})

test('a deployment on https says so for two years', async () => {
  expect(await headersOf('https://rinnalla.example.fi')).toEqual({
    ...EVERY_PAGE,
    'strict-transport-security': 'max-age=63072000',
  })
})

test('what says itself how long it keeps is left alone', async () => {
  const kept = await headersOf('http://localhost:3000', { 'cache-control': 'public, max-age=300' })
  expect(kept['cache-control']).toBe('public, max-age=300')
})
