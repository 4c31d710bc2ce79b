import { machine } from "@/lib/kernel/machine";

/** A question is for everybody's eyes once it is answered. */
export type QuestionStatus = "open" | "answered" | "declined";
export const questionMachine = machine<QuestionStatus>({ open: ["answered", "declined"], answered: ["declined"], declined: ["answered"] });

export type Question = { id: string; authorName: string; body: string; answer: string; answeredByName: string; /** ISO instant of the answer. */ at: string };

/** So many stand on the product's own page; the others one link away. */
export const questionsShown = 4;
