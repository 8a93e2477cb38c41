/** A cursor that no earlier answer of this query gave: garbage, another partition's, another index's. An answer, not a bug. */
export class BadCursor extends RangeError {
  override readonly name = 'BadCursor'
  constructor() {
    super('not a cursor of this query')
  }
}
