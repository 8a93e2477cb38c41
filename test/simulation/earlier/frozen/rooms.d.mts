export { BadCursor, openRooms, Unavailable } from '../version.ts'
export declare const SCHEMA: number
