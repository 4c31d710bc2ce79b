import { z } from "zod";
import { idOf } from "@/lib/kernel/ids-schema";
import type { FulfillmentId, LocationId, OrderId, OrderLineId } from "@/lib/kernel/ids";
import { instant } from "./counter-input";
import type { FulfillmentMethod } from "./fulfillment-state";

const text = (max: number, message: string) => z.string().trim().min(1, message).max(max, `At most ${max} characters.`);

export const deliveryAddress = z.object({
  name: text(120, "Tell us who receives the parcel."),
  line1: text(120, "Tell us street and number."),
  line2: z.string().trim().max(120, "At most 120 characters.").default(""),
  city: text(80, "Tell us the city."),
  state: z.string().trim().toUpperCase().regex(/^[A-Z]{2}$/, "Choose a state."),
  postcode: z.string().trim().regex(/^\d{5}(-\d{4})?$/, "Five digits, like 97205."),
});

/** Why a shopper is asked: units are missing, the store closed, or they come later, from another place. */
export type ShopperQuestion = "missing" | "store_closed" | "later";

/** What a shopper may choose when a store cannot do what was promised. */
export const shopperChoice = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("store"), locationId: idOf<LocationId>() }),
  z.object({ kind: z.literal("delivery"), address: deliveryAddress }),
  z.object({ kind: z.literal("refund") }),
  /** Collect it there all the same: once the store is open again, or when the goods have come. */
  z.object({ kind: z.literal("wait") }),
]);
export type ShopperChoice = z.output<typeof shopperChoice>;
export type DeliveryAddress = z.output<typeof deliveryAddress>;

/** What a shopper can choose now, as plain data; instants are ISO strings. */
export type ShopperChoices = {
  fulfillmentId: FulfillmentId; orderId: OrderId; orderNumber: string; number: string; method: FulfillmentMethod; question: ShopperQuestion; /** Why the store closed, in its own words. */ reason: string | null; deadline: string;
  store: { name: string; timeZone: string }; currency: string; shipTo: Record<string, string> | null; contactName: string;
  lines: { orderLineId: OrderLineId; title: string; variantTitle: string; image: { src: string; alt: string; background: string } | null; quantity: number; amountMinor: number }[];
  /** Stores that have all of it, nearest first. */
  stores: { id: LocationId; slug: string; name: string; addressLine1: string; city: string; state: string; timeZone: string; distanceKm: number; readyAt: string }[];
  canDeliver: boolean; canWait: boolean; /** When it can be collected without a choice. */ promisedAt: string; refundMinor: number;
};

/** "The reason: burst pipe. ", to go before what happens now; nothing where none was given. */
export const reasonWords = (reason: string | null | undefined): string => (reason ? `The reason: ${reason.trim().replace(/[.!]+$/, "")}. ` : "");

const token = z.string().max(400).optional();
const blank = (max: number) => z.string().trim().max(max, `At most ${max} characters.`).nullish().transform((value) => value || null);

/** One part of an order, with what proves that it is this shopper's: the link's token, or the order's id beside the session. */
export const ownPart = z.object({ orderId: idOf<OrderId>().optional(), token, fulfillmentId: idOf<FulfillmentId>() });
export const moveTimeInput = ownPart.extend({ startsAt: instant, endsAt: instant });
export const arrivalInput = ownPart.extend({ stall: blank(20), car: blank(80) });

/** A form posts its fields flat: `choice` is "store:<id>", "delivery", "refund" or "wait", beside the fields of the address. */
export const choiceInput = z.preprocess(
  (raw) => {
    if (!isRecord(raw) || typeof raw.choice !== "string") return raw;
    const [kind, locationId] = raw.choice.split(":");
    return { ...raw, choice: { kind, locationId, address: raw } };
  },
  z.object({ orderId: idOf<OrderId>().optional(), token, fulfillmentId: idOf<FulfillmentId>().optional(), choice: shopperChoice }),
);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
