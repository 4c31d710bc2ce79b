import { z } from "zod";
import type { Review, ReviewStatus } from "./review";
import type { QuestionStatus } from "./question";

export const voicePageSize = 20;

const page = z.coerce.number().int().min(1).max(1_000).catch(1);
/** The addresses of the console's reviews and questions: what waits comes first. */
export const reviewDeskQuery = z.object({ status: z.enum(["waiting", "published", "hidden"]).catch("waiting"), page });
export const questionDeskQuery = z.object({ status: z.enum(["open", "answered", "declined"]).catch("open"), page });
export type ReviewDeskQuery = z.output<typeof reviewDeskQuery>;
export type QuestionDeskQuery = z.output<typeof questionDeskQuery>;

type About = { slug: string; product: string; productId: string };
export type ReviewAtDesk = Review & About & { status: ReviewStatus };
export type QuestionAtDesk = About & { id: string; authorName: string; body: string; status: QuestionStatus; answer: string | null; answeredByName: string | null; at: string };
export type Desk<T> = { rows: T[]; total: number };
