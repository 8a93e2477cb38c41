import { accept, alone, type Auction } from './bids.ts'

/**
 * The bidder who takes all places that stay empty: at a partner at most those above the least it must have. A heap of
 * partners by a price that may be old (prices never fall, so an old one is a bound).
 */
export interface Idle {
  readonly held: Int32Array
  readonly may: Int32Array
  readonly heap: Int32Array
  readonly key: Float64Array
  readonly inHeap: Uint8Array
  size: number
  /** Places still to be taken. */
  left: number
}

export function idleOf({ block, price }: Auction): Idle {
  const { m, most, least, idle } = block
  const one: Idle = {
    held: new Int32Array(m),
    may: most.map((places, p) => places - least[p]!),
    heap: new Int32Array(m),
    key: new Float64Array(m),
    inHeap: new Uint8Array(m),
    size: 0,
    left: idle,
  }
  for (let p = 0; p < m; p++) if (one.may[p]! > 0) push(one, p, price[p]!)
  return one
}

/** Takes empty places at the cheapest partner, as a request would bid; says who lost a place by it, or -1. */
export function takeEmpty(auction: Auction, idle: Idle, step: number): number {
  const { block, price, base, load } = auction
  const p = cheapest(idle, price)
  const second = Math.min(idle.size > 1 ? idle.key[1]! : Infinity, idle.size > 2 ? idle.key[2]! : Infinity)
  const offer = second === Infinity ? price[p]! + alone(block) : Math.max(second, price[p]!) + step
  const free = base[p + 1]! - base[p]! - load[p]!
  if (free === 0) {
    idle.held[p]!++
    idle.left--
    return accept(auction, p, block.n, offer)
  }
  let units = Math.min(free, idle.left, idle.may[p]! - idle.held[p]!)
  idle.held[p]! += units
  idle.left -= units
  for (; units > 0; units--) accept(auction, p, block.n, offer)
  return -1
}

/** A request has outbid it there. */
export function giveBack(idle: Idle, p: number, price: Float64Array): void {
  idle.held[p]!--
  idle.left++
  if (idle.inHeap[p] === 0) push(idle, p, price[p]!)
}

function cheapest(idle: Idle, price: Float64Array): number {
  for (;;) {
    const p = idle.heap[0]!
    if (idle.held[p] === idle.may[p]) {
      idle.inHeap[p] = 0
      const last = --idle.size
      if (last > 0) sink(idle, idle.heap[last]!, idle.key[last]!)
    } else if (idle.key[0]! < price[p]!) sink(idle, p, price[p]!)
    else return p
  }
}

function push(idle: Idle, p: number, key: number): void {
  let n = idle.size++
  for (; n > 0 && idle.key[(n - 1) >> 1]! > key; n = (n - 1) >> 1) {
    idle.heap[n] = idle.heap[(n - 1) >> 1]!
    idle.key[n] = idle.key[(n - 1) >> 1]!
  }
  idle.heap[n] = p
  idle.key[n] = key
  idle.inHeap[p] = 1
}

function sink({ heap, key, size }: Idle, p: number, value: number): void {
  let n = 0
  for (;;) {
    let child = 2 * n + 1
    if (child >= size) break
    if (child + 1 < size && key[child + 1]! < key[child]!) child++
    if (key[child]! >= value) break
    heap[n] = heap[child]!
    key[n] = key[child]!
    n = child
  }
  heap[n] = p
  key[n] = value
}
