import type { shapes } from './shapes/all.ts'

export const PROBLEM = { $ref: '#/components/responses/Problem' }
export const TOO_MANY = { $ref: '#/components/responses/TooMany' }

export function content(description: string | undefined, type: string, schema: object, example?: object) {
  return { ...(description !== undefined && { description }), content: { [type]: { schema, ...(example && { example }) } } }
}

export function ref(name: keyof typeof shapes) {
  return { $ref: `#/components/schemas/${name}` }
}
