import { z } from "zod";
import { mostLines, mostOfALine } from "@/lib/domain/carts/cart-input";
import { mostGiftCards } from "@/lib/domain/payments/tender";
import { emailInput, personName } from "@/lib/domain/identity/account-forms";
import { seatInput } from "@/lib/domain/identity/pin";
import { addressFields, instant } from "@/lib/domain/orders/checkout-input";
import { phoneNumber } from "@/lib/domain/orders/phone-number";
import { keptGift } from "@/lib/domain/payments/gift";
import { testCards } from "@/lib/domain/payments/test-cards";
import { handReasons } from "@/lib/domain/pricing/hand-discount";
import { homeCurrency } from "@/lib/kernel/currency";
import type { CartId, CashSessionId, CustomerId, LocationId, OrderId, ParkedSaleId, RefundId, TillApprovalId, VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { piecesOf } from "./cash";

const minor = z.coerce.number("Enter an amount.").int().min(0, "Enter 0 or more.").max(100_000_000, "That is too much for a drawer.");
const reason = z.string().trim().min(3, "Say why.").max(200, "Use at most 200 characters.");
const sessionId = idOf<CashSessionId>();

const handEffect = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("price"), unitMinor: minor }),
  z.object({ kind: z.literal("percent"), basisPoints: z.number().int().min(1).max(10_000) }),
  z.object({ kind: z.literal("amount"), amountMinor: minor.min(1) }),
]);
/** Off a line or the whole sale, with the yes of somebody who may where the seller may not. */
const handWish = z.object({ effect: handEffect, reason: z.enum(handReasons), note: z.string().trim().max(200, "Use at most 200 characters.").default(""), approvalId: idOf<TillApprovalId>().nullable().default(null) })
  .refine(({ reason: why, note }) => why !== "other" || note.length >= 3, { path: ["note"], message: "Say why." });
export type HandWish = z.output<typeof handWish>;
const priceless = handWish.refine(({ effect }) => effect.kind !== "price", "A price is given to a line.");

/** A gift card, told apart from others of the same sale by its key. */
const saleGift = keptGift.extend({ key: z.uuid() });
export type SaleGift = z.output<typeof saleGift>;

const saleLine = z.object({ variantId: idOf<VariantId>(), quantity: z.number().int().min(1).max(mostOfALine), off: handWish.nullable().default(null), method: z.enum(["carry_out", "ship", "pickup", "email"]).default("carry_out"), storeId: idOf<LocationId>().nullable().default(null), /** A pickup that is sent to its store first. */ isSent: z.boolean().default(false), gift: saleGift.nullable().default(null) })
  .refine(({ method, storeId }) => (method === "pickup") === (storeId !== null), "A pickup names its store.")
  .refine(({ method, gift, off }) => (method === "email") === (gift !== null) && (gift === null || off === null), "A gift card costs what it is worth.");
export type SaleLine = z.output<typeof saleLine>;
/** Names a line within its sale: the same goods taken along, shipped and picked up are three. */
export const lineKeyOf = ({ variantId, method = "carry_out", storeId = null, gift = null }: { variantId: string; method?: SaleLine["method"]; storeId?: string | null; gift?: { key: string } | null }): string =>
  (gift ? `${variantId} ${gift.key}` : method === "carry_out" ? variantId : `${variantId} ${method} ${storeId ?? ""}`.trim());

const slot = z.object({ storeId: idOf<LocationId>(), startsAt: instant, endsAt: instant });
/** For what is not taken along: whose it is, where it goes, and the hour of each pickup. */
const following = z.object({
  name: personName, email: emailInput, phone: z.preprocess((value) => (value === "" ? null : value), phoneNumber.nullable()),
  shipTo: addressFields.omit({ name: true }).nullable(),
  slots: z.array(slot).max(20),
  /** The window in which a store's own van brings what is shipped; a carrier does without. */
  van: slot.nullable().default(null),
});
export type Following = z.output<typeof following>;

/** `coverMinor` of the total; what is handed over for it gets change. */
const cash = z.object({ coverMinor: minor.min(1), receivedMinor: minor });
/** Gift cards by their codes, points and store credit of the customer, each with what the screen says it pays. */
const giftCard = z.object({ code: z.string().trim().min(1).max(40), paysMinor: minor.min(1) });
/** The card that is held to the built-in terminal. */
const card = z.enum(testCards.map(({ number }) => number));

export const saleInput = z.object({
  /** Made by the register; the same sale is placed once, however often it is sent. */
  saleId: idOf<CartId>(),
  /** Made for each attempt to pay. */
  attempt: z.string().regex(/^[A-Za-z0-9_-]{8,60}$/),
  lines: z.array(saleLine).min(1).max(mostLines),
  off: priceless.nullable().default(null),
  following: following.nullable().default(null),
  customerId: idOf<CustomerId>().nullable(),
  email: emailInput.nullable(),
  /** What the screen showed; another total is refused, never taken over. */
  totalMinor: minor,
  giftCards: z.array(giftCard).max(mostGiftCards).default([]),
  creditMinor: minor.default(0),
  pointsMinor: minor.default(0),
  cash: cash.nullable(),
  /** Pays what the others leave, of it `secondCard.paysMinor` by another card. */
  card: card.nullable(),
  secondCard: z.object({ card, paysMinor: minor.min(1) }).nullable().default(null),
}).refine(({ lines, following: told }) => told !== null || lines.every(({ method }) => method === "carry_out" || method === "email"), { path: ["following"], message: "Say to whom it goes." })
  .refine((sale) => leftForCard(sale) >= 0 && (sale.card !== null || leftForCard(sale) === 0), { path: ["cash"], message: "Something is left to pay." })
  .refine((sale) => sale.secondCard === null || (sale.card !== null && sale.secondCard.paysMinor < leftForCard(sale)), { path: ["secondCard"], message: "Two cards share what is left." });
export type SaleInput = z.output<typeof saleInput>;

/** What points, gift cards, store credit and cash leave to the cards. */
export const leftForCard = ({ totalMinor, giftCards, creditMinor, pointsMinor, cash: given }: { totalMinor: number; pointsMinor: number; giftCards: readonly { paysMinor: number }[]; creditMinor: number; cash: { coverMinor: number } | null }): number =>
  totalMinor - giftCards.reduce((sum, one) => sum + one.paysMinor, 0) - creditMinor - pointsMinor - (given?.coverMinor ?? 0);

export const giftCardCode = giftCard.pick({ code: true });
export const waysQuestion = z.object({ variantId: idOf<VariantId>(), quantity: z.coerce.number().int().min(1).max(mostOfALine) });
export const slotsQuestion = z.object({ storeId: idOf<LocationId>() });
/** `lines`: "<variant>:2,<variant>:1" */
export const vanQuestion = z.object({
  postcode: z.string().regex(/^\d{5}$/),
  lines: z.string().max(8_000).transform((text) => text.split(",").map((pair) => { const [variantId, quantity] = pair.split(":"); return { variantId, quantity: Number(quantity) }; })).pipe(z.array(z.object({ variantId: idOf<VariantId>(), quantity: z.number().int().min(1).max(mostOfALine) })).min(1).max(mostLines)),
});
export const customerQuestion = z.object({ customerId: idOf<CustomerId>() });

export const parkInput = z.object({ id: idOf<ParkedSaleId>(), label: z.string().trim().max(60, "Use at most 60 characters."), lines: z.array(saleLine).min(1).max(mostLines), off: priceless.nullable().default(null), customerId: idOf<CustomerId>().nullable() });
/** The sale's line, what it is given, what that takes off what is left of it: as the screen shows them. */
export const approvalInput = z.object({ saleId: idOf<CartId>(), line: z.string().max(200).nullable(), effect: handEffect, amountMinor: minor.min(1), leftMinor: minor.min(1), approver: seatInput });
export type ApprovalInput = z.output<typeof approvalInput>;
export const parkedInput = z.object({ id: idOf<ParkedSaleId>() });
export const dropInput = z.object({ saleId: idOf<CartId>(), units: z.number().int().min(0).max(mostLines * mostOfALine), totalMinor: minor });
export const voidInput = z.object({ saleId: idOf<CartId>(), reason, approver: seatInput.nullable().default(null) });
export const openingInput = z.object({ floatMinor: minor });
export const movementInput = z.object({ kind: z.enum(["pay_in", "pay_out"]), amountMinor: minor.min(1, "Enter an amount."), reason });
export const countInput = z.object({ sessionId, pieces: z.record(z.string().refine((value) => (piecesOf[homeCurrency] ?? []).map(String).includes(value), "Unknown note or coin."), z.coerce.number().int().min(0).max(9_999)) });
export const closingInput = z.object({ sessionId, reason: reason.or(z.literal("")).default(""), approver: seatInput.nullable().default(null) });
export const payOutInput = z.object({ operationId: idOf<RefundId>() });
export const receiptInput = z.object({ orderId: idOf<OrderId>(), email: emailInput });

/** The address of the console's list of discounts. */
export const discountQuery = z.object({ show: z.enum(["all", "approved"]).catch("all"), days: z.coerce.number().pipe(z.union([z.literal(7), z.literal(30), z.literal(90)])).catch(30) });

/** The address of the console's list; an unknown value shows all. */
export const drawerQuery = z.object({ show: z.enum(["all", "open", "differing"]).catch("all") });
