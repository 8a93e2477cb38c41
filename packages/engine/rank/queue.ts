/** Positions by key, the least first, equal ones by their turn. Taken one by one, so only the first few are ever sorted. */
export interface Queue {
  size: number
  keys: Float64Array
  positions: Int32Array
}

export const emptyQueue = (): Queue => ({ size: 0, keys: new Float64Array(0), positions: new Int32Array(0) })

/** Empty, with room for that many. */
export function clear(queue: Queue, most: number): void {
  queue.size = 0
  if (queue.keys.length >= most) return
  queue.keys = new Float64Array(most * 2)
  queue.positions = new Int32Array(most * 2)
}

/** To be followed by `arrange`, before the first is taken. */
export function add(queue: Queue, key: number, position: number): void {
  queue.keys[queue.size] = key
  queue.positions[queue.size++] = position
}

export function arrange(queue: Queue, turn: Int32Array): void {
  for (let at = (queue.size >>> 1) - 1; at >= 0; at--) sink(queue, at, turn)
}

/** The position with the least key; -1 when none is left. */
export function take(queue: Queue, turn: Int32Array): number {
  if (queue.size === 0) return -1
  const position = queue.positions[0] as number
  const last = --queue.size
  queue.keys[0] = queue.keys[last] as number
  queue.positions[0] = queue.positions[last] as number
  sink(queue, 0, turn)
  return position
}

function sink({ keys, positions, size }: Queue, from: number, turn: Int32Array): void {
  const key = keys[from] as number
  const position = positions[from] as number
  let at = from
  for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
    let least = keys[child] as number
    if (child + 1 < size) {
      const other = keys[child + 1] as number
      if (other < least || (other === least && isSooner(turn, positions[child + 1] as number, positions[child] as number))) {
        child++
        least = other
      }
    }
    if (least > key || (least === key && !isSooner(turn, positions[child] as number, position))) break
    keys[at] = least
    positions[at] = positions[child] as number
    at = child
  }
  keys[at] = key
  positions[at] = position
}

const isSooner = (turn: Int32Array, a: number, b: number): boolean => (turn[a] as number) < (turn[b] as number)
