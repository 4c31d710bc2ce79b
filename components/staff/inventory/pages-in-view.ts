export type PagesInView = { search: string; from: number; to: number; askedAt: number };

/** Rows beyond the edge of the view that are read before they are needed. */
const ahead = 80;
/** The least time between two readings while the view moves on. */
const paceMs = 100;

/** The pages that hold the rows in view and a few around them. */
export const pagesOf = (first: number, last: number, size: number): { from: number; to: number } => ({
  from: Math.max(0, Math.floor((first - ahead) / size)), to: Math.floor((last + ahead) / size),
});

/** Whether pages are read at once: the view moves on from the last ones at a wheel's speed. A jump waits until the view rests. */
export const isSteady = (was: PagesInView, next: PagesInView): boolean =>
  was.search === next.search && next.from <= was.to && next.to >= was.from && next.askedAt - was.askedAt >= paceMs;

export const isSamePages = (was: PagesInView, next: PagesInView): boolean => was.search === next.search && was.from === next.from && was.to === next.to;
