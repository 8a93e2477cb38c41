import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { PAGE_LANGUAGES, type PageLanguage } from '#core/reference/languages.ts'
import type { Form } from './form.ts'

/** The name of a choice among the page's languages: as a form's button, in an address, and as the cookie of who has no setting. */
export const LANGUAGE = 'language'

/** A form sent by pressing a language: whatever else stands in it is only to come back. */
export function choosesLanguage(form: Form): boolean {
  return form.has(LANGUAGE)
}

export function languageIn(form: Form): PageLanguage | undefined {
  return ours(form.text(LANGUAGE))
}

/** What the address asks for. */
export function askedLanguage(c: Context): PageLanguage | undefined {
  return ours(c.req.query(LANGUAGE))
}

/** What was chosen in this browser before. */
export function keptLanguage(c: Context): PageLanguage | undefined {
  return ours(getCookie(c, LANGUAGE))
}

/** What the browser says its user reads best of what there is (RFC 9110, Accept-Language); undefined where that is none of it. */
export function acceptedLanguage(header: string | undefined): PageLanguage | undefined {
  const wanted = (header ?? '').split(',').map((range) => {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const weight = parameters.find((part) => part.startsWith('q='))?.slice(2)
    return { language: ours(tag.split('-')[0]), weight: weight === undefined ? 1 : Number(weight) || 0 }
  })
  const best = wanted.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight)
  return best.find(({ language }) => language)?.language
}

/** Keeps the choice of somebody who has no setting of their own, until the browser is closed. */
export function keepLanguage(c: Context, language: PageLanguage): void {
  setCookie(c, LANGUAGE, language, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: new URL(c.req.url).protocol === 'https:',
  })
}

/** A language in the address is a choice too, and outlives it. */
export const keepAsked: MiddlewareHandler = async (c, next) => {
  const asked = askedLanguage(c)
  if (asked) keepLanguage(c, asked)
  await next()
}

function ours(text: string | undefined): PageLanguage | undefined {
  return PAGE_LANGUAGES.find((one) => one === text)
}
