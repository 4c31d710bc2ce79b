import { z } from "zod";
import { emailInput, personName } from "@/lib/domain/identity/account-forms";
import type { CustomerId, OrderId, StoredValueId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

export const blankIsNull = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : (value ?? null));
const mostMinor = 1_000_000;
const reason = z.string().trim().min(3, "Say why, in a few words.").max(300, "Use at most 300 characters.");
/** "25", "25.50" or "-10" in dollars, as staff type it; kept in cents. */
export const typedAmount = z.string().trim().regex(/^[+-]?\d{1,5}([.,]\d{1,2})?$/, "Write an amount like 25 or 25.50.").transform((typed) => Math.round(Number(typed.replace(",", ".")) * 100))
  .refine((minor) => minor !== 0 && Math.abs(minor) <= mostMinor, "Choose an amount from 0.01 to 10,000.");
/** Made by the form, kept while it is retried. */
const key = z.string().regex(/^[A-Za-z0-9_-]{8,80}$/, "This form is incomplete. Load the page again.");

export const issueGiftCardInput = z.object({
  amount: typedAmount.refine((minor) => minor > 0, "A new card needs an amount above zero."), reason, key,
  recipientName: z.preprocess(blankIsNull, personName.nullable()), recipientEmail: z.preprocess(blankIsNull, emailInput.nullable()),
  message: z.preprocess(blankIsNull, z.string().trim().max(500, "Use at most 500 characters.").nullable()),
});
export type IssueGiftCard = z.output<typeof issueGiftCardInput>;

export const adjustStoredValueInput = z.object({ storedValueId: idOf<StoredValueId>(), amount: typedAmount, reason, key });
export type AdjustStoredValue = z.output<typeof adjustStoredValueInput>;

export const giveStoreCreditInput = z.object({ customerId: idOf<CustomerId>(), amount: typedAmount, reason, key });
export type GiveStoreCredit = z.output<typeof giveStoreCreditInput>;

export const blockStoredValueInput = z.object({ storedValueId: idOf<StoredValueId>(), reason });
export type BlockStoredValue = z.output<typeof blockStoredValueInput>;

export const checkBalanceInput = z.object({ code: z.string().trim().min(1, "Enter the code of the gift card.").max(40) });

/** Who a sold card is mailed to, corrected or the same again. */
export const readdressInput = z.object({ storedValueId: idOf<StoredValueId>(), recipientEmail: emailInput, recipientName: z.preprocess(blankIsNull, personName.nullable()) });
export type ReaddressGiftCard = z.output<typeof readdressInput>;

/** A sold card that ends, and the order it was sold with. */
export const takeBackInput = z.object({ storedValueId: idOf<StoredValueId>(), orderId: idOf<OrderId>(), reason });
