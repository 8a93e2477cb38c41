/**
 * Text as the store sees it: UTF-8 bytes. JavaScript compares UTF-16 units, which puts an emoji
 * (a surrogate pair, 0xD83D…) before '￥' (0xFFE5) where UTF-8 puts it after.
 */

/** Bytes of a well-formed text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    bytes += unit < 0x80 ? 1 : unit < 0x800 || isSurrogate(unit) ? 2 : 3
  }
  return bytes
}

/** Negative where `a` comes first, zero where they are the same text. */
export function compareUtf8(a: string, b: string): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return inUtf8Order(x) - inUtf8Order(y)
  }
  return a.length - b.length
}

// Surrogates stand for characters above U+FFFF, so they go after every other unit.
function inUtf8Order(unit: number): number {
  return isSurrogate(unit) ? unit + 0x10000 : unit
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}
