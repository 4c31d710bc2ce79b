import { z } from "zod";
import { mostLines, mostOfALine } from "@/lib/domain/carts/cart-input";
import { emailInput } from "@/lib/domain/identity/account-forms";
import { seatInput } from "@/lib/domain/identity/pin";
import { testCards } from "@/lib/domain/payments/test-cards";
import type { CartId, CashSessionId, CustomerId, OrderId, ParkedSaleId, RefundId, VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { piecesOf } from "./cash";

const minor = z.coerce.number("Enter an amount.").int().min(0, "Enter 0 or more.").max(100_000_000, "That is too much for a drawer.");
const reason = z.string().trim().min(3, "Say why.").max(200, "Use at most 200 characters.");
const sessionId = idOf<CashSessionId>();

const saleLine = z.object({ variantId: idOf<VariantId>(), quantity: z.number().int().min(1).max(mostOfALine) });
export type SaleLine = z.output<typeof saleLine>;

/** `coverMinor` of the total; what is handed over for it gets change. */
const cash = z.object({ coverMinor: minor.min(1), receivedMinor: minor });
/** The card that is held to the built-in terminal. */
const card = z.enum(testCards.map(({ number }) => number));

export const saleInput = z.object({
  /** Made by the register; the same sale is placed once, however often it is sent. */
  saleId: idOf<CartId>(),
  /** Made for each attempt to pay. */
  attempt: z.string().regex(/^[A-Za-z0-9_-]{8,60}$/),
  lines: z.array(saleLine).min(1).max(mostLines),
  customerId: idOf<CustomerId>().nullable(),
  email: emailInput.nullable(),
  /** What the screen showed; another total is refused, never taken over. */
  totalMinor: minor,
  cash: cash.nullable(),
  /** Pays what cash leaves. */
  card: card.nullable(),
}).refine(({ totalMinor, cash: given, card: held }) => (given?.coverMinor ?? 0) <= totalMinor && (held !== null || (given?.coverMinor ?? 0) === totalMinor), { path: ["cash"], message: "Something is left to pay." });
export type SaleInput = z.output<typeof saleInput>;

export const parkInput = z.object({ id: idOf<ParkedSaleId>(), label: z.string().trim().max(60, "Use at most 60 characters."), lines: z.array(saleLine).min(1).max(mostLines), customerId: idOf<CustomerId>().nullable() });
export const parkedInput = z.object({ id: idOf<ParkedSaleId>() });
export const openingInput = z.object({ floatMinor: minor });
export const movementInput = z.object({ kind: z.enum(["pay_in", "pay_out"]), amountMinor: minor.min(1, "Enter an amount."), reason });
export const countInput = z.object({ sessionId, pieces: z.record(z.string().refine((value) => (piecesOf["USD"] ?? []).map(String).includes(value), "Unknown note or coin."), z.coerce.number().int().min(0).max(9_999)) });
export const closingInput = z.object({ sessionId, reason: reason.or(z.literal("")).default(""), approver: seatInput.nullable().default(null) });
export const payOutInput = z.object({ operationId: idOf<RefundId>() });
export const receiptInput = z.object({ orderId: idOf<OrderId>(), email: emailInput });

/** The address of the console's list; an unknown value shows all. */
export const drawerQuery = z.object({ show: z.enum(["all", "open", "differing"]).catch("all") });
