import { languageFacts, PAGE_LANGUAGES, type PageLanguage } from '#core/reference/languages.ts'
import { LANGUAGE } from '#web/language.ts'
import { useReader } from './reader.tsx'

/** How the language of the page as a whole is chosen: kept with the person, or in the browser of who has no setting. */
export type LanguageChoice = { readonly post: string; readonly back: string } | { readonly address: string }

/** The choice among the page's languages, each by its own name, the one it is in marked. */
export function PageLanguages({ choice }: { choice: LanguageChoice }) {
  const { words } = useReader()
  const label = words.common.pageLanguage
  if ('address' in choice)
    return (
      <nav class="languages" aria-label={label}>
        <Each>
          {(language) => (
            <a href={inLanguage(choice.address, language)} lang={language} hreflang={language}>
              {languageFacts[language].own}
            </a>
          )}
        </Each>
      </nav>
    )
  return (
    <form class="languages" method="post" action={choice.post} aria-label={label}>
      <input type="hidden" name="back" value={choice.back} />
      <Each>{(language) => <LanguageButton language={language} />}</Each>
    </form>
  )
}

/**
 * The same within a form where something can be typed: its buttons send that form, which does nothing but come back in
 * the other language with what was typed. They stand last, so that Enter in a field presses what the form is for.
 */
export function FormLanguages({ action, at }: { action: string; at: string }) {
  const { words } = useReader()
  return (
    <div class="languages" role="group" aria-label={words.common.pageLanguage}>
      <Each>{(language) => <LanguageButton language={language} action={`${action}#${at}`} />}</Each>
    </div>
  )
}

function Each({ children }: { children: (language: PageLanguage) => unknown }) {
  const { language: current } = useReader()
  return (
    <>
      {PAGE_LANGUAGES.map((language) =>
        language === current ? (
          <span lang={language} aria-current="true">
            {languageFacts[language].own}
          </span>
        ) : (
          children(language)
        ),
      )}
    </>
  )
}

function LanguageButton({ language, action }: { language: PageLanguage; action?: string }) {
  return (
    <button
      type="submit"
      lang={language}
      name={LANGUAGE}
      value={language}
      formaction={action}
      formmethod={action === undefined ? undefined : 'post'}
    >
      {languageFacts[language].own}
    </button>
  )
}

/** The same address in another language. */
function inLanguage(address: string, language: PageLanguage): string {
  const [path = '', query = ''] = address.split('?')
  const parameters = new URLSearchParams(query)
  parameters.set(LANGUAGE, language)
  return `${path}?${parameters}`
}
