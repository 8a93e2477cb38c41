import type { PageLanguage } from '#core/reference/languages.ts'
import type { messages as fi } from './fi/messages.ts'

/** The words of every message; Finnish is the contract. */
export type Messages = typeof fi

const MESSAGES: Readonly<Partial<Record<PageLanguage, () => Promise<{ readonly messages: Messages }>>>> = {
  fi: () => import('./fi/messages.ts'),
}

/** Loaded by whoever writes in a language first. */
export async function messagesIn(language: PageLanguage): Promise<Messages> {
  return (await (MESSAGES[language] ?? (() => import('./fi/messages.ts')))()).messages
}
