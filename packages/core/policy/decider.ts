import type { Request } from '../records/request.ts'

/** What says who decides: the request itself, and each of its meetings. */
export type Decided = Pick<Request, 'workerId'>

/** Who decides about it (docs/field.md: Who acts): its worker. */
export const decidersOf = ({ workerId }: Decided): readonly string[] => [workerId]

/** Whether whoever acts is somebody who decides about it. */
export const isDecider = (about: Decided, { id }: { readonly id: string }): boolean => decidersOf(about).includes(id)
