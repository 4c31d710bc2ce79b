import type { Outcome } from "@/lib/kernel/refusal";

export type Refused = Extract<Outcome<never>, { ok: false }>;

/** What to say about a no: its own reason where it has one. */
export const refusedWords = ({ message, facts, fields }: Refused): string =>
  typeof facts.reason === "string" ? facts.reason : (Object.values(fields)[0] ?? message);

export const ordersOf = ({ facts }: Refused): string[] => (Array.isArray(facts.orders) ? facts.orders.filter((number, at, all) => number !== "" && all.indexOf(number) === at) : []);
