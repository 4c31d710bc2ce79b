"use server";

import { answerQuestion as answer } from "@/lib/domain/catalog/answer-question";
import { askQuestion as ask } from "@/lib/domain/catalog/ask-question";
import { decideReview as decide } from "@/lib/domain/catalog/decide-review";
import { declineQuestion as decline } from "@/lib/domain/catalog/decline-question";
import { answerInput, questionChoice, questionInput } from "@/lib/domain/catalog/question-input";
import { reviewDecision, reviewInput } from "@/lib/domain/catalog/review-input";
import { sendReview } from "@/lib/domain/catalog/send-review";
import { tags } from "@/lib/kernel/tags";
import { action } from "./action";

const stale = ({ productId }: { productId: string }) => [tags.catalog, tags.product(productId)];

/** By a member who has it, with photos. */
export const writeReview = action({ can: "reviews.write", input: reviewInput, process: sendReview, after: ({ slug }) => `/products/${slug}/reviews/new?sent=1` });
export const decideReview = action({ can: "reviews.moderate", input: reviewDecision, run: decide, stale });

export const askQuestion = action({ can: "reviews.write", input: questionInput, run: ask, after: ({ slug }) => `/products/${slug}/questions?asked=1` });
export const answerQuestion = action({ can: "reviews.moderate", input: answerInput, run: answer, stale });
export const declineQuestion = action({ can: "reviews.moderate", input: questionChoice, run: decline, stale });
