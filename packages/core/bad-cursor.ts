/** A cursor that no earlier answer of this query gave: garbage, or another query's. The asker's fault, not a bug. */
export class BadCursor extends RangeError {
  override readonly name = 'BadCursor'
  constructor() {
    super('not a cursor of this query')
  }
}
