import { z } from "zod";
import type { ProductId, QuestionId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

export const questionInput = z.object({
  productId: idOf<ProductId>(),
  body: z.string().trim().min(10, "Ask in a whole sentence.").max(500, "At most 500 characters."),
});

export const answerInput = z.object({
  questionId: idOf<QuestionId>(),
  answer: z.string().trim().min(2, "Write the answer.").max(1_500, "At most 1,500 characters."),
});

export const questionChoice = z.object({ questionId: idOf<QuestionId>() });
