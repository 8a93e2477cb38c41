import { countMet, emptyDesk, meet, type Wanted } from '../columns/bits.ts'
import type { Columns } from '../columns/columns.ts'
import type { Person } from '../columns/person.ts'
import { nameOfPiece } from '../columns/traits.ts'
import { agreedFor } from '../rank/terms.ts'
import { setOf } from '../rank/who.ts'
import type { Register } from '../help/register.ts'
import { DAYPARTS, type Daypart, demandOf, PIECES_OF } from './demand.ts'

/** One cell of the map: a phase, a municipality, a language and a part of the week. */
export interface Cell {
  readonly phase: string
  readonly area: string
  readonly language: string
  readonly daypart: Daypart
  /** Requests still without all their partners that could be met here. */
  readonly demand: number
  /** Partners who could be asked about them, as far as the week tells: free then for some time, or not known. */
  readonly supply: number
  /** Those of them who have said to be free then. */
  readonly known: number
  /** Families they have room for. */
  readonly places: number
  /** Requests beyond those places. */
  readonly gap: number
}

/**
 * Demand and supply by phase, area, language and part of the week. A request counts in every cell in which it could be
 * served, a partner in every cell in which they could serve: a map, not a sum. Cells with neither are left out.
 */
export function coverage(register: Register): Cell[] {
  const { columns, terms, snapshot } = register
  const demand = demandOf(snapshot.requests, terms)
  const areas = [...new Set([...columns.sets.area.keys(), ...demand.areas])].sort()
  const phases = [...new Set([...columns.sets.experience.keys(), ...demand.phases])].sort()
  const languages = [...new Set([...columns.sets.speaks.keys(), ...demand.languages])].sort()
  const desk = emptyDesk()
  const found = new Int32Array(columns.people.length)
  const free = DAYPARTS.map((part) => freeIn(columns, part))
  const cells: Cell[] = []
  for (const area of areas)
    for (const phase of phases) {
      const could = whoCould(register, phase, area)
      if (countMet(could, desk) === 0 && !demand.asks(phase, area)) continue
      for (const language of languages) {
        const speak = { ...could, every: [...could.every, setOf(columns, 'speaks', language)] }
        for (const [n, daypart] of DAYPARTS.entries()) addCell(phase, area, language, daypart, speak, free[n] as Free)
      }
    }
  return cells

  function addCell(phase: string, area: string, language: string, daypart: Daypart, could: Wanted, { said, open }: Free): void {
    const asked = demand.of(phase, area, language, daypart)
    const supply = meet({ ...could, some: open }, desk, found)
    if (asked === 0 && supply === 0) return
    let places = 0
    for (const position of found.subarray(0, supply)) places += placesOf(columns.people[position] as Person)
    const known = countMet({ ...could, some: said }, desk)
    cells.push({ phase, area, language, daypart, demand: asked, supply, known, places, gap: Math.max(0, asked - places) })
  }
}

type Free = { readonly said: Wanted['every']; readonly open: Wanted['every'] }

function freeIn(columns: Columns, daypart: Daypart): Free {
  const said = PIECES_OF[daypart].map((piece) => setOf(columns, 'hours', nameOfPiece(piece)))
  return { said, open: [...said, setOf(columns, 'all', 'vague')] }
}

/** Lived it, goes there, agreed for it today, and not on a break. */
function whoCould({ columns, terms }: Register, phase: string, area: string): Wanted {
  const organisations = agreedFor(terms, area, [phase], terms.today)
  const others = [...columns.sets.organisation].filter(([one]) => !organisations.has(one)).map(([, members]) => members)
  return {
    every: [setOf(columns, 'all', 'everybody'), setOf(columns, 'experience', phase), setOf(columns, 'area', area)],
    none: [setOf(columns, 'all', 'paused'), ...others],
  }
}

const placesOf = ({ partner, families }: Person): number => Math.max(0, partner.capacity.families - families.size)
