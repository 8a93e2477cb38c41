import type { Child } from 'hono/jsx'
import { PageLanguages, type LanguageChoice } from './languages.tsx'
import { useWords } from './reader.tsx'

export interface NavLink {
  readonly href: string
  readonly text: string
}

/** What stands around a page's own content. */
export interface Frame {
  readonly title: string
  /** There is something to correct: said first in the title, where a screen reader begins. */
  readonly problem?: boolean
  readonly phone?: string | undefined
  /** The reader is the one whom others phone. */
  readonly isPhoned?: boolean
  readonly home?: string | undefined
  /** Who is signed in. */
  readonly person?: { readonly name: string; readonly href: string; readonly nonce: string } | undefined
  readonly nav?: readonly NavLink[] | undefined
  /** The address of the link to mark as where one is. */
  readonly current?: string | undefined
  readonly languages?: LanguageChoice | undefined
  /** What is so for every page just now: messages that pages promise do not go. */
  readonly banner?: string | undefined
}

/** The whole document. One `h1`, the title, is the page's first content. */
export function Layout(props: Frame & { readonly children?: Child }) {
  const { common } = useWords()
  const { title, problem, phone, isPhoned, home, person, nav = [], current, languages, banner, children } = props
  return (
    <html lang={common.lang} dir={common.dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${problem ? `${common.errorPrefix} ` : ''}${common.title(title)}`}</title>
        <link rel="icon" href="data:," />
        {/* The address may hold a token: not even our own stylesheet is told. */}
        <link rel="stylesheet" href="/style.css" referrerpolicy="no-referrer" />
      </head>
      <body>
        <a class="skip" href="#main">
          {common.skipToContent}
        </a>
        <header class="top">
          <div class="wide bar">
            {home ? (
              <a class="brand" href={home}>
                {common.service}
              </a>
            ) : (
              <span class="brand">{common.service}</span>
            )}
            {languages && <PageLanguages choice={languages} />}
            {person && (
              <form class="who" method="post" action="/sign-out">
                <input type="hidden" name="nonce" value={person.nonce} />
                <a href={person.href} aria-current={person.href === current ? 'page' : undefined}>
                  {person.name}
                </a>
                <button type="submit" class="second">
                  {common.nav.signOut}
                </button>
              </form>
            )}
          </div>
          {nav.length > 0 && (
            <nav class="wide" aria-label={common.navigation}>
              <ul>
                {nav.map(({ href, text }) => (
                  <li>
                    <a href={href} aria-current={href === current ? 'page' : undefined}>
                      {text}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </header>
        <main id="main" tabindex={-1}>
          <h1>{title}</h1>
          {banner !== undefined && <p class="notice">{banner}</p>}
          {children}
        </main>
        <footer>
          <div class="wide">
            {!isPhoned && (
              <p>
                {phone ? (
                  <>
                    {common.help} <Phone number={phone} />
                  </>
                ) : (
                  common.helpWithoutPhone
                )}
              </p>
            )}
          </div>
        </footer>
      </body>
    </html>
  )
}

/** A number to press, written the way people read it: `040 123 4500`. */
export function Phone({ number }: { number: string }) {
  return <a href={`tel:${number}`}>{readable(number)}</a>
}

function readable(number: string): string {
  const local = number.replace(/^\+358/, '0')
  return local.replace(/^(\d{3})(\d{3})(\d{3,})$/, '$1 $2 $3')
}
