import { emptyDesk, meet, type Wanted } from '../columns/bits.ts'
import type { Columns } from '../columns/columns.ts'
import type { Asked } from './asked.ts'
import { add, arrange, clear, emptyQueue, take } from './queue.ts'
import { keyOf, orderOf } from './who.ts'

/** How many are put in order at first; of more, those are looked at later who surely come later. */
const BATCH = 64
const CROWDS = 256

/** Goes through people in their order, as far as it is asked to. The lists are used again for each request. */
export interface BestFirst {
  /** `look` is told the position and the key, and answers whether it has seen enough. */
  readonly through: (wanted: Wanted, asked: Asked, look: (position: number, key: number) => boolean) => void
}

export function bestFirst(columns: Columns): BestFirst {
  const queue = emptyQueue()
  const crowds = new Int32Array(CROWDS)
  const desk = emptyDesk()
  let found = new Int32Array(0)
  return {
    through(wanted, asked, look) {
      if (found.length < columns.people.length) found = new Int32Array(columns.people.length * 2)
      const many = meet(wanted, desk, found)
      const order = orderOf(columns, asked)
      const { crowd, turn } = columns
      const lookAt = (from: number, to: number, most: number): boolean => {
        clear(queue, most)
        for (let n = 0; n < many; n++) {
          const position = found[n] as number
          const own = position === order.wished ? 0 : (crowd[position] as number)
          if (from <= own && own < to) add(queue, keyOf(columns, order, position), position)
        }
        arrange(queue, turn)
        while (queue.size > 0) {
          const key = queue.keys[0] as number
          if (look(take(queue, turn), key)) return true
        }
        return false
      }
      if (many <= BATCH) return void lookAt(0, CROWDS, many)
      crowds.fill(0)
      for (let n = 0; n < many; n++) crowds[crowd[found[n] as number] as number]!++
      if (order.wished !== undefined) crowds[0]!++
      let from = 0
      for (let size = BATCH; from < CROWDS; size *= 4) {
        let to = from
        let inside = 0
        while (to < CROWDS && inside < size) inside += crowds[to++] as number
        if (inside > 0 && lookAt(from, to, inside + 1)) return
        from = to
      }
    },
  }
}
