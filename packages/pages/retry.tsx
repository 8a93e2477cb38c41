import { formOf } from '#web/form.ts'
import { choosesLanguage, LANGUAGE, languageIn } from '#web/language.ts'
import { FormLanguages } from './languages.tsx'
import { useWords } from './reader.tsx'

/**
 * What was typed, ready to be sent again: for when not even the page with the form could be read from the store.
 * The nonce travels along, so that a first sending which did arrive is not doubled.
 */
export function Retry({ action, body }: { action: string; body: string }) {
  const { trouble } = useWords()
  const form = formOf(body)
  const typed = [...new URLSearchParams(body)].filter(([name]) => name !== LANGUAGE)
  return (
    <form method="post" action={action} id="form" class="typed">
      {typed.map(([name, value]) => (
        <textarea name={name} hidden>
          {`\n${value}`}
        </textarea>
      ))}
      {/* Where it was to change the language only, trying again must not do more. */}
      <button type="submit" name={choosesLanguage(form) ? LANGUAGE : undefined} value={languageIn(form)}>
        {trouble.unavailable.action}
      </button>
      <FormLanguages action={action} at="form" />
    </form>
  )
}
