import type { Mutant } from './mutant.ts'

/** Bugs of who fits whom: what somebody has lived, as whom, and how they use a language. */
export const FITS: readonly Mutant[] = [
  {
    name: 'fits-every-phase-leads',
    file: 'packages/core/matching/rules.ts',
    find: `return leading !== undefined && !card.experience.includes(leading)`,
    put: `return leading !== undefined && !request.phases.every((phase) => card.experience.includes(phase))`,
    caughtBy: /says that .* lacks EXPERIENCE/,
    why: 'siblings in two phases find nobody, since one person would have to have lived both',
    unit: 'kills it too',
    quick: true,
  },
  {
    name: 'fits-pressing-over-said',
    file: 'packages/core/records/request.ts',
    find: `leading !== undefined && phases.includes(leading) ? leading : mostPressing(phases)`,
    put: `mostPressing(phases) ?? leading`,
    caughtBy: /lacks EXPERIENCE/,
    why: 'the worker says which phase matters most, and the machine asks who has lived the other',
    unit: 'kills it too',
  },
  {
    name: 'fits-by-hand-as-anybody',
    file: 'packages/core/offer/offer-by-hand.ts',
    find: `const failingAt = (slot: Window) => failing({ request, candidate, slot, ...circumstances })`,
    put: `const failingAt = (slot: Window) =>
    failing({ request, candidate, slot, ...circumstances }).filter((code) => code !== 'LIVED_AS')`,
    caughtBy: /asks somebody who lacks LIVED_AS/,
    why: 'a grandparent is offered an ordinary parent when a coordinator asks for one named time',
  },
  {
    name: 'fits-any-manner',
    file: 'packages/core/matching/rules.ts',
    find: `known.some((one) => one.code === code && one.manner === manner)`,
    put: `known.some((one) => one.code === code && (one.manner === manner || manner === 'written'))`,
    caughtBy: /asks somebody who lacks LANGUAGE/,
    why: 'a parent who writes is offered somebody who only talks',
    unit: 'kills it too',
  },
  {
    name: 'task-at-first-sight',
    file: 'packages/pages/link/offer.tsx',
    find: `<MoreOnTask home={home} />`,
    put: `<p>{request.prepare}</p>`,
    caughtBy: /its first sight tells the task/,
    why: 'whoever reads over a shoulder reads what it is about',
    unit: 'kills it too',
    quick: true,
  },
  {
    name: 'task-told-afterwards',
    file: 'packages/pages/link/offer-title.ts',
    find: `const TOLD: readonly Stage[] = ['open',`,
    put: `const TOLD: readonly Stage[] = ['declined', 'expired', 'withdrawn', 'open',`,
    caughtBy: /and the task is told/,
    why: 'a link kept from a no goes on telling of the family',
    unit: 'kills it too',
  },
]
