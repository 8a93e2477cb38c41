/**
 * What a version gives of itself to be run beside another: its rooms, the number its records carry, and the errors that
 * mean something to whoever calls it, and what it holds every record to. Read from the commit that is frozen, so that it always fits that commit's own folders.
 */
export { INVARIANTS } from '#core/check/finding.ts'
export { BadCursor, Unavailable } from '#core/ports.ts'
export { SCHEMA } from '#core/records/record.ts'
export { openRooms } from '../world/rooms.ts'
