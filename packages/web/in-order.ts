/**
 * Works through items, those of one group one after another in their order, at most so many groups at a time. Records of
 * one aggregate touch each other: side by side they would only make each other's commits fail.
 */
export async function inOrder<T>(
  items: readonly T[],
  groupOf: (item: T) => string,
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const groups = [...Map.groupBy(items, groupOf).values()]
  const next = async (): Promise<void> => {
    for (let group = groups.shift(); group; group = groups.shift()) for (const item of group) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, groups.length) }, next))
}
