import { useWords } from '../reader.tsx'

/** One press further: a plain link, on whose way nothing happens, whoever follows it. */
export function MoreOnTask({ to }: { readonly to: string }) {
  const { task: words } = useWords()
  return (
    <p>
      <a href={to}>{words.more}</a>
    </p>
  )
}
