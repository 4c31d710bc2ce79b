import { z } from "zod";
import { promotionKinds } from "./promotion";

export const promotionStates = ["running", "scheduled", "paused", "used_up", "over"] as const;

/** The filters of the list, as they stand in its address; what cannot be read is left out. */
export const promotionQuery = z.object({
  q: z.string().trim().max(80).catch(""),
  state: z.enum(promotionStates).nullable().catch(null),
  kind: z.enum(promotionKinds).nullable().catch(null),
  trigger: z.enum(["code", "automatic"]).nullable().catch(null),
});
export type PromotionQuery = z.output<typeof promotionQuery>;
