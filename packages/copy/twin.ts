/**
 * The words `T` of another language, where they say all that the Finnish `F` say: a function that takes fewer arguments
 * leaves something unsaid, and is `never`. (To TypeScript alone it would do: whoever calls may give more than is taken.)
 */
export type Twin<F, T> = F extends (...all: infer Given) => unknown
  ? T extends (...all: infer Taken) => unknown
    ? Given['length'] extends Taken['length']
      ? T
      : never
    : never
  : F extends object
    ? { [Key in keyof F]: Key extends keyof T ? Twin<F[Key], T[Key]> : never }
    : T
