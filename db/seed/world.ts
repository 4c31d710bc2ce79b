import type { Random } from "./random";

/** What every part of the demo world is made from. */
export type World = {
  /** History ends here: the start of an hour. */
  now: Date;
  /** History begins here, a year earlier. */
  start: Date;
  /** 1 is the whole world; tests use less of its people and orders. */
  scale: number;
  random(name: string): Random;
};

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

export const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
