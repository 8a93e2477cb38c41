/** A digest of everything that happened, in order: two runs of one seed must agree on it. FNV-1a, twice 32 bits. */
export function traceHash() {
  let high = 0x811c9dc5
  let low = 0x01000193
  return {
    add(line: string): void {
      for (let at = 0; at < line.length; at++) {
        high = Math.imul(high ^ line.charCodeAt(at), 0x01000193)
        low = Math.imul(low ^ (high >>> 7) ^ line.charCodeAt(at), 0x85ebca6b)
      }
    },
    text: () => (high >>> 0).toString(16).padStart(8, '0') + (low >>> 0).toString(16).padStart(8, '0'),
  }
}
