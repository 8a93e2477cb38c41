import { useWords } from '../reader.tsx'

interface MoreProps {
  readonly next?: string | undefined
  readonly path: string
  /** What the list is narrowed by. */
  readonly query?: Readonly<Record<string, string | undefined>>
}

/** The way to the rest of a long list. */
export function More({ next, path, query = {} }: MoreProps) {
  const { common } = useWords()
  if (!next) return null
  const kept = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return (
    <p>
      <a class="button second" href={`${path}?${new URLSearchParams([...kept, ['cursor', next]])}`}>
        {common.more}
      </a>
    </p>
  )
}
