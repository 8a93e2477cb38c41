export { BadCursor, INVARIANTS, openRooms, Unavailable } from '../version.ts'
export declare const SCHEMA: number
