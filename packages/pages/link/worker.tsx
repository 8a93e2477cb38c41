import type { WorkerToCall } from '#core/relationship/worker-to-call.ts'
import { Phone } from '../layout.tsx'
import { useWords } from '../reader.tsx'

interface WorkerProps {
  readonly worker: WorkerToCall
  /** The coordinator's number: it stands in where the worker has none. */
  readonly phone: string
  /** No time is agreed yet: who calls whom to agree on one. */
  readonly whenSuits?: boolean
}

/** Whom a confirmed partner calls, and what to say: whoever answers may be somebody else (docs/field.md: Neutral messages). */
export function Worker({ worker, phone, whenSuits = false }: WorkerProps) {
  const { ownPage } = useWords()
  const { reach: words } = ownPage
  return (
    <>
      <p>
        <bdi>{words.contact(worker.name)}</bdi>
      </p>
      {whenSuits && <p>{words.first[worker.first]}</p>}
      <p>
        {worker.phone ? words.phone : words.noPhone} <Phone number={worker.phone ?? phone} />
      </p>
      <p class="hint">{whenSuits ? words.sayNoTime : words.say}</p>
    </>
  )
}
