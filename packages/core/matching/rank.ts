import { type Candidate, familiesOf, languagesOf } from '../records/partner.ts'
import { askedLanguages, leadingOf, type Request } from '../records/request.ts'
import { explain, type Explanation, type Circumstances } from './explain.ts'

/** What a partner is ordered by: integers, lower first, compared from the left. */
export interface Score {
  /** 0 = has said to be free, 1 = nobody knows: asked after those. */
  readonly unknown: number
  /** 0 = the partner wished for, such as the one who stood beside this parent before. */
  readonly unwished: number
  /** Convex cost of one more family, scaled by the room the partner gives: spreads the asking. */
  readonly load: number
  /** Further phases that are not of their own experience. */
  readonly experience: number
  /** 0 = all languages native. */
  readonly language: number
}

export interface Ranked extends Explanation {
  readonly score: Score
}

/**
 * Who to ask, best first, at most `k`; nobody a hard rule forbids. Lexicographic and integer, ties by id,
 * so the same records always give the same order (docs/field.md: Order of asking).
 */
export function rank(request: Request, candidates: readonly Candidate[], circumstances: Circumstances, k: number): Ranked[] {
  return candidates
    .map((candidate) => ({ candidate, explanation: explain(request, candidate, circumstances) }))
    .filter(({ explanation }) => explanation.codes.length === 0)
    .map(({ candidate, explanation }) => ({ ...explanation, score: scoreOf(request, candidate, explanation.known) }))
    .sort((a, b) => compare(a.score, b.score) || (a.partnerId < b.partnerId ? -1 : 1))
    .slice(0, k)
}

function scoreOf(request: Request, { card, diary }: Candidate, known: boolean): Score {
  const families = familiesOf(diary).size
  const asked = Object.values(diary.weeks).reduce((sum, n) => sum + n, 0)
  const native = languagesOf(card).filter(({ level }) => level === 'native')
  return {
    unknown: known || request.windows.length === 0 ? 0 : 1,
    unwished: request.preferences.partnerId === card.id ? 0 : 1,
    load: Math.round(((families + 1) ** 2 * 1000) / Math.max(1, card.capacity.families) ** 2) + asked,
    experience: request.phases.filter((phase) => phase !== leadingOf(request) && !card.experience.includes(phase)).length,
    language: askedLanguages(request).filter(
      ({ code, manner }) => !native.some((one) => one.code === code && one.manner === manner),
    ).length,
  }
}

const compare = (a: Score, b: Score): number =>
  a.unknown - b.unknown || a.unwished - b.unwished || a.load - b.load || a.experience - b.experience || a.language - b.language
