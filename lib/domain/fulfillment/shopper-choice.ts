import { z } from "zod";
import { idOf } from "@/lib/kernel/ids-schema";
import type { LocationId } from "@/lib/kernel/ids";

const text = (max: number, message: string) => z.string().trim().min(1, message).max(max, `At most ${max} characters.`);

export const deliveryAddress = z.object({
  name: text(120, "Tell us who receives the parcel."),
  line1: text(120, "Tell us street and number."),
  line2: z.string().trim().max(120, "At most 120 characters.").default(""),
  city: text(80, "Tell us the city."),
  state: z.string().trim().toUpperCase().regex(/^[A-Z]{2}$/, "Choose a state."),
  postcode: z.string().trim().regex(/^\d{5}(-\d{4})?$/, "Five digits, like 97205."),
});

/** What a shopper may choose when a store cannot do what was promised. */
export const shopperChoice = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("store"), locationId: idOf<LocationId>() }),
  z.object({ kind: z.literal("delivery"), address: deliveryAddress }),
  z.object({ kind: z.literal("refund") }),
  /** Only when the store closed: collect it there once it is open again. */
  z.object({ kind: z.literal("wait") }),
]);
export type ShopperChoice = z.output<typeof shopperChoice>;
export type DeliveryAddress = z.output<typeof deliveryAddress>;
