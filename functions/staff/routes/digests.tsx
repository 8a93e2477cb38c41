import { seeDigest, setDigest } from '#core/notice/digest-times.ts'
import { type Digest, MOST_TIMES } from '#core/records/digest.ts'
import { isRefusal } from '#core/refusal.ts'
import { doneOf } from '#pages/done.ts'
import { show as showPage } from '#pages/respond.tsx'
import type { Returned } from '#pages/returned.ts'
import { Digests, type Whose } from '#pages/staff/digests.tsx'
import { type Failed, type FormAction, takeForm } from '#pages/take-form.ts'
import { doneHere } from '#web/done.ts'
import type { Form } from '#web/form.ts'
import { PARTS } from '#web/parts.ts'
import { saveOnTop } from '#web/seen.ts'
import { postCall, readCall, type StaffContext } from '../context.ts'
import { type DigestsDone, digestsDone } from '../done.ts'
import { notFound, refusedPage } from '../ends.tsx'

export const show = (c: StaffContext): Promise<Response> => page(c)

export async function save(c: StaffContext): Promise<Response> {
  const whose = c.req.param('action')
  if (whose !== 'shared' && whose !== 'own') return notFound(c)
  return takeForm(c, {
    action: saving(whose),
    id: '',
    call: (form) => postCall(c, form),
    next: (done) => `/digest?done=${done}`,
    again: (returned, failed) => page(c, returned, failed),
  })
}

const saving = (whose: Whose): FormAction<DigestsDone> => ({
  prefix: () => whose,
  run: (call, _id, form) =>
    saveOnTop<Digest, Digest>(call, form, {
      read: () => seeDigest(call, whose),
      part: PARTS.digest,
      version: ({ version }) => version,
      save: (version) => setDigest(call, whose, { times: chosen(form).map(({ time }) => time) }, version),
    }),
  done: () => (whose === 'shared' ? 'saved-shared' : 'saved-own'),
  /** The n-th time that was chosen stands in the field it was chosen in; that none was, at the first. */
  fields:
    ({ digests }, form) =>
    (path) => {
      const n = chosen(form)[Number(path.split('.')[1] ?? -1)]?.n ?? 0
      return { name: `times.${n}`, label: digests.time(n + 1) }
    },
  edits: true,
})

const chosen = (form: Form): { n: number; time: string }[] =>
  Array.from({ length: MOST_TIMES }, (_, n) => ({ n, time: form.text(`times.${n}`) })).filter(({ time }) => time !== '')

async function page(c: StaffContext, returned?: Returned, failed?: Failed): Promise<Response> {
  const call = readCall(c)
  const [shared, own] = await Promise.all([seeDigest(call, 'shared'), seeDigest(call, 'own')])
  if (isRefusal(shared)) return refusedPage(c, shared)
  if (isRefusal(own)) return refusedPage(c, own)
  return showPage(
    c,
    { title: ({ digests }) => digests.title, current: '/queue', status: failed?.status, problem: failed !== undefined },
    <Digests
      digests={{ shared, own }}
      nonce={c.get('nonce')}
      now={call.now}
      returned={returned}
      done={doneOf(digestsDone, doneHere(c))}
    />,
  )
}
