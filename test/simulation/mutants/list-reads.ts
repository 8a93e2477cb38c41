import type { Mutant } from './mutant.ts'

const UNHEARD = /nobody caught Unavailable/

/** Bugs where the world does not answer a question: taken for a no, or asked ahead and left alone. */
export const READS: readonly Mutant[] = [
  {
    name: 'link-unread-is-unknown',
    file: 'functions/link/context.ts',
    find: 'ports.directory.findLink(sha256(token)) :',
    put: 'ports.directory.findLink(sha256(token)).catch(() => undefined) :',
    caughtBy: /open, and its link opens nothing/,
    why: 'a partner whose link could not be looked up just then is told that it was never given to anybody',
    quick: true,
  },
  {
    name: 'session-unread-is-nobody',
    file: 'packages/web/session.ts',
    find: 'await ports.directory.findSession(sha256(secret))',
    put: 'await ports.directory.findSession(sha256(secret)).catch(() => undefined)',
    caughtBy: /was answered as if nobody had signed in/,
    why: 'a store that does not answer signs people out, and a form they filled in with them',
    quick: true,
  },
  {
    name: 'staff-unread-is-absent',
    file: 'packages/core/staff/find.ts',
    find: '(await store.get(keys.staff(store.org, id)))',
    put: '(await store.get(keys.staff(store.org, id)).catch(() => undefined))',
    caughtBy: /found no address, and everybody has one/,
    why: 'a worker who could not be read just then has no address: what they were to be told has failed for good',
    quick: true,
  },
  {
    name: 'register-unread-is-empty',
    file: 'packages/core/relationship/register.ts',
    find: 'await store.query({ partition: keys.register(store.org) })',
    put: 'await store.query({ partition: keys.register(store.org) }).catch(() => ({ items: [] }))',
    caughtBy: /log: .*"event":"advance\.failed"/,
    why: 'a register that could not be read has nobody in it, not even the tenant: a passing trouble counts as a bug of the step',
    unit: 'kills it too',
  },
  {
    name: 'diary-unread-is-empty',
    file: 'packages/core/partner/advance-card.ts',
    find: '(await store.get(keys.diary(store.org, partnerId)))',
    put: '(await store.get(keys.diary(store.org, partnerId)).catch(() => undefined))',
    caughtBy: /has kept|log: .*"event":"advance\.failed"/,
    why: 'a diary that could not be read has nothing to hand back: whoever leaves is done with, and keeps it all',
    unit: 'kills it too',
  },
  {
    name: 'request-reads-awaited-in-turn',
    file: 'packages/core/relationship/load.ts',
    find: `  const [aggregate, tenant, first] = await Promise.all([
    loadAggregate(call, requestId, filed),
    getTenant(call),
    loadPartners(call, known),
  ])`,
    put: `  const [asking, settingUp, knowing] = [loadAggregate(call, requestId, filed), getTenant(call), loadPartners(call, known)]
  const aggregate = await asking
  const tenant = await settingUp
  const first = await knowing`,
    caughtBy: UNHEARD,
    why: 'asked side by side and awaited one after another: what fails while nobody waits for it ends the process',
    unit: 'kills it too',
  },
  {
    name: 'wave-reads-awaited-in-turn',
    file: 'packages/core/request/send-wave.ts',
    find: `const [aggregate, register, digest] = await Promise.all([
        loadAggregate(call, requestId),
        loadRegister(call),
        call.store.get(keys.digest(call.store.org, digestId(undefined))),
      ])`,
    put: `const reading = loadRegister(call)
      const aggregate = await loadAggregate(call, requestId)
      const register = await reading
      const digest = await call.store.get(keys.digest(call.store.org, digestId(undefined)))`,
    caughtBy: UNHEARD,
    why: 'the same of the register, read beside the request that somebody is looked for',
    unit: 'kills it too',
  },
  {
    name: 'candidates-awaited-in-turn',
    file: 'functions/staff/routes/candidates.tsx',
    find: 'const [view, considered] = await Promise.all([findRequest(call, id), candidates(call, id)])',
    put: `const considering = candidates(call, id)
  const view = await findRequest(call, id)
  const considered = await considering`,
    caughtBy: UNHEARD,
    why: 'the same on the page of those who could be asked',
  },
  {
    name: 'page-awaited-in-turn',
    file: 'functions/staff/routes/request.tsx',
    find: 'const [view, tenant, staff] = await Promise.all([findRequest(call, id, about), seeTenant(call), listColleagues(call)])',
    put: `const [settingUp, listing] = [seeTenant(call), listColleagues(call)]
  const view = await findRequest(call, id, about)
  const [tenant, staff] = [await settingUp, await listing]`,
    caughtBy: UNHEARD,
    why: 'the same on the page of a request',
  },
  {
    name: 'history-awaited-in-turn',
    file: 'packages/core/request/view.ts',
    find: 'const [aggregate, history] = await Promise.all([loadAggregate(call, id, meeting ? { meeting } : undefined), historyOf(call, id)])',
    put: `const telling = historyOf(call, id)
  const aggregate = await loadAggregate(call, id, meeting ? { meeting } : undefined)
  const history = await telling`,
    caughtBy: UNHEARD,
    why: 'the same of what the audit tells of a request, for a person or a machine that looks at it',
  },
  {
    name: 'frame-nobody-looks-at',
    file: 'functions/staff/visit.ts',
    find: '({ me }) => me?.language, () => undefined)',
    put: '({ me }) => me?.language)',
    caughtBy: UNHEARD,
    why: 'what stands around a page is read ahead; a page that fails first never looks at it, and its failure ends the process',
    unit: 'kills it too',
  },
]
