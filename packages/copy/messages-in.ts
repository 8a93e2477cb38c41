import type { PageLanguage } from '#core/reference/languages.ts'
import type { messages as fi } from './fi/messages.ts'

/** The words of every message; Finnish is the contract. */
export type Messages = typeof fi

/** Loaded by whoever writes in a language first. */
const MESSAGES: Readonly<Record<PageLanguage, () => Promise<{ readonly messages: Messages }>>> = {
  fi: () => import('./fi/messages.ts'),
  sv: () => import('./sv/messages.ts'),
  en: () => import('./en/messages.ts'),
}

export const messagesIn = async (language: PageLanguage): Promise<Messages> => (await MESSAGES[language]()).messages
