import type { BadCursor as CursorError } from '#core/ports.ts'
import type { Unavailable as WorldError } from '#core/ports.ts'
import type { openRooms as open } from '../../rooms.ts'

export declare const openRooms: typeof open
export declare const SCHEMA: number
export declare const Unavailable: typeof WorldError
export declare const BadCursor: typeof CursorError
