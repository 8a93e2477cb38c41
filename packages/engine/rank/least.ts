/** Places by key, the least first; equal keys in the order of their ids. Taken one by one, so only the first few are sorted. */
export interface Queue {
  size: number
  keys: Float64Array
  places: Int32Array
}

export const emptyQueue = (): Queue => ({ size: 0, keys: new Float64Array(0), places: new Int32Array(0) })

export type IdAt = (place: number) => string

/** Room for that many; what was in it is gone. */
export function clear(queue: Queue, most: number): void {
  queue.size = 0
  if (queue.keys.length >= most) return
  queue.keys = new Float64Array(most)
  queue.places = new Int32Array(most)
}

/** Puts what was written into `keys` and `places` into order. */
export function arrange(queue: Queue, idAt: IdAt): void {
  for (let at = (queue.size >>> 1) - 1; at >= 0; at--) sink(queue, at, idAt)
}

/** The place with the least key; -1 when none is left. */
export function take(queue: Queue, idAt: IdAt): number {
  if (queue.size === 0) return -1
  const place = queue.places[0] as number
  const last = --queue.size
  queue.keys[0] = queue.keys[last] as number
  queue.places[0] = queue.places[last] as number
  sink(queue, 0, idAt)
  return place
}

function sink(queue: Queue, from: number, idAt: IdAt): void {
  const { keys, places, size } = queue
  const key = keys[from] as number
  const place = places[from] as number
  let at = from
  for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
    if (child + 1 < size && isBefore(queue, child + 1, keys[child] as number, places[child] as number, idAt)) child++
    if (!isBefore(queue, child, key, place, idAt)) break
    keys[at] = keys[child] as number
    places[at] = places[child] as number
    at = child
  }
  keys[at] = key
  places[at] = place
}

function isBefore({ keys, places }: Queue, at: number, key: number, place: number, idAt: IdAt): boolean {
  const own = keys[at] as number
  return own < key || (own === key && idAt(places[at] as number) < idAt(place))
}
