import { z } from "zod";
import { emailInput, personName } from "@/lib/domain/identity/account-forms";
import { stateCode } from "@/lib/domain/locations/us-states";
import { isPaymentToken, type PaymentToken } from "@/lib/domain/payments/test-cards";
import type { CheckoutId, FulfillmentId, LocationId, OrderId, StoredValueId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { phoneNumber } from "./phone-number";

const blankIsNull = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : (value ?? null));
const checkoutId = idOf<CheckoutId>();
/** Plain text of one line: no control or direction-changing characters. */
const line = (max: number) => z.string().trim().max(max, `Use at most ${max} characters.`)
  .refine((value) => !/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u.test(value), "Remove the special characters.");
const optionalPhone = z.preprocess(blankIsNull, phoneNumber.nullable());

export const checkoutChoice = z.object({ checkoutId });
export type CheckoutChoice = z.output<typeof checkoutChoice>;

export const contactInput = z.object({ checkoutId, name: personName, email: emailInput.transform((email) => email.toLowerCase()), phone: optionalPhone });
export type ContactInput = z.output<typeof contactInput>;

const emailOrPhone = z.string().transform((value, context) => {
  const reach = emailInput.safeParse(value).data ?? phoneNumber.safeParse(value).data;
  if (!reach) context.addIssue({ code: "custom", message: "Write an e-mail or a phone number." });
  return reach ?? "";
});

/** Who picks up, when it is not the buyer: both fields or none. The contact is an e-mail or a phone number. */
export const pickupPersonInput = z.object({
  personName: z.preprocess(blankIsNull, personName.nullable()),
  personContact: z.preprocess(blankIsNull, emailOrPhone.nullable()),
}).superRefine((person, context) => {
  if (person.personName && !person.personContact) context.addIssue({ code: "custom", path: ["personContact"], message: "Tell us how to reach the person who picks up." });
  if (!person.personName && person.personContact) context.addIssue({ code: "custom", path: ["personName"], message: "Tell us who picks up." });
});
/** Lines that the page said are sent to their store first, as a form writes them. */
const suppliedLines = z.string().max(4_000).default("").transform((keys) => keys.split(",").filter(Boolean));
export const pickupInput = z.object({ checkoutId, suppliedLines }).and(pickupPersonInput);
export type PickupInput = Omit<z.output<typeof pickupInput>, "suppliedLines"> & { suppliedLines?: readonly string[] };

export const instant = z.string().refine((value) => !Number.isNaN(Date.parse(value)), "Choose one of the offered times.").transform((value) => new Date(value));
/** `startsAt` alone, or "startsAt/endsAt" in one radio button's value. */
export const slotInput = z.preprocess(
  (raw) => (isRecord(raw) && typeof raw.slot === "string" ? { ...raw, startsAt: raw.slot.split("/")[0], endsAt: raw.slot.split("/")[1] } : raw),
  z.object({ checkoutId, suppliedLines, locationId: idOf<LocationId>(), startsAt: instant, endsAt: instant }).refine((slot) => slot.startsAt < slot.endsAt, { path: ["startsAt"], message: "Choose one of the offered times." }),
);
export type SlotInput = Omit<z.output<typeof slotInput>, "suppliedLines"> & { suppliedLines?: readonly string[] };

export const addressFields = z.object({
  name: personName,
  line1: line(120).min(1, "Enter street and number."),
  line2: z.preprocess((value) => value ?? "", line(120)),
  city: line(80).min(1, "Enter the city."),
  state: z.string().trim().transform((value, context) => {
    const code = stateCode(value);
    if (!code) context.addIssue({ code: "custom", message: "Choose a state." });
    return code ?? "";
  }),
  postcode: z.string().trim().regex(/^\d{5}(-\d{4})?$/, "A ZIP code has five digits."),
});
/** Without a country it is one of the shop's own. */
export type ShipTo = z.output<typeof addressFields> & { country?: string };
export const addressInput = addressFields.extend({ checkoutId });
export type AddressInput = z.output<typeof addressInput>;

export const couponInput = z.object({ checkoutId, code: line(40) });
export type CouponInput = z.output<typeof couponInput>;

/** A gift card's code as typed; wrong signs are refused like an unknown code. */
export const giftCardInput = z.object({ checkoutId, code: line(40).min(1, "Enter the code of the gift card.") });
export type GiftCardInput = z.output<typeof giftCardInput>;
export const storedValueChoice = z.object({ checkoutId, storedValueId: idOf<StoredValueId>() });
export type StoredValueChoice = z.output<typeof storedValueChoice>;

/** `totalMinor` is what the shopper saw: another total is refused with `price_changed`, it is never taken over. */
export const completeInput = z.object({
  checkoutId,
  token: z.custom<PaymentToken>((value) => typeof value === "string" && isPaymentToken(value), "Check the card details."),
  cardBrand: z.preprocess(blankIsNull, z.enum(["Visa", "Mastercard", "American Express", "Discover"]).nullable()),
  cardLast4: z.preprocess(blankIsNull, z.string().regex(/^\d{4}$/).nullable()),
  totalMinor: z.coerce.number().int().min(0).optional(),
  /** What the shopper saw the card pay, after gift cards and store credit: more is never charged. */
  cardMinor: z.coerce.number().int().min(0).optional(),
  /** Made by the page that shows the button, kept while it is retried. */
  idempotencyKey: z.string().regex(/^[A-Za-z0-9_-]{8,80}$/, "This form is incomplete. Load the page again."),
});
export type CompleteInput = z.output<typeof completeInput>;

/** Which order, proved by the link's token or by the session; actions take one of them. */
export const orderProof = z.object({ orderId: idOf<OrderId>().optional(), token: z.string().max(400).optional() });
export const changePersonInput = z.object({ orderId: idOf<OrderId>().optional(), token: z.string().max(400).optional(), fulfillmentId: idOf<FulfillmentId>() }).and(pickupPersonInput);
/** By staff, who say why. */
export const cancelChosenInput = z.object({ orderId: idOf<OrderId>(), reason: line(300).min(1, "Say why: the shopper reads it.") });
export const cancelOrderInput = orderProof.extend({ reason: line(300).default("") });

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
