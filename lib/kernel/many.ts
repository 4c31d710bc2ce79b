/** What came of one change asked for many rows: how many were changed; for each that was refused its place in what was asked, and why. */
export type Many = { done: number; refused: { at: number; why: string }[] };
