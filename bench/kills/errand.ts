import { z } from "zod";

const text = z.string().default("");

/** What the process that dies must know: plain text and sums. */
export const errandOf = z.object({
  cartId: text, checkoutId: text, key: text, orderId: text, partId: text, code: text, returnId: text, transferId: text, registerId: text, editId: text, purchaseId: text, lineId: text, placeId: text,
  /** What goes out, by SKU: each once. */
  goods: z.array(z.string()).default([]),
  dueMinor: z.number().default(0),
});
export type Errand = z.output<typeof errandOf>;
export const nothing: Errand = errandOf.parse({});
