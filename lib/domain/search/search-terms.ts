import { z } from "zod";

export const termShows = ["all", "nothing", "picked"] as const;
export type TermShow = (typeof termShows)[number];

/** The filters of the list of searches, as they stand in its address; what cannot be read is left out. */
export const termsQuery = z.object({ q: z.string().trim().max(80).catch(""), show: z.enum(termShows).catch("all"), page: z.coerce.number().int().min(1).max(500).catch(1) });
export type TermsQuery = z.output<typeof termsQuery>;
export const termsPerPage = 50;

/** What was searched for; never searched, it is only picked for. */
export type SearchedTerm = { term: string; searches: number; lastResults: number | null; lastAt: string | null; pinned: number; buried: number };
export type SearchedTerms = { terms: SearchedTerm[]; counts: Record<TermShow, number> };
