import { earliest, type Instant, latest, plus } from './instant.ts'

/** A span of time from `start` up to, not including, `end`. */
export interface Window {
  readonly start: Instant
  readonly end: Instant
}

/** Whether they share any time; windows that only touch do not. */
export function overlaps(a: Window, b: Window): boolean {
  return a.start < b.end && b.start < a.end
}

/** Whether all of `inner` lies in `outer`. */
export function contains(outer: Window, inner: Window): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Whether the instant lies in the window; its end does not. */
export function covers(window: Window, i: Instant): boolean {
  return window.start <= i && i < window.end
}

/** The window with so many minutes more at both ends: room for travel. */
export function widen(window: Window, minutes: number): Window {
  return { start: plus(window.start, -minutes), end: plus(window.end, minutes) }
}

/** In order, with those that overlap or touch made one, and the empty ones left out. */
export function normalise(windows: readonly Window[]): Window[] {
  const merged: Window[] = []
  for (const window of windows.filter((w) => w.start < w.end).sort(byStart)) {
    const last = merged.at(-1)
    if (!last || last.end < window.start) merged.push(window)
    else merged[merged.length - 1] = { start: last.start, end: latest(last.end, window.end) }
  }
  return merged
}

/** What is left of `windows` outside `taken`, normalised. */
export function subtract(windows: readonly Window[], taken: readonly Window[]): Window[] {
  let left = normalise(windows)
  for (const hole of normalise(taken)) left = left.flatMap((window) => cut(window, hole))
  return left
}

/** What of `windows` lies in `bounds`, normalised. */
export function within(windows: readonly Window[], bounds: Window): Window[] {
  return normalise(
    windows.map(({ start, end }) => ({
      start: latest(start, bounds.start),
      end: earliest(end, bounds.end),
    })),
  )
}

function byStart(a: Window, b: Window): number {
  if (a.start === b.start) return 0
  return a.start < b.start ? -1 : 1
}

function cut(window: Window, hole: Window): Window[] {
  if (!overlaps(window, hole)) return [window]
  return [
    { start: window.start, end: hole.start },
    { start: hole.end, end: window.end },
  ].filter((piece) => piece.start < piece.end)
}

export const isSameTime = (a: Window, b: Window): boolean => a.start === b.start && a.end === b.end
