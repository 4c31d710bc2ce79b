import { z } from "zod";
import { mostLines, mostOfALine } from "@/lib/domain/carts/cart-input";
import { promotionKinds } from "@/lib/domain/pricing/promotion";
import { taxOf, type Tax } from "@/lib/domain/pricing/tax";
import { homeCurrency } from "@/lib/kernel/currency";
import type { CartId, CashSessionId, CustomerId, PromotionId, StaffId, TillKeyId, VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { cashDue } from "./cash";
import type { RefusedBecause } from "./till-conflict";

/** Numbers that one key may give: as many sales as a register takes without network. */
export const salesOfAKey = 100;
export const mostEntries = 20;

const minor = z.number().int().min(0).max(100_000_000);
const variantId = idOf<VariantId>();

/** A sale as its register signs it. Cash only: what asks a bank, or a balance that somebody else can spend, waits for the network. */
export const offlineBody = z.object({
  keyId: idOf<TillKeyId>(),
  sequence: z.number().int().min(1).max(salesOfAKey),
  /** SHA-256 of the text before it, empty for the first. */
  previous: z.string().max(64),
  saleId: idOf<CartId>(),
  number: z.string().max(20),
  sessionId: idOf<CashSessionId>(),
  staffId: idOf<StaffId>(),
  soldAt: z.iso.datetime(),
  customerId: idOf<CustomerId>().nullable(),
  email: z.email().max(254).nullable(),
  lines: z.array(z.object({ variantId, quantity: z.number().int().min(1).max(mostOfALine), unitMinor: minor, discountMinor: minor, taxRatePpm: z.number().int().min(0).max(1_000_000), isTaxIncluded: z.boolean(), /** On top of the price. */ taxMinor: minor })).min(1).max(mostLines),
  promotions: z.array(z.object({ promotionId: idOf<PromotionId>(), name: z.string().max(200), kind: z.enum(promotionKinds), lines: z.array(z.object({ variantId, amountMinor: minor.min(1) })).min(1).max(mostLines) })).max(20),
  totalMinor: minor.min(1),
  receivedMinor: minor,
});
export type OfflineBody = z.output<typeof offlineBody>;
export type OfflineLine = OfflineBody["lines"][number];

/** `body` is signed as it stands, so that both sides read the same text. */
export const signedEntry = z.object({ body: z.string().max(60_000), signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/) });
export type SignedEntry = z.output<typeof signedEntry>;

export const syncInput = z.object({ entries: z.array(signedEntry).min(1).max(mostEntries) });
export const newKeyInput = z.object({ publicKey: z.object({ kty: z.literal("EC"), crv: z.literal("P-256"), x: z.string().regex(/^[A-Za-z0-9_-]{43}$/), y: z.string().regex(/^[A-Za-z0-9_-]{43}$/) }) });

/** What became of an entry: booked (now or before), refused and listed for a decision, or to be sent again. */
export type EntryAnswer =
  | { is: "booked"; number: string; conflicts: number }
  | { is: "refused"; reason: RefusedBecause }
  | { is: "later" };

export type IssuedKey = { keyId: TillKeyId; numbers: string[] };

/** By its own figures. */
export const lineTax = ({ unitMinor, quantity, discountMinor, taxRatePpm, isTaxIncluded }: OfflineLine): Tax => taxOf(unitMinor * quantity - discountMinor, taxRatePpm, isTaxIncluded);

export const lineTotal = (line: OfflineLine): number => line.unitMinor * line.quantity - line.discountMinor + line.taxMinor;

/** Each line's tax and the sum are those of its own figures, promotions took off no more than the lines say, and the cash was enough. */
export function addsUp(body: OfflineBody): boolean {
  const takenOff = new Map<VariantId, number>();
  for (const { variantId: id, amountMinor } of body.promotions.flatMap(({ lines }) => lines)) takenOff.set(id, (takenOff.get(id) ?? 0) + amountMinor);
  const ids = new Set(body.lines.map((line) => line.variantId));
  return ids.size === body.lines.length && [...takenOff.keys()].every((id) => ids.has(id))
    && body.lines.every((line) => line.discountMinor <= line.unitMinor * line.quantity && line.discountMinor >= (takenOff.get(line.variantId) ?? 0) && line.taxMinor === lineTax(line).addedMinor)
    && body.lines.reduce((sum, line) => sum + lineTotal(line), 0) === body.totalMinor && body.receivedMinor >= cashDue(body.totalMinor, homeCurrency);
}
